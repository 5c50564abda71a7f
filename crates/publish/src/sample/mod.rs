//! Demonstration budgets: from clients and a norm, by a seed, so that anyone can make them again.
//!
//! All is plausible and unremarkable but for the odd faces that `sample.toml` gives to invented institutions:
//! a made-up amount under a real name must not accuse it.

mod amounts;
mod random;
mod recipe;

use crate::disk::{self, Trouble};
use crate::report::Findings;
use crate::source::Frame;
use crate::source::city::City;
use crate::source::folder::Folder;
use crate::source::mapping::BUDGETS;
use std::path::Path;

/// What was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Made {
    pub institutions: usize,
    pub lines: usize,
}

/// Writes `budgets.csv` into the source folder; nothing where faults were found.
pub fn make(path: &Path, findings: &mut Findings) -> Result<Option<Made>, Trouble> {
    let Some(mut folder) = Folder::open(path, findings) else { return Ok(None) };
    let frame = Frame::read(&mut folder, findings);
    let text = folder.text(recipe::FILE, true, findings);
    let recipe = text.and_then(|text| recipe::read(&text, findings));
    let (Some(recipe), Some(city)) = (recipe, &frame.city) else { return Ok(None) };
    recipe::check(&recipe, &frame, city, findings);
    if findings.has_faults() {
        return Ok(None);
    }
    let (bytes, lines) = table(&recipe, &frame, city);
    disk::replace(&folder.path().join("budgets.csv"), &bytes)?;
    Ok(Some(Made { institutions: frame.institutions.len(), lines }))
}

fn table(recipe: &recipe::Recipe, frame: &Frame, city: &City) -> (Vec<u8>, usize) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(BUDGETS.columns()).expect("memory can be written");
    let mut lines = 0;
    for at in 0..frame.institutions.len() {
        for line in amounts::of(recipe, frame, city, at) {
            let amounts = [line.approved, line.adjusted, line.executed].map(|amount| amount.to_string());
            let [approved, adjusted, executed] = &amounts;
            let id = &frame.institutions[at].id;
            let year = line.year.to_string();
            writer
                .write_record([id, &year, &line.group, &line.item, approved, adjusted, executed])
                .expect("memory can be written");
            lines += 1;
        }
    }
    (writer.into_inner().expect("memory can be written"), lines)
}
