//! Who is to deal with it, and what the public does not see.

use crate::desk::case::Case;
use crate::desk::choose::institution;
use crate::desk::form::Form;
use crate::desk::said::{self, named};
use crate::dom::{El, p};
use crate::format;
use crate::json::Json;
use crate::words::{say, t};

/// Working days that a holder has to pass it on.
const REDIRECT_DAYS: usize = 3;

const REASONS: [&str; 4] = ["spam", "abuse", "personal_data", "unlawful"];

/// Whether only the anti-corruption service sees it.
pub fn is_held(view: &Json) -> bool {
    view.string("visibility") == "held"
}

pub fn accept(case: Case, view: &Json, form: Form) -> Vec<El> {
    if is_held(view) {
        return Vec::new();
    }
    let addressed = view.string("institution");
    form.suggest("institution", &addressed);
    if case.desk.is("institution") {
        let own =
            move || said::with("desk-accept-own", "institution", case.desk.institution_name(&addressed));
        return vec![p("", "").text_fn(own)];
    }
    vec![institution(form, "institution", "desk-institution")]
}

pub fn release(_: Case, view: &Json, form: Form) -> Vec<El> {
    form.suggest("institution", &view.string("institution"));
    vec![institution(form, "institution", "desk-institution")]
}

pub fn redirect(case: Case, view: &Json, form: Form) -> Vec<El> {
    vec![
        held_so_long(case, view),
        institution(form, "institution", "desk-institution-new"),
        form.area("text", "desk-redirect-why", super::seen_by(view, "desk-text-public"), "3"),
    ]
}

/// For how many working days its holder has had it, of the three there are for passing it on.
fn held_so_long(case: Case, view: &Json) -> El {
    let holders = view.get("holders").list();
    let Some(holder) = holders.iter().find(|holder| holder.get("until").is_absent()) else {
        return p("", "");
    };
    let (since, today) = (holder.string("since"), crate::desk::facts::today());
    let counted = view.get("days").list().into_iter().filter(|day| {
        let date = day.string("date");
        !day.get("counted").is_absent() && date > since && date <= today
    });
    let days = counted.count();
    let institution = holder.string("institution");
    let (class, word) = if days > REDIRECT_DAYS {
        ("late", "desk-redirect-late")
    } else {
        ("quiet", "desk-redirect-in-time")
    };
    p(class, "").text_fn(move || {
        let name = case.desk.institution_name(&institution);
        let since = format::day(&since);
        say(word, &[("institution", name.into()), ("since", since.into()), ("days", (days as i64).into())])
    })
}

pub fn hide(_: Case, _: &Json, form: Form) -> Vec<El> {
    let reason = |code: &str| (code.to_owned(), named("hidden", code));
    vec![
        form.pills("reason", "desk-reason", REASONS.map(reason).to_vec()),
        p("quiet", &t("desk-hide-ledger")),
    ]
}
