//! Complaints on a map: what is drawn, the list beside it for keyboards, and the card of what was chosen.

use crate::complaint::{in_words, line, place};
use crate::data::Loading;
use crate::data::complaints::Complaints;
use crate::dom::{El, button, div, el, focus_later, follow, key_of, p};
use crate::map::Command;
use crate::map::mercator::unproject;
use crate::map::notes::Note;
use crate::parts::icon::icon;
use crate::parts::point_list::{Points, point_list};
use crate::session::Session;
use crate::words::{count, t};
use leptos::prelude::*;
use std::rc::Rc;

/// Open complaints in the words of the list.
const OPEN: &str = "&status=received,accepted,drafted";
/// Pages of open complaints that the layer of the budget map fetches at most.
const MOST: u32 = 10;
/// Complaints of one spot that the card lists.
const LISTED: usize = 20;

/// Whether the reader, or the site round the frame, wants complaints on the budget map.
pub fn switched_on(session: Session) -> bool {
    session.view.parameter("complaints").as_deref() == Some("1")
}

#[derive(Clone)]
pub struct Layer {
    session: Session,
    found: Rc<Complaints>,
    /// Whether it is shown.
    on: Memo<bool>,
    chosen: RwSignal<Option<Vec<u32>>>,
    command: RwSignal<Option<Command>>,
}

impl Layer {
    /// The layer of the budget map: asks for nothing before it is first turned on.
    pub fn switched(session: Session, command: RwSignal<Option<Command>>) -> Self {
        let found = Complaints::of(OPEN.to_owned());
        let on = Memo::new(move |_| switched_on(session));
        let (load, chosen) = (Rc::clone(&found), RwSignal::new(None));
        follow(move || {
            if on.get() {
                load.load(MOST);
            } else {
                chosen.set(None);
            }
        });
        Self { session, found, on, chosen, command }
    }

    /// What a list beside it shows.
    pub fn of(session: Session, found: Rc<Complaints>, command: RwSignal<Option<Command>>) -> Self {
        Self { session, found, on: Memo::new(|_| true), chosen: RwSignal::new(None), command }
    }

    /// What is drawn. Follows the switch and what comes.
    pub fn notes(&self) -> Rc<Vec<Note>> {
        self.found.pages.track();
        if self.on.get() { self.found.notes() } else { Rc::default() }
    }

    /// What lies apart is zoomed in on; what stands on one spot is listed.
    pub fn tap(&self, rows: Vec<u32>) {
        let notes = self.found.notes();
        let members = || notes.iter().filter(|note| rows.contains(&note.row));
        let lowest = |of: fn(&Note) -> f64| members().map(of).fold(2.0, f64::min);
        let highest = |of: fn(&Note) -> f64| members().map(of).fold(-1.0, f64::max);
        let (left, right) = (lowest(|note| note.x), highest(|note| note.x));
        let (top, bottom) = (lowest(|note| note.y), highest(|note| note.y));
        // About 40 metres on the unit square.
        if (right - left).max(bottom - top) > 0.000_001 {
            let (south_west, north_east) = (unproject(left, bottom), unproject(right, top));
            self.command.set(Some(Command::Fit { south_west, north_east }));
        } else {
            self.chosen.set(Some(rows));
        }
    }

    /// The same complaints as a list; nothing while the layer is off.
    pub fn twin(&self) -> El {
        let this = self.clone();
        div("").swap(move || if this.on.get() { vec![this.list()] } else { Vec::new() })
    }

    fn list(&self) -> El {
        let (found, texts, this) = (Rc::clone(&self.found), self.clone(), self.clone());
        point_list(Points {
            label: "complaint-points",
            id: "complaint-point-chosen",
            count: Box::new(move || {
                found.pages.track();
                found.rows().len()
            }),
            text: Box::new(move |at| texts.text(at as u32)),
            choose: Box::new(move |at| this.bring(at as u32)),
        })
    }

    fn text(&self, row: u32) -> String {
        let catalogue = self.session.data.catalogue.with(Loading::ready);
        let complaint = self.found.row(row);
        complaint.map(|one| in_words(&one, &place(&one, catalogue.as_deref()))).unwrap_or_default()
    }

    /// Shows one of them on the map and on the card.
    fn bring(&self, row: u32) {
        if let Some(note) = self.found.notes().iter().find(|note| note.row == row) {
            let (lat, lon) = unproject(note.x, note.y);
            self.command.set(Some(Command::Bring { lat, lon, least_zoom: 14.0 }));
        }
        self.chosen.set(Some(vec![row]));
        focus_later("complaint-card");
    }

    /// The chosen ones, each with the way to its page; or that they did not come.
    pub fn card(&self) -> El {
        let this = self.clone();
        div("complaint-card-place").swap(move || {
            if this.found.failed.get() {
                let again = this.found.clone();
                let again = button("button", "").word("try-again").on_click(move || again.load(MOST));
                let failed = div("complaint-card").attr("role", "alert");
                return vec![failed.child(p("", &t("failure-no-answer"))).child(again)];
            }
            let chosen = this.chosen.get().map(|rows| this.content(&rows));
            chosen.or_else(|| this.none()).into_iter().collect()
        })
    }

    /// That the layer of the budget map has come and there is nothing to draw.
    fn none(&self) -> Option<El> {
        let come = self.found.pages.get() > 0 && !self.found.has_more();
        let none = come && self.on.get() && switched_on(self.session) && self.found.notes().is_empty();
        none.then(|| div("complaint-card").attr("role", "status").child(p("", &t("no-open-complaints"))))
    }

    fn content(&self, rows: &[u32]) -> El {
        let chosen = self.chosen;
        let close = button("square small", "").label("close").child(icon("close"));
        let catalogue = self.session.data.catalogue.with(Loading::ready);
        let lines = rows.iter().take(LISTED).filter_map(|row| self.found.row(*row));
        let lines = lines.map(|complaint| el("li").child(line(&complaint, catalogue.as_deref())));
        let more = rows.len().saturating_sub(LISTED);
        let more = (more > 0).then(|| p("quiet", &count("complaints-more", more as i64)));
        el("section")
            .class("complaint-card")
            .attr("id", "complaint-card")
            .attr("tabindex", "-1")
            .label("complaint-chosen")
            .on("keydown", move |event| {
                if key_of(&event) == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                    chosen.set(None);
                }
            })
            .child(close.on_click(move || chosen.set(None)))
            .child(el("ul").class("complaint-list").children(lines))
            .children(more)
    }
}
