//! What is published about one institution beside its place in the index.

use super::{Sink, json};
use crate::source::Source;
use crate::source::budgets::{Line, add};
use crate::source::institutions::Institution;
use adaldyq_domain::catalogue::{Change, Contract, Figures, GroupLine, InstitutionFile, ItemLine};
use std::collections::BTreeMap;

pub fn write(source: &Source, sink: &mut Sink) {
    let mut beside = Beside::of(source);
    for (at, institution) in source.institutions.iter().enumerate() {
        let file = file(source, at, institution, &mut beside);
        sink(&format!("institutions/{}.json", institution.id), json(&file));
    }
}

/// What other tables say, by the position of the institution.
struct Beside {
    contracts: Vec<Vec<Contract>>,
    history: Vec<Vec<Change>>,
}

impl Beside {
    fn of(source: &Source) -> Self {
        let count = source.institutions.len();
        let mut beside = Self { contracts: vec![Vec::new(); count], history: vec![Vec::new(); count] };
        for (at, contract) in &source.contracts {
            beside.contracts[*at].push(contract.clone());
        }
        for (at, change) in &source.history {
            beside.history[*at].push(change.clone());
        }
        for contracts in &mut beside.contracts {
            contracts.sort_by(|one, other| (&one.date, &one.number).cmp(&(&other.date, &other.number)));
        }
        for history in &mut beside.history {
            history.sort_by(|one, other| one.date.cmp(&other.date));
        }
        beside
    }
}

fn file(source: &Source, at: usize, institution: &Institution, beside: &mut Beside) -> InstitutionFile {
    InstitutionFile {
        id: institution.id.clone(),
        name: institution.name.clone(),
        parent: institution.parent.clone(),
        address: institution.address.clone(),
        head: institution.head.clone(),
        phone: institution.phone.clone(),
        site: institution.site.clone(),
        opened: institution.opened.map(u16::from),
        closed: institution.closed.map(u16::from),
        clients: clients(source, at, institution),
        budgets: budgets(source, source.budgets.of(at as u32)),
        contracts: std::mem::take(&mut beside.contracts[at]),
        history: std::mem::take(&mut beside.history[at]),
    }
}

fn clients(source: &Source, at: usize, institution: &Institution) -> BTreeMap<String, u32> {
    let count =
        |year: &u16| Some((year.to_string(), source.clients.get(at, institution, &source.lists, *year)?));
    source.totals.years.iter().filter_map(count).collect()
}

/// The lines by year and group; they come sorted so.
fn budgets(source: &Source, lines: &[Line]) -> BTreeMap<String, Vec<GroupLine>> {
    let mut years: BTreeMap<String, Vec<GroupLine>> = BTreeMap::new();
    for group in lines.chunk_by(|one, other| (one.year, one.group) == (other.year, other.group)) {
        let Some(first) = group.first() else { continue };
        let sum = group[1..].iter().fold(first.figures(), |sum, line| add(sum, line.figures()));
        let Figures { approved, adjusted, executed } = sum;
        let items = group.iter().filter_map(|line| item(source, line)).collect();
        let code = source.lists.groups[usize::from(first.group)].code.clone();
        let line = GroupLine { group: code, approved, adjusted, executed, items };
        years.entry(first.year.to_string()).or_default().push(line);
    }
    years
}

fn item(source: &Source, line: &Line) -> Option<ItemLine> {
    let item = source.lists.items[usize::from(line.item?)].code.clone();
    Some(ItemLine { item, approved: line.approved, adjusted: line.adjusted, executed: line.executed })
}
