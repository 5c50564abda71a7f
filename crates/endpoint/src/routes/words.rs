//! Words that come with a step.

use adaldyq_domain::complaint::text::{self, TextFault};
use adaldyq_domain::fault::Fault;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

/// The words of a member, cleaned as those of a complaint are; nothing where there are none to be seen.
pub fn words(members: &Map<String, Value>, field: &'static str, faults: &mut Vec<Fault>) -> Option<String> {
    let given = match members.get(field) {
        None | Some(Value::Null) => return None,
        Some(Value::String(given)) => given,
        Some(_) => {
            faults.push(Fault::new(field, "wrong-type").with("expected", "string"));
            return None;
        }
    };
    let clean = match text::clean(given, |text| text.nfc().collect()) {
        Ok(clean) => clean,
        Err(TextFault::Bidi) => {
            faults.push(Fault::new(field, "bidi"));
            return None;
        }
        Err(TextFault::Control(code)) => {
            faults.push(Fault::new(field, "control-character").with("code", format!("U+{code:04X}")));
            return None;
        }
    };
    let length = clean.chars().count();
    if length > text::LONGEST {
        let fault = Fault::new(field, "too-long").with("max", text::LONGEST as i64);
        faults.push(fault.with("now", length as i64));
        return None;
    }
    (text::visible_length(&clean) > 0).then_some(clean)
}
