//! The institutions of a source.

use super::districts::Outlines;
use super::lists::Lists;
use super::table::{Row, Table};
use crate::check::{code, id, lifetime, name, namesakes, parent, placing, position, year};
use crate::report::Findings;
use adaldyq_domain::lang::Names;
use adaldyq_domain::place::{LatLon, Placing};
use adaldyq_domain::year::Year;

/// One row of `institutions`. Where a fault was found in a cell, its field holds a stand-in: nothing is
/// published while there is a fault.
#[derive(Clone, Debug)]
pub struct Institution {
    pub id: String,
    pub name: Names,
    /// Positions in the source's lists.
    pub kind: usize,
    pub district: usize,
    pub at: LatLon,
    pub place: Placing,
    pub invented: bool,
    /// Whose amounts do not hold this one's.
    pub parent: Option<String>,
    pub address: Option<Names>,
    pub head: Option<String>,
    pub phone: Option<String>,
    pub site: Option<String>,
    pub opened: Option<Year>,
    pub closed: Option<Year>,
    pub row: u32,
}

/// All institutions, sorted by id, so that the order of rows does not matter.
pub fn read(table: &Table, lists: &Lists, outlines: &Outlines, findings: &mut Findings) -> Vec<Institution> {
    let mut seen = id::Seen::new();
    let mut list: Vec<Institution> =
        table.rows().filter_map(|row| institution(row, lists, outlines, &mut seen, findings)).collect();
    list.sort_by(|one, other| one.id.cmp(&other.id));
    parent::check(table, findings);
    namesakes::check(table, &list, findings);
    list
}

fn institution(
    row: Row,
    lists: &Lists,
    outlines: &Outlines,
    seen: &mut id::Seen,
    findings: &mut Findings,
) -> Option<Institution> {
    let id = read_id(row, seen, findings);
    let kinds = lists.kinds.iter().map(|kind| kind.id.as_str());
    let kind = code::position(row.get("kind"), code::KIND, kinds, findings);
    let district = read_district(row, outlines, findings);
    let at = position::position(row, outlines, district, findings);
    let opened = year::year_or_date(row.get("opened"), findings);
    let closed = year::year_or_date(row.get("closed"), findings);
    lifetime::order(row.get("closed"), opened, closed, findings);
    let text = |column: &str| row.get(column).optional().map(str::to_owned);
    let name = name::names(row, "name", findings);
    let place = placing::placing(row.get("place"), findings);
    let invented = invented(row, findings);
    let address = name::optional_names(row, "address", findings);
    Some(Institution {
        id: id?,
        name,
        kind: kind.unwrap_or(0),
        district: district.unwrap_or(0),
        at: at.unwrap_or(LatLon { lat: 0.0, lon: 0.0 }),
        place: place.unwrap_or(Placing::Demonstration),
        invented,
        parent: text("parent"),
        address,
        head: text("head"),
        phone: text("phone"),
        site: text("site"),
        opened,
        closed,
        row: row.number(),
    })
}

/// The id as it is written: one that cannot be an id is still the one that budgets speak of.
fn read_id(row: Row, seen: &mut id::Seen, findings: &mut Findings) -> Option<String> {
    let known = id::id(row.get("id"), row.number(), seen, findings);
    let as_written = row.get("id").text;
    let spoken_of = !as_written.is_empty() && !seen.contains_key(as_written);
    known.map(String::from).or_else(|| spoken_of.then(|| as_written.to_owned()))
}

/// The district's position. Without outlines, whose absence is reported, none could be known.
fn read_district(row: Row, outlines: &Outlines, findings: &mut Findings) -> Option<usize> {
    let ids = outlines.list.iter().map(|outline| outline.id.as_str());
    if outlines.list.is_empty() {
        None
    } else {
        code::position(row.get("district"), code::DISTRICT, ids, findings)
    }
}

fn invented(row: Row, findings: &mut Findings) -> bool {
    let cell = row.get("invented");
    match cell.text {
        "" | "0" => false,
        "1" => true,
        _ => {
            cell.fault(findings, "source-flag", &[]);
            false
        }
    }
}
