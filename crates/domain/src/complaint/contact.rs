//! The checks of a draft's contact and of the budget line it names.

use super::draft::{BudgetLine, Contact, DraftBudget, DraftContact, Given, clean, required};
use crate::fault::Fault;
use crate::year::Year;

/// Most characters of a name.
pub const LONGEST_NAME: usize = 200;
const LONGEST_EMAIL: usize = 254;
const LONGEST_CONTRACT: usize = 100;

impl DraftContact {
    pub(super) fn check(&self, nfc: &impl Fn(&str) -> String, faults: &mut Vec<Fault>) -> Contact {
        let name = line("contact.name", &self.name, LONGEST_NAME, nfc, faults);
        let phone = line("contact.phone", &self.phone, LONGEST_NAME, nfc, faults);
        if phone.as_deref().is_some_and(|phone| !is_phone(phone)) {
            faults.push(Fault::new("contact.phone", "bad-phone"));
        }
        let email = line("contact.email", &self.email, LONGEST_EMAIL, nfc, faults);
        if email.as_deref().is_some_and(|email| !is_email(email)) {
            faults.push(Fault::new("contact.email", "bad-email"));
        }
        let show_name = self.show_name.take("contact.show_name", faults).copied().unwrap_or(false);
        Contact { show_name: show_name && name.is_some(), name, phone, email }
    }
}

/// One line of text; nothing where it is absent or blank.
fn line(
    field: &'static str,
    given: &Given<String>,
    max: usize,
    nfc: &impl Fn(&str) -> String,
    faults: &mut Vec<Fault>,
) -> Option<String> {
    let text = clean(field, given.take(field, faults)?, nfc, faults)?;
    let length = text.chars().count();
    if text.contains('\n') {
        faults.push(Fault::new(field, "control-character").with("code", "U+000A"));
    } else if length > max {
        faults.push(Fault::new(field, "too-long").with("max", max as i64).with("now", length as i64));
    }
    (!text.is_empty()).then_some(text)
}

/// 5 to 15 digits, with `+ ( ) -` and spaces between them.
fn is_phone(phone: &str) -> bool {
    let fits = |character: char| character.is_ascii_digit() || "+()- \u{a0}".contains(character);
    let digits = phone.bytes().filter(u8::is_ascii_digit).count();
    phone.chars().all(fits) && (5..=15).contains(&digits)
}

/// One @ with something before it and a domain of two labels or more behind it.
pub fn is_email(email: &str) -> bool {
    let Some((user, domain)) = email.split_once('@') else { return false };
    let never = |character: char| character.is_whitespace() || "@<>()[],;:\\\"".contains(character);
    let label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    !user.is_empty()
        && !email.replacen('@', "", 1).contains(never)
        && domain.contains('.')
        && domain.split('.').all(label)
}

impl DraftBudget {
    pub(super) fn check(&self, nfc: &impl Fn(&str) -> String, faults: &mut Vec<Fault>) -> Option<BudgetLine> {
        let year = required(&self.year, "budget.year", faults).and_then(|year| {
            let year = u16::try_from(*year).ok().and_then(|year| Year::new(year).ok());
            if year.is_none() {
                faults.push(Fault::new("budget.year", "bad-year"));
            }
            year
        });
        let group = code("budget.group", &self.group, faults);
        let item = code("budget.item", &self.item, faults);
        if self.group.is_absent() && !self.item.is_absent() {
            faults.push(Fault::new("budget.group", "required"));
        }
        let contract = line("budget.contract", &self.contract, LONGEST_CONTRACT, nfc, faults);
        Some(BudgetLine { year: year?, group, item, contract })
    }
}

/// A code of the budget classification: up to 16 letters, digits, dots and hyphens.
fn code(field: &'static str, given: &Given<String>, faults: &mut Vec<Fault>) -> Option<String> {
    let code = given.take(field, faults)?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-';
    if (1..=16).contains(&code.len()) && code.bytes().all(fits) {
        return Some(code.clone());
    }
    faults.push(Fault::new(field, "bad-code"));
    None
}
