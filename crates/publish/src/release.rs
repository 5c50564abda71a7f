//! Writing a release: all of it, then the switch.
//!
//! Files go to a folder of another name, reach the disk, and get their name; then `datapackage.json` and at
//! last `index.json` are replaced, each by a rename. Whatever happens on the way, the release that the old
//! index names is untouched.

use crate::build::datapackage::{Resource, datapackage};
use crate::build::{Placement, index, json, outputs};
use crate::disk::{self, Trouble, Writer};
use crate::source::Source;
use sha2::{Digest, Sha256};
use std::path::Path;

/// What was done.
#[derive(Debug, PartialEq, Eq)]
pub enum Done {
    /// The index already names this release.
    Nothing {
        release: String,
    },
    Published {
        release: String,
        files: usize,
        bytes: u64,
    },
}

/// How far writing is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extent {
    pub files: usize,
    pub bytes: u64,
}

/// Is told what is done, and of how much.
pub type Progress<'a> = dyn FnMut(Extent, Extent) + 'a;

/// What the outputs of a source come to, before anything is written.
struct Plan {
    release: String,
    placement: Placement,
    index: Vec<u8>,
    datapackage: Vec<u8>,
    extent: Extent,
}

/// Publishes a source without faults into a folder.
pub fn publish(source: &Source, out: &Path, progress: &mut Progress) -> Result<Done, Trouble> {
    let plan = plan(source);
    let folder = out.join("r").join(&plan.release);
    let current = std::fs::read(out.join("index.json")).is_ok_and(|current| current == plan.index);
    let described =
        std::fs::read(out.join("datapackage.json")).is_ok_and(|current| current == plan.datapackage);
    if current && described && folder.is_dir() {
        return Ok(Done::Nothing { release: plan.release });
    }
    disk::create_folder(&out.join("r"))?;
    let _lock = disk::lock(out)?;
    let mut bytes = 0;
    // A folder of that name is complete, since it gets its name last, and holds the same: its name is its content.
    if !folder.is_dir() {
        bytes = write_folder(source, &plan, &folder, progress)?;
    }
    for (name, content) in [("datapackage.json", &plan.datapackage), ("index.json", &plan.index)] {
        disk::replace_with_copies(&out.join(name), content)?;
        bytes += content.len() as u64;
    }
    Ok(Done::Published { release: plan.release, files: plan.extent.files, bytes })
}

fn write_folder(
    source: &Source,
    plan: &Plan,
    folder: &Path,
    progress: &mut Progress,
) -> Result<u64, Trouble> {
    let draft = folder.with_file_name(format!(".{}", plan.release));
    disk::remove_folder(&draft)?;
    let mut writer = Writer::new(&draft)?;
    let mut done = Extent::default();
    outputs(source, plan.placement, &mut |path, bytes| {
        done.files += 1;
        done.bytes += bytes.len() as u64;
        writer.write(path, bytes);
        progress(done, plan.extent);
    });
    let bytes = writer.finish()?;
    disk::rename(&draft, folder)?;
    Ok(bytes)
}

/// Makes the outputs once to name the release by their content.
fn plan(source: &Source) -> Plan {
    let placement = Placement::of(source);
    let mut content = Sha256::new();
    let mut resources = Vec::new();
    let mut extent = Extent::default();
    outputs(source, placement, &mut |path, bytes| {
        let hash = Sha256::digest(&bytes);
        content.update(path.as_bytes());
        content.update([0]);
        content.update(hash);
        if let Some(table) = path.strip_suffix(".csv") {
            resources.push(Resource { table: table.to_owned(), bytes: bytes.len() as u64, hash: hex(&hash) });
        }
        extent.files += 1;
        extent.bytes += bytes.len() as u64;
    });
    // The index, and the licence and sources that only the data package names.
    content.update(json(&index::index(source, placement, "")));
    content.update(json(&datapackage(source, "", &resources)));
    let hash = hex(&content.finalize());
    let release = format!("{}-{}", source.city.published, &hash[..8]);
    Plan {
        index: json(&index::index(source, placement, &release)),
        datapackage: json(&datapackage(source, &release, &resources)),
        placement,
        release,
        extent,
    }
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
