//! Institutions in whose replies an officer takes no part.

use super::choose::finder;
use super::form::{Form, focus_soon};
use super::state::{Account, Desk};
use crate::dom::{El, button, div, el, heading, p};
use crate::json::object;
use crate::words::say;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

#[derive(Clone)]
struct Interests {
    form: Form,
    account: String,
    /// As they were answered last.
    known: RwSignal<Vec<String>>,
    /// As they are to be. It outlives the page: what is changed while a save is on its way is saved after it.
    wanted: Rc<RefCell<Vec<String>>>,
}

impl Interests {
    fn change(&self, change: impl FnOnce(&mut Vec<String>)) {
        let busy = self.form.busy.get_untracked();
        if !busy {
            // What could not be saved was said, and is not tried again unasked.
            self.wanted.replace(self.known.get_untracked());
        }
        change(&mut self.wanted.borrow_mut());
        if !busy {
            self.save();
        }
    }

    fn save(&self) {
        let (these, sent) = (self.clone(), self.wanted.borrow().clone());
        let list: js_sys::Array = sent.iter().map(JsValue::from).collect();
        let body = object(&[("interests", list.into())]);
        self.form.send("PUT", "me/interests".to_owned(), body, move |answer| {
            let desk = these.form.desk;
            desk.changed(&answer.json, |account, now| account.interests = now.interests);
            these.known.set(answer.json.get("interests").strings());
            these.form.show_kept(&[]);
            if *these.wanted.borrow() != sent && desk.is_still(&these.account) {
                these.save();
            }
        });
    }

    /// One of them, and the button that takes it back.
    fn line(&self, id: &str) -> El {
        let (desk, id) = (self.form.desk, id.to_owned());
        let (name, named) = (id.clone(), desk.named("b", id.clone()));
        let these = self.clone();
        let remove = button("link", "")
            .word("complaint-remove")
            .attr_fn("aria-label", move || {
                let name = desk.institution_name(&name);
                Some(say("desk-remove-named", &[("name", name.as_str().into())]))
            })
            .on_click(move || {
                these.change(|wanted| wanted.retain(|other| *other != id));
                focus_soon("interest".to_owned());
            });
        el("li").class("chosen").child(named).child(remove)
    }
}

pub fn interests(desk: Desk, account: &Account) -> El {
    let form = Form::passing(desk);
    let these = Interests {
        form,
        account: account.id.clone(),
        known: RwSignal::new(account.interests.clone()),
        wanted: Rc::default(),
    };
    let known = these.known;
    let add = {
        let these = these.clone();
        move |id: &str| {
            these.change(|wanted| {
                wanted.retain(|other| other != id);
                wanted.push(id.to_owned());
            });
        }
    };
    let list = div("").swap_by(
        move || known.get(),
        move |known| {
            if known.is_empty() {
                return vec![p("quiet", "").word("desk-interests-none")];
            }
            vec![el("ul").children(known.iter().map(|id| these.line(id)))]
        },
    );
    let add = finder(form, "interest", add);
    el("section")
        .child(heading(2, "").word("desk-interests"))
        .child(p("", "").word("desk-interests-about"))
        .child(list)
        .child(div("field").child(el("label").attr("for", "interest").word("desk-interests-add")).child(add))
        .child(form.error("interests"))
        .child(form.kept_line())
}
