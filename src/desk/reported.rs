//! What was only reported of the law, as a warning to officials: nobody has seen it in the law's own text.

use crate::complaint::rules::{Rules, line};
use crate::dom::{El, div, el, p};
use crate::session::Session;

/// Those of these rules that were reported; nothing where none was.
pub fn reported(session: Session, ids: &'static [&'static str]) -> El {
    div("reported").swap(move || {
        let rules = Rules::of(session);
        let known: Vec<El> = ids.iter().filter_map(|id| rules.reported(id)).map(line).collect();
        if known.is_empty() {
            return Vec::new();
        }
        let one = known.len() == 1;
        let details = el("details")
            .child(el("summary").class("late").word("desk-reported"))
            .child(el("ul").children(known))
            .child(p("quiet", "").word("desk-reported-about"));
        vec![if one { details.attr("open", "") } else { details }]
    })
}
