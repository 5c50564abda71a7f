//! How many bytes of photos may be under way at once, of one sender and of all: what comes in waits in memory
//! until it is looked at, and nobody shall be able to fill that.

use crate::client_ip::Sender;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Two complaints with five large photos each. Phones send far less, since the page makes photos smaller.
const OF_ONE: usize = 2 * 52 * 1_024 * 1_024;
const OF_ALL: usize = 512 * 1_024 * 1_024;

#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<Held>>);

#[derive(Default)]
struct Held {
    of_all: usize,
    of_one: HashMap<Sender, usize>,
}

/// One sender's part, given back when it is dropped.
pub struct Share {
    memory: Memory,
    sender: Sender,
    bytes: usize,
}

/// There is no room just now.
#[derive(Debug)]
pub struct Full;

impl Memory {
    pub fn share(&self, sender: Sender) -> Share {
        Share { memory: self.clone(), sender, bytes: 0 }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Share {
    pub fn take(&mut self, bytes: usize) -> Result<(), Full> {
        let mut held = self.memory.held();
        let own = held.of_one.get(&self.sender).copied().unwrap_or_default();
        if own + bytes > OF_ONE || held.of_all + bytes > OF_ALL {
            return Err(Full);
        }
        held.of_all += bytes;
        held.of_one.insert(self.sender, own + bytes);
        self.bytes += bytes;
        Ok(())
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut held = self.memory.held();
        held.of_all -= self.bytes;
        let own = held.of_one.get(&self.sender).copied().unwrap_or_default() - self.bytes;
        if own == 0 {
            held.of_one.remove(&self.sender);
        } else {
            held.of_one.insert(self.sender, own);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderMap;

    fn sender(address: &str) -> Sender {
        Sender::of(address.parse().unwrap(), &HeaderMap::new(), &[])
    }

    #[test]
    fn one_sender_cannot_take_all_and_gets_back_what_was_taken() {
        let memory = Memory::default();
        let mut greedy = memory.share(sender("203.0.113.9"));
        greedy.take(OF_ONE).unwrap();
        assert!(memory.share(sender("203.0.113.9")).take(1).is_err());
        assert!(memory.share(sender("203.0.113.10")).take(OF_ONE).is_ok());
        drop(greedy);
        assert!(memory.share(sender("203.0.113.9")).take(1).is_ok());
    }

    #[test]
    fn all_together_cannot_take_more_than_there_is() {
        let memory = Memory::default();
        let shares: Vec<Share> = (0..OF_ALL / OF_ONE)
            .map(|number| {
                let mut share = memory.share(sender(&format!("203.0.113.{number}")));
                share.take(OF_ONE).unwrap();
                share
            })
            .collect();
        assert!(memory.share(sender("198.51.100.1")).take(OF_ONE).is_err());
        drop(shares);
        assert!(memory.share(sender("198.51.100.1")).take(OF_ONE).is_ok());
    }
}
