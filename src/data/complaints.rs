//! Public complaints for maps and lists, page by page as the endpoint gives them.

use super::fetch;
use crate::json::Json;
use crate::map::mercator::project;
use crate::map::notes::Note;
use adaldyq_domain::complaint::life::Status;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// The largest page that the endpoint gives.
const PAGE: usize = 200;

/// Complaints that were asked for and came so far, newest first.
pub struct Complaints {
    /// What is asked, as in `&topic=roads`.
    query: String,
    rows: RefCell<Vec<Json>>,
    notes: RefCell<Rc<Vec<Note>>>,
    next: RefCell<Option<String>>,
    /// Pages that have come. Follow this.
    pub pages: RwSignal<u32>,
    pub failed: RwSignal<bool>,
}

impl Complaints {
    /// Asks for nothing yet.
    pub fn of(query: String) -> Rc<Self> {
        Rc::new(Self {
            query,
            rows: RefCell::default(),
            notes: RefCell::default(),
            next: RefCell::default(),
            pages: RwSignal::new(0),
            failed: RwSignal::new(false),
        })
    }

    /// Fetches further pages until so many have come or there are no more.
    pub fn load(self: &Rc<Self>, pages: u32) {
        self.failed.set(false);
        let this = Rc::clone(self);
        crate::dom::soon(async move {
            while let Some(come) = this.pages.try_get_untracked()
                && come < pages
                && (come == 0 || this.has_more())
            {
                let Ok(page) = fetch::value(&this.address()).await else {
                    this.failed.try_set(true);
                    return;
                };
                this.take(&Json(page));
                this.pages.try_set(come + 1);
            }
        });
    }

    pub fn has_more(&self) -> bool {
        self.next.borrow().is_some()
    }

    /// All that came, each as the endpoint's list has it.
    pub fn rows(&self) -> Vec<Json> {
        self.rows.borrow().clone()
    }

    pub fn row(&self, row: u32) -> Option<Json> {
        self.rows.borrow().get(row as usize).cloned()
    }

    /// Those whose place is known.
    pub fn notes(&self) -> Rc<Vec<Note>> {
        Rc::clone(&self.notes.borrow())
    }

    fn address(&self) -> String {
        let next = self.next.borrow();
        let cursor = next.as_ref().map(|next| format!("&cursor={next}")).unwrap_or_default();
        format!("/api/complaints?format=geojson&limit={PAGE}{}{cursor}", self.query)
    }

    fn take(&self, page: &Json) {
        *self.next.borrow_mut() = page.get("next").text();
        let mut rows = self.rows.borrow_mut();
        let mut notes = self.notes.borrow().to_vec();
        for feature in page.get("features").list() {
            let complaint = feature.get("properties");
            let position = feature.get("geometry").get("coordinates").numbers();
            if let [Some(lon), Some(lat)] = position[..] {
                let (x, y) = project(lat, lon);
                notes.push(Note { row: rows.len() as u32, x, y, standing: standing(&complaint) as u8 });
            }
            rows.push(complaint);
        }
        *self.notes.borrow_mut() = Rc::new(notes);
    }
}

/// The shape of what is open after its due day.
pub const OVERDUE: usize = 3;

/// How it stands, as the position of its shape: overdue is a way to stand too.
pub fn standing(complaint: &Json) -> usize {
    let status = Status::from_code(&complaint.string("status")).unwrap_or(Status::Received);
    match status {
        Status::Answered => 4,
        Status::Closed => 5,
        _ if !complaint.get("overdue").is_absent() => OVERDUE,
        open => open as usize,
    }
}
