//! What a list says of a complaint besides where it stands: what its author says of the reply, how many support it,
//! how many photos it has, and how much money it asks about.

use crate::complaint::named;
use crate::dom::{El, span};
use crate::format;
use crate::json::Json;
use crate::words::{count, say};

/// One line, where there is anything to say.
pub fn marks(complaint: &Json) -> Option<El> {
    let number = |name: &str| complaint.get(name).number().unwrap_or(0.0) as i64;
    let replied = ["answered", "closed"].contains(&complaint.string("status").as_str());
    let said = complaint.get("confirmation").text().filter(|_| replied);
    let amount = complaint.get("questioned").tenge();
    let words: Vec<String> = [
        said.map(|code| named("said", &code)),
        amount.map(|amount| say("complaints-questions", &[("amount", format::short(amount).into())])),
        (number("supports") > 0).then(|| count("complaints-supported", number("supports"))),
        (number("photos") > 0).then(|| count("complaints-photos", number("photos"))),
        (number("reopened") > 0).then(|| count("complaints-reopened-times", number("reopened"))),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!words.is_empty()).then(|| span("complaint-marks quiet", &words.join(" · ")))
}
