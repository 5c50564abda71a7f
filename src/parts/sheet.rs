//! The sheet at the bottom of a phone's screen; on wide screens the same content stands in the left column.

use crate::dom::{El, div, el, follow, key_of, px};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    Rest,
    Half,
    Full,
}

impl Stop {
    const ALL: [Self; 3] = [Self::Rest, Self::Half, Self::Full];

    fn shifted(self, by: isize) -> Self {
        Self::ALL[(self as isize + by).clamp(0, 2) as usize]
    }

    /// Up a stop, and from the top down to rest.
    fn tapped(self) -> Self {
        if self == Self::Full { Self::Rest } else { self.shifted(1) }
    }
}

/// `begin` changes when other content begins at its top.
pub fn sheet(stop: RwSignal<Stop>, begin: Memo<Option<u32>>, content: El) -> El {
    // Where the finger began, and how far it has come.
    let drag = RwSignal::new(None::<(f64, f64)>);
    let section = el("section")
        .class("sheet")
        .label("sheet")
        .attr_fn("data-stop", move || Some(["rest", "half", "full"][stop.get() as usize].to_owned()))
        .class_when("dragged", move || drag.get().is_some())
        .child(handle(stop, drag))
        .child(div("sheet-body").child(content));
    let (style, element) = (section.html().style(), section.node().clone());
    follow(move || {
        let by = drag.get().map_or(0.0, |(_, by)| by);
        let _ = style.set_property("--drag", &px(by));
    });
    let begun = section.node().clone();
    follow(move || {
        if stop.get() == Stop::Rest {
            element.set_scroll_top(0);
        }
    });
    follow(move || {
        if begin.get().is_some() {
            begun.set_scroll_top(0);
        }
    });
    section
}

fn handle(stop: RwSignal<Stop>, drag: RwSignal<Option<(f64, f64)>>) -> El {
    let height =
        |event: &web_sys::Event| f64::from(event.unchecked_ref::<web_sys::PointerEvent>().client_y());
    let begin = move |event: web_sys::Event| {
        drag.set(Some((height(&event), 0.0)));
        if let Some(handle) =
            event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        {
            let _ = handle.set_pointer_capture(event.unchecked_ref::<web_sys::PointerEvent>().pointer_id());
        }
    };
    let moved = move |event: web_sys::Event| {
        if drag.with_untracked(Option::is_some) {
            let to = height(&event);
            drag.update(|drag| *drag = drag.map(|(from, _)| (from, to - from)));
        }
    };
    let end = move |_| {
        let Some((_, by)) = drag.get_untracked() else { return };
        drag.set(None);
        let steps = if by.abs() > 320.0 { 2 } else { 1 };
        match by.abs() {
            ..6.0 => stop.update(|stop| *stop = stop.tapped()),
            ..40.0 => {}
            _ => stop.update(|stop| *stop = stop.shifted(if by < 0.0 { steps } else { -steps })),
        }
    };
    let keys = move |event: web_sys::Event| match key_of(&event).as_str() {
        "ArrowUp" => stop.update(|stop| *stop = stop.shifted(1)),
        "ArrowDown" => stop.update(|stop| *stop = stop.shifted(-1)),
        "Enter" | " " => {
            event.prevent_default();
            stop.update(|stop| *stop = stop.tapped());
        }
        _ => {}
    };
    el("button")
        .attr("type", "button")
        .class("sheet-handle")
        .label("sheet-handle")
        .state("aria-expanded", move || stop.get() != Stop::Rest)
        .child(el("span"))
        .on("pointerdown", begin)
        .on("pointermove", moved)
        .on("pointerup", end)
        .on("pointercancel", move |_| drag.set(None))
        .on("keydown", keys)
        // Assistive technology activates without a pointer.
        .on("click", move |event| {
            if event.unchecked_ref::<web_sys::UiEvent>().detail() == 0 {
                stop.update(|stop| *stop = stop.tapped());
            }
        })
}
