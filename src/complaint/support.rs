//! "I have this too": one support a device, told apart by a random token that the device keeps.

use super::browser::random;
use super::sending::post;
use crate::device;
use crate::dom::{El, button, div, p, span};
use crate::json::{Json, object, write};
use crate::words::{self, t};
use leptos::prelude::*;

const TOKEN: &str = "support-token";
const SUPPORTED: &str = "supported";

/// The count, and the button while this device has not pressed it and the complaint is open. `done` hears of it.
pub fn support(complaint: &Json, done: Option<Callback<()>>) -> Option<El> {
    let open = !["answered", "closed"].contains(&complaint.string("status").as_str());
    let is_public = complaint.string("visibility") == "public" && complaint.get("merged_into").is_absent();
    let count = RwSignal::new(complaint.get("supports").number().unwrap_or_default() as i64);
    if !is_public || (!open && count.get_untracked() == 0) {
        return None;
    }
    let id = complaint.string("id");
    let supported = RwSignal::new(supported().contains(&id));
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let press = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let id = id.clone();
        crate::dom::soon(async move {
            let body = write(&object(&[("token", token().into())]));
            let answer = post(&format!("/api/complaints/{id}/support"), None, None, body).await;
            busy.try_set(false);
            if let (200 | 201, Some(n)) = (answer.status, answer.json.get("supports").number()) {
                note(&id);
                count.try_set(n as i64);
                supported.try_set(true);
                if let Some(done) = done {
                    done.run(());
                }
                return;
            }
            let said = answer.said().filter(|_| answer.status != 0);
            problem.try_set(Some(said.unwrap_or_else(|| t("failure-no-answer"))));
        });
    };
    let said = p("support-count", "").attr("role", "status").swap(move || {
        let (count, supported) = (count.get(), supported.get());
        let number = (count > 0).then(|| span("", &words::count("support-count", count)));
        let own = supported.then(|| span("good", "").word("support-done"));
        number.into_iter().chain(own).collect()
    });
    let press = std::rc::Rc::new(press);
    let button = div("").swap(move || {
        let press = std::rc::Rc::clone(&press);
        let show = open && !supported.get();
        show.then(|| button("button", "").word("support").on_click(move || press())).into_iter().collect()
    });
    let failed = div("")
        .attr("role", "alert")
        .swap(move || problem.get().map(|sentence| p("error", &sentence)).into_iter().collect());
    Some(div("support").child(button).child(said).child(failed))
}

fn token() -> String {
    device::stored(TOKEN).filter(|token| token.len() >= 32).unwrap_or_else(|| {
        let token = format!("{}{}", random(), random());
        device::store(TOKEN, &token);
        token
    })
}

fn supported() -> Vec<String> {
    let kept = device::stored(SUPPORTED).unwrap_or_default();
    kept.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

fn note(id: &str) {
    let mut all = supported();
    if !all.iter().any(|kept| kept == id) {
        all.push(id.to_owned());
        device::store(SUPPORTED, &all.join(" "));
    }
}
