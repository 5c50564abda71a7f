//! Approved, adjusted and executed as a bar: what was spent, out of what was planned.

use crate::dom::{El, div, el, p, percent};
use crate::format;
use crate::words::{say, t};
use adaldyq_domain::catalogue::Figures;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::measure::plan;
use adaldyq_domain::money::Tenge;

/// The figures, the bar, and one plain sentence. `as_of` is the ISO day of the executed amounts while the year
/// is not over.
pub fn budget_bar(figures: &Figures, as_of: Option<&str>) -> Vec<El> {
    let all = [figures.approved, figures.adjusted, figures.executed];
    let largest = all.into_iter().flatten().max().unwrap_or_default();
    let row = |word: &str, amount: Option<Tenge>| {
        el("div").child(el("dt").word(word)).child(el("dd").text(&format::amount_beside(amount, largest)))
    };
    let list = el("dl").class("figures").children([
        row("measure-approved", figures.approved),
        row("measure-adjusted", figures.adjusted),
        row("measure-executed", figures.executed),
    ]);
    let mut parts = vec![list];
    parts.extend(bar(figures));
    parts.push(p("sentence", &sentence(figures, as_of)));
    parts
}

fn bar(figures: &Figures) -> Option<El> {
    let plan = plan(figures)?;
    let top = [figures.approved, figures.adjusted, figures.executed].into_iter().flatten().max()?;
    if top == Tenge::ZERO {
        return None;
    }
    let share = |amount: Tenge| percent(amount.as_f64() / top.as_f64());
    let mut bar = div("bar").attr("aria-hidden", "true").child(div("bar-frame").style("width", &share(plan)));
    bar = bar.children(figures.executed.map(|executed| div("bar-fill").style("width", &share(executed))));
    Some(bar.children(figures.approved.map(|approved| div("bar-mark").style("left", &share(approved)))))
}

/// "Spent 97 of every 100 tenge that were planned"; nothing is called under or over plan before its year ends.
pub fn sentence(figures: &Figures, as_of: Option<&str>) -> String {
    let plan = plan(figures).filter(|plan| *plan > Tenge::ZERO);
    let (Some(plan), Some(executed)) = (plan, figures.executed) else {
        return t(if plan.is_some() { "spent-unknown" } else { "plan-unknown" });
    };
    let n = || ("n", Arg::Number((executed.as_f64() / plan.as_f64() * 100.0).round() as i64));
    match as_of {
        Some(day) => say("spent-so-far", &[n(), ("until", Arg::Text(format::until(day)))]),
        None if executed > plan => say("spent-over", &[n()]),
        None => say("spent", &[n()]),
    }
}
