//! Reads the members of a body one by one, and keeps every fault found on the way.

use crate::problem::Refusal;
use crate::routes::words;
use adaldyq_domain::complaint::text::{self, TextFault};
use adaldyq_domain::complaint::working_days::read_date;
use adaldyq_domain::fault::Fault;
use adaldyq_domain::id::InstitutionId;
use jiff::civil::Date;
use serde_json::{Map, Value};

/// The members of a body.
pub struct Fields<'a> {
    members: &'a Map<String, Value>,
    faults: Vec<Fault>,
}

impl<'a> Fields<'a> {
    pub const fn new(members: &'a Map<String, Value>) -> Self {
        Self { members, faults: Vec::new() }
    }

    pub fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// The value, unless anything is at fault.
    pub fn checked<T>(self, value: T) -> Result<T, Refusal> {
        if self.faults.is_empty() { Ok(value) } else { Err(Refusal::Invalid(self.faults)) }
    }

    /// Whether the member is there, be it null.
    pub fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    /// A member of one type; absent also where it is null.
    fn given<T>(
        &mut self,
        name: &'static str,
        expected: &'static str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.members.get(name).filter(|value| !value.is_null())?;
        let read = read(value);
        if read.is_none() {
            self.fault(Fault::new(name, "wrong-type").with("expected", expected));
        }
        read
    }

    /// Text as it came, as passwords and codes are.
    pub fn plain(&mut self, name: &'static str) -> Option<&'a str> {
        self.given(name, "string", Value::as_str)
    }

    pub fn flag(&mut self, name: &'static str) -> Option<bool> {
        self.given(name, "boolean", Value::as_bool)
    }

    pub fn whole(&mut self, name: &'static str) -> Option<i64> {
        self.given(name, "integer", Value::as_i64)
    }

    pub fn object(&mut self, name: &'static str) -> Option<&'a Map<String, Value>> {
        self.given(name, "object", Value::as_object)
    }

    /// Something that a text stands for; a code that stands for nothing is a fault.
    pub fn coded<T>(
        &mut self,
        name: &'static str,
        code: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.plain(name)?);
        if value.is_none() {
            self.fault(Fault::new(name, code));
        }
        value
    }

    pub fn date(&mut self, name: &'static str) -> Option<Date> {
        self.coded(name, "bad-date", |text| read_date(text).ok())
    }

    pub fn institution(&mut self, name: &'static str, known: impl Fn(&str) -> bool) -> Option<InstitutionId> {
        self.coded(name, "unknown-institution", |id| {
            InstitutionId::new(id).ok().filter(|id| known(id.as_str()))
        })
    }

    /// Several values of one kind.
    pub fn list<T>(
        &mut self,
        name: &'static str,
        code: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let values = self.given(name, "array", Value::as_array)?;
        let mut list = Vec::new();
        for value in values {
            match value.as_str().and_then(&read) {
                Some(value) => list.push(value),
                None => self.fault(Fault::new(name, code)),
            }
        }
        Some(list)
    }

    /// What people write, cleaned of paste debris; nothing where it is blank.
    pub fn text(&mut self, name: &'static str, max: usize) -> Option<String> {
        let given = self.plain(name)?;
        match text::clean(given, words::composed) {
            Err(TextFault::Bidi) => self.fault(Fault::new(name, "bidi")),
            Err(TextFault::Control(code)) => {
                self.fault(Fault::new(name, "control-character").with("code", format!("U+{code:04X}")));
            }
            Ok(text) => {
                let now = text.chars().count();
                if now > max {
                    self.fault(Fault::new(name, "too-long").with("max", max as i64).with("now", now as i64));
                }
                return (text::visible_length(&text) > 0).then_some(text);
            }
        }
        None
    }

    /// One line of it.
    pub fn line(&mut self, name: &'static str, max: usize) -> Option<String> {
        let text = self.text(name, max)?;
        if text.contains('\n') {
            self.fault(Fault::new(name, "control-character").with("code", "U+000A"));
        }
        Some(text)
    }

    /// The value has to be there.
    pub fn needed<T>(&mut self, name: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.faults.iter().any(|fault| fault.field == name) {
            self.fault(Fault::new(name, "required"));
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_fault_is_found_and_each_once() {
        let body = json!({ "name": 5, "day": "2026-02-30", "text": "a\u{202e}b", "blank": " \u{200b} " });
        let mut fields = Fields::new(body.as_object().unwrap());
        let name = fields.line("name", 10);
        assert_eq!(fields.needed("name", name), None);
        assert_eq!(fields.date("day"), None);
        assert_eq!(fields.text("text", 10), None);
        let blank = fields.text("blank", 10);
        assert_eq!(fields.needed("blank", blank), None);
        let Err(Refusal::Invalid(faults)) = fields.checked(()) else { panic!("nothing was found") };
        let codes: Vec<_> = faults.iter().map(|fault| (&*fault.field, fault.code)).collect();
        let expected = [("name", "wrong-type"), ("day", "bad-date"), ("text", "bidi"), ("blank", "required")];
        assert_eq!(codes, expected);
    }
}
