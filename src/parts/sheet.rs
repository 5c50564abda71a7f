//! The sheet at the bottom of a phone's screen; on wide screens the same content stands in the left column.

use crate::words::t;
use leptos::ev::PointerEvent;
use leptos::html;
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

    fn code(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    fn shifted(self, by: isize) -> Self {
        let position = (self as isize + by).clamp(0, 2);
        Self::ALL[position as usize]
    }
}

#[component]
pub fn Sheet(stop: RwSignal<Stop>, children: Children) -> impl IntoView {
    let root = NodeRef::<html::Section>::new();
    // Where the finger began, and how far it has come.
    let drag = RwSignal::new(None::<(f64, f64)>);
    let begin = move |event: PointerEvent| {
        drag.set(Some((f64::from(event.client_y()), 0.0)));
        if let Some(handle) = event.current_target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) {
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
    };
    let follow = move |event: PointerEvent| {
        drag.update(|drag| {
            if let Some((from, by)) = drag {
                *by = f64::from(event.client_y()) - *from;
            }
        });
    };
    let end = move |_: PointerEvent| {
        let Some((_, by)) = drag.get_untracked() else { return };
        drag.set(None);
        if by.abs() < 6.0 {
            // A tap goes up a stop, and from the top down to rest.
            stop.update(|stop| *stop = if *stop == Stop::Full { Stop::Rest } else { stop.shifted(1) });
        } else if by.abs() > 40.0 {
            let steps = if by.abs() > 320.0 { 2 } else { 1 };
            stop.update(|stop| *stop = stop.shifted(if by < 0.0 { steps } else { -steps }));
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "ArrowUp" => stop.update(|stop| *stop = stop.shifted(1)),
        "ArrowDown" => stop.update(|stop| *stop = stop.shifted(-1)),
        "Enter" | " " => {
            event.prevent_default();
            stop.update(|stop| *stop = if *stop == Stop::Full { Stop::Rest } else { stop.shifted(1) });
        }
        _ => {}
    };
    Effect::new(move |before: Option<Stop>| {
        let now = stop.get();
        if now == Stop::Rest
            && before.is_some_and(|before| before != now)
            && let Some(root) = root.get_untracked()
        {
            root.set_scroll_top(0);
        }
        now
    });
    view! {
        <section class="sheet" node_ref=root data-stop=move || stop.get().code() class:dragged=move || drag.get().is_some()
            style:--drag=move || drag.get().map(|(_, by)| format!("{by}px"))>
            <button type="button" class="sheet-handle" aria-label=t("sheet-handle")
                aria-expanded=move || (stop.get() != Stop::Rest).to_string()
                on:pointerdown=begin on:pointermove=follow on:pointerup=end
                on:pointercancel=move |_| drag.set(None) on:keydown=keys>
                <span></span>
            </button>
            <div class="sheet-body">{children()}</div>
        </section>
    }
}
