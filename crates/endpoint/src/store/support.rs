//! Devices that support a complaint; each counts once.

use super::db::{Connection, Query, Work};
use super::{Doing, Store, StoreError};
use adaldyq_domain::complaint::id::Id;

struct Support {
    id: Id,
    device: String,
    time: i64,
}

impl Work for Support {
    type Output = Option<i64>;

    async fn run(&self, at: &mut Connection) -> Result<Option<i64>, StoreError> {
        let open = Query::new(
            "SELECT id FROM complaints WHERE id = $1 AND visibility = 'public'
             AND status IN ('received', 'accepted', 'drafted')",
        );
        if open.bind(self.id.compact()).fetch_optional(at).await.doing("look for it")?.is_none() {
            return Ok(None);
        }
        let new = Query::new(
            "INSERT INTO supports (complaint, device, time) VALUES ($1, $2, $3)
             ON CONFLICT (complaint, device) DO NOTHING",
        );
        let new = new.bind(self.id.compact()).bind(&self.device).bind(self.time);
        new.execute(at).await.doing("write the support")?;
        let count = Query::new("SELECT COUNT(*) FROM supports WHERE complaint = $1").bind(self.id.compact());
        Ok(Some(count.fetch_one(at).await.doing("count the supports")?.int(0)?))
    }
}

impl Store {
    /// Counts a device, known by a digest, once; nothing where the complaint is not open and public.
    pub async fn support(&self, id: Id, device: String, time: i64) -> Result<Option<i64>, StoreError> {
        self.run(Support { id, device, time }).await
    }
}
