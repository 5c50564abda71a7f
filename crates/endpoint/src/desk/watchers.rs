//! Who else looks at a complaint now, as far as an official may know it.

use crate::store::notes::Watcher;
use adaldyq_domain::complaint::id::Id;
use adaldyq_domain::complaint::official::{Official, Role};
use adaldyq_domain::lang::Lang;
use adaldyq_words::Table;

/// Names of those who look at this one. An institution knows its own people by name, of the others only which
/// office looks; and nothing of the others where the complaint is held: that the service takes an interest in it
/// just now is the service's own affair.
pub fn of(watchers: &[Watcher], id: Id, official: &Official, lang: Lang) -> Vec<String> {
    let mut names = Vec::new();
    for watcher in watchers.iter().filter(|watcher| watcher.complaint == id) {
        let institution = official.institution.as_ref().map(|id| id.as_str());
        let colleague = official.role != Role::Institution || watcher.institution.as_deref() == institution;
        if colleague {
            names.push(watcher.name.clone());
        } else if !watcher.held {
            let office = Table::builtin(lang).say(&format!("desk-role-{}", watcher.role.code()), &[]);
            names.push(office);
        }
    }
    names.sort();
    names.dedup();
    names
}
