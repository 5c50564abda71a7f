//! The officials' workplace: a program of its own.

mod aside;
mod audit;
mod call;
mod case;
mod choose;
mod complaint_choice;
mod complaint_finder;
mod complaint_numbers;
mod counter;
mod deputy;
mod enrol;
mod facts;
mod fields;
mod filters;
mod form;
mod frame;
mod interests;
mod kept;
mod lasting_rows;
mod me;
mod offer;
mod place;
mod proposal;
mod proposal_form;
mod proposal_from;
mod proposal_sending;
mod proposal_steps;
mod proposals;
mod qr;
mod queue;
mod receipt;
mod receipts;
mod reported;
mod reports;
mod row;
mod said;
mod screens;
mod sign_in;
mod state;
mod steps;
mod templates;
mod timeline;
mod user;
mod user_help;
mod users;
mod waiting_proposals;

use crate::app::{begin, open_session};
use crate::dom::{El, fill, follow};
use crate::parts::notice::waiting;
use crate::parts::shell::set_title;
use crate::words::{self, t};
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::location::{BrowserUrl, LocationProvider};
use state::{Desk, Who};

/// Mounts the desk in its page.
pub fn start() {
    begin(|root| mount_to(root, || view! { <Router><Shell/></Router> }).forget());
}

/// The router takes the clicks on links and the history.
#[component]
fn Shell() -> impl IntoView {
    let desk = Desk::open(open_session());
    let host = NodeRef::<html::Div>::new();
    let address = use_context::<BrowserUrl>();
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let address = address.clone();
        follow(move || {
            let path = desk.session.path.get();
            if path != "/desk" && !path.starts_with("/desk/") {
                // Another program's.
                let _ = window().location().assign(&path);
            }
            if let Some(address) = &address {
                address.ready_to_complete();
            }
        });
        let mut spoken = words::lang();
        follow(move || {
            words::track();
            let who = desk.who.get();
            desk.resumes.set_value(spoken != words::lang());
            spoken = words::lang();
            // Nothing else builds all of it anew: what is being written has to stay.
            fill(&host, untrack(|| of(desk, who)));
            desk.resumes.set_value(false);
        });
    });
    view! { <div class="root" node_ref=host></div> }
}

/// The door, or what is behind it.
fn of(desk: Desk, who: Who) -> Vec<El> {
    match who {
        Who::Asking => waiting().into(),
        Who::Unreachable(word) => sign_in::no_answer(desk, word).into(),
        Who::Nobody(why) => {
            set_title(&t("desk-sign-in"));
            sign_in::sign_in(desk, why).into()
        }
        Who::Enrolling(enrolment) => {
            set_title(&t("desk-enrol"));
            enrol::enrol(desk, &enrolment).into()
        }
        Who::Signed(account) => frame::frame(desk, &account, screens::screens(desk)),
    }
}
