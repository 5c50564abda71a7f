//! Approved, adjusted and executed as a bar: what was spent, out of what was planned.

use crate::format;
use crate::words::{say, t};
use adaldyq_domain::catalogue::Figures;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::money::Tenge;
use leptos::prelude::*;

/// `as_of` is the ISO day of the executed amounts while the year is not over.
#[component]
pub fn BudgetBar(figures: Figures, as_of: Option<String>) -> impl IntoView {
    let row = |word: &'static str, amount: Option<Tenge>| {
        view! { <div><dt>{t(word)}</dt><dd>{move || format::amount(amount)}</dd></div> }
    };
    let plan = figures.adjusted.or(figures.approved);
    let top = [figures.approved, figures.adjusted, figures.executed].into_iter().flatten().max();
    let bar = plan.zip(top).filter(|(_, top)| *top > Tenge::ZERO).map(|(plan, top)| {
        let share = move |amount: Tenge| format!("{:.2}%", amount.as_f64() / top.as_f64() * 100.0);
        view! {
            <div class="bar" aria-hidden="true">
                <div class="bar-frame" style:width=share(plan)></div>
                {figures.executed.map(|executed| view! {
                    <div class="bar-fill" style:width=share(executed)></div>
                })}
                {figures.approved.map(|approved| view! {
                    <div class="bar-mark" style:left=share(approved)></div>
                })}
            </div>
        }
    });
    view! {
        <dl class="figures">
            {row("measure-approved", figures.approved)}
            {row("measure-adjusted", figures.adjusted)}
            {row("measure-executed", figures.executed)}
        </dl>
        {bar}
        <p class="sentence">{move || sentence(&figures, as_of.as_deref())}</p>
    }
}

/// "Spent 97 of every 100 tenge that were planned"; nothing is called under or over plan before its year ends.
pub fn sentence(figures: &Figures, as_of: Option<&str>) -> String {
    let plan = figures.adjusted.or(figures.approved).filter(|plan| *plan > Tenge::ZERO);
    let (Some(plan), Some(executed)) = (plan, figures.executed) else {
        let key = if plan.is_some() { "spent-unknown" } else { "plan-unknown" };
        return say(key, &[]);
    };
    let of_hundred = (executed.as_f64() / plan.as_f64() * 100.0).round() as i64;
    let args = [("n", Arg::Number(of_hundred))];
    match as_of {
        Some(day) => {
            let [n] = args;
            say("spent-so-far", &[n, ("until", Arg::Text(format::until(day)))])
        }
        None if executed > plan => say("spent-over", &args),
        None => say("spent", &args),
    }
}
