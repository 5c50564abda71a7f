//! The photos that are to go along with something: a handle, cheap to copy.

use super::shelf::{self, Photo};
use super::{MOST, bitmap};
use crate::complaint::browser::random;
use crate::data::fetch::wait;
use crate::dom::{follow, soon};
use crate::words::say;
use leptos::prelude::*;
use web_sys::File;

#[derive(Clone, Copy)]
pub struct Attached {
    shelf: &'static str,
    list: RwSignal<Vec<Photo>, LocalStorage>,
    /// Whether what was kept on the device is in the list.
    read: RwSignal<bool>,
    /// How many are being made smaller just now.
    pub at_work: RwSignal<usize>,
    /// What could not be taken, in words.
    pub said: RwSignal<Vec<String>>,
}

impl Attached {
    /// With what the device has kept under this name; `stays` says whether it may keep it.
    pub fn open(shelf: &'static str, stays: impl Fn() -> bool + 'static) -> Self {
        let attached = Self {
            shelf,
            list: RwSignal::new_local(Vec::new()),
            read: RwSignal::new(false),
            at_work: RwSignal::new(0),
            said: RwSignal::new(Vec::new()),
        };
        soon(attached.read());
        follow(move || {
            let (list, stays) = (attached.list.get(), stays());
            if attached.read.get() {
                soon(shelf::write(shelf, list, stays));
            }
        });
        attached
    }

    async fn read(self) {
        let kept = shelf::read(self.shelf).await;
        if self.read.try_get_untracked() == Some(false) {
            self.list.try_update(|list| list.splice(..0, kept).for_each(drop));
            self.read.try_set(true);
        }
    }

    /// Follows the list.
    pub fn get(self) -> Vec<Photo> {
        self.list.get()
    }

    /// Nothing once the page has gone.
    pub fn now(self) -> Vec<Photo> {
        self.list.try_get_untracked().unwrap_or_default()
    }

    pub fn is_empty(self) -> bool {
        self.now().is_empty()
    }

    /// All of them, once what is kept is read and what was chosen is ready; also when the page has gone.
    pub async fn all(self) -> Vec<Photo> {
        if self.read.try_get_untracked() != Some(true) {
            self.read().await;
        }
        while self.at_work.try_get_untracked().is_some_and(|count| count > 0) {
            wait(100).await;
        }
        match self.list.try_get_untracked() {
            Some(list) => list,
            None => shelf::read(self.shelf).await,
        }
    }

    /// Makes them smaller, one after the other, and says of which that did not work.
    pub fn add(self, files: Vec<File>) {
        self.said.set(Vec::new());
        let room = MOST.saturating_sub(self.now().len() + self.at_work.get_untracked());
        if files.len() > room {
            self.say("photos-most", &[("max", (MOST as i64).into())]);
        }
        let files: Vec<File> = files.into_iter().take(room).collect();
        self.at_work.update(|count| *count += files.len());
        soon(async move {
            for file in files {
                match bitmap::smaller(&file).await {
                    Some(blob) => {
                        let photo = Photo { id: random(), blob };
                        self.list.try_update(|list| list.push(photo));
                    }
                    None => self.say("photos-no-picture", &[("name", file.name().into())]),
                }
                self.at_work.try_update(|count| *count -= 1);
            }
        });
    }

    fn say(self, key: &str, args: &[(&str, adaldyq_domain::fault::Arg)]) {
        let sentence = say(key, args);
        self.said.try_update(|said| said.push(sentence));
    }

    pub fn remove(self, id: &str) {
        self.said.set(Vec::new());
        self.list.update(|list| list.retain(|photo| photo.id != id));
    }

    /// Leaves none, on the device neither.
    pub fn clear(self) {
        self.said.try_set(Vec::new());
        if self.list.try_set(Vec::new()).is_some() {
            // The page has gone, and with it what would have followed.
            soon(shelf::write(self.shelf, Vec::new(), false));
        }
    }
}
