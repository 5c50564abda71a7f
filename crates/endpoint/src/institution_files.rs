//! What a release publishes about each institution beside the index: here its name and the amounts of its
//! budget lines.

use adaldyq_domain::catalogue::{GroupLine, InstitutionFile};
use adaldyq_domain::complaint::draft::BudgetLine;
use adaldyq_domain::lang::Names;
use adaldyq_domain::money::Tenge;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The files of one release, each read when it is first asked for.
pub struct InstitutionFiles {
    folder: PathBuf,
    read: Mutex<HashMap<String, Option<Arc<InstitutionFile>>>>,
}

impl InstitutionFiles {
    pub fn of(release: &Path) -> Self {
        Self { folder: release.join("institutions"), read: Mutex::default() }
    }

    /// Tenge of a line, adjusted where that is published and else approved; nothing where no such line is.
    /// `institution` is one that the release has.
    pub fn amount(&self, institution: &str, line: &BudgetLine) -> Option<i64> {
        let file = self.file(institution)?;
        let groups = file.budgets.get(&u16::from(line.year).to_string())?;
        let amount = match (&line.group, &line.item) {
            (Some(group), item) => {
                let group = groups.iter().find(|known| known.group == *group)?;
                match item {
                    Some(item) => {
                        let item = group.items.iter().find(|known| known.item == *item)?;
                        item.adjusted.or(item.approved)?
                    }
                    None => of_group(group)?,
                }
            }
            (None, _) => {
                let amounts: Vec<i64> = groups.iter().filter_map(of_group).map(i64::from).collect();
                Tenge::new(amounts.iter().sum()).ok().filter(|_| !amounts.is_empty())?
            }
        };
        Some(i64::from(amount))
    }

    /// `institution` is one that the release has.
    pub fn name(&self, institution: &str) -> Option<Names> {
        self.file(institution).map(|file| file.name.clone())
    }

    fn file(&self, institution: &str) -> Option<Arc<InstitutionFile>> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = read.get(institution) {
            return file.clone();
        }
        let path = self.folder.join(format!("{institution}.json"));
        let file = match std::fs::read(&path).map(|text| serde_json::from_slice(&text)) {
            Ok(Ok(file)) => Some(Arc::new(file)),
            Ok(Err(error)) => {
                tracing::error!(%error, institution, "a published budget could not be read");
                None
            }
            Err(_) => None,
        };
        read.insert(institution.to_owned(), file.clone());
        file
    }
}

fn of_group(group: &GroupLine) -> Option<Tenge> {
    group.adjusted.or(group.approved)
}
