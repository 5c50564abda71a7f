//! Elements of the page, built by one small type.
//!
//! A `view!` tree is a type of its own for every element and child, and each type brings its own code: the map
//! page alone came to 278 kB of module that way. Here every element has the same type, so that markup costs
//! little more than its words. Reactivity is Leptos': what is given as a function follows the signals it reads,
//! and everything belongs to the owner it was made under.

use crate::words::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::any::Any;
use std::pin::Pin;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

/// An element under construction; cheap to clone, as a handle is.
#[derive(Clone)]
pub struct El(Element);

/// A new element.
#[inline(never)]
pub fn el(tag: &str) -> El {
    El(document().create_element(tag).expect("the tag names used here are valid"))
}

/// A new element with a class.
#[inline(never)]
pub fn div(class: &str) -> El {
    el("div").class(class)
}

/// Keeps a value until the owner at hand goes: an effect, a listener, a map.
pub fn keep<T: Any>(value: T) {
    StoredValue::new_local(Box::new(value) as Box<dyn Any>);
}

/// Runs at once, and again whenever a signal it reads changes.
pub fn follow(act: impl FnMut() + 'static) {
    follow_boxed(Box::new(act));
}

#[inline(never)]
fn follow_boxed(mut act: Box<dyn FnMut()>) {
    keep(RenderEffect::new(move |_: Option<()>| act()));
}

/// Runs a tick later, once what is being built stands in the page, and again whenever a signal it reads changes.
pub fn later(act: impl FnMut() + 'static) {
    later_boxed(Box::new(act));
}

fn later_boxed(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| act());
}

/// Does something that waits. Boxed, since every future of its own would bring its own executor code.
pub fn soon(work: impl Future<Output = ()> + 'static) {
    soon_boxed(Box::pin(work));
}

#[inline(never)]
fn soon_boxed(work: Pin<Box<dyn Future<Output = ()>>>) {
    spawn_local(work);
}

impl El {
    pub fn of(element: Element) -> Self {
        Self(element)
    }

    pub fn node(&self) -> &Element {
        &self.0
    }

    pub fn html(&self) -> &HtmlElement {
        self.0.unchecked_ref()
    }

    #[must_use]
    #[inline(never)]
    pub fn class(self, names: &str) -> Self {
        self.0.set_class_name(names);
        self
    }

    #[must_use]
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// An attribute that follows signals; absent while there is no value.
    #[must_use]
    pub fn attr_fn(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.attr_boxed(name, Box::new(value))
    }

    #[inline(never)]
    fn attr_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.0.clone();
        follow_boxed(Box::new(move || {
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    /// An attribute that is "true" or "false", as ARIA's states are.
    #[must_use]
    pub fn state(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.attr_boxed(name, Box::new(move || Some(is().to_string())))
    }

    /// A class that comes and goes.
    #[must_use]
    pub fn class_when(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.class_boxed(name, Box::new(is))
    }

    #[inline(never)]
    fn class_boxed(self, name: &'static str, is: Box<dyn Fn() -> bool>) -> Self {
        let list = self.0.class_list();
        follow_boxed(Box::new(move || {
            let _ = list.toggle_with_force(name, is());
        }));
        self
    }

    /// A style property, set by script so that the page's policy allows it.
    #[must_use]
    #[inline(never)]
    pub fn style(self, name: &str, value: &str) -> Self {
        let _ = self.html().style().set_property(name, value);
        self
    }

    /// A property of the element, as an input's `value`.
    #[must_use]
    pub fn prop(self, name: &str, value: impl Into<JsValue>) -> Self {
        let _ = js_sys::Reflect::set(&self.0, &name.into(), &value.into());
        self
    }

    #[must_use]
    pub fn prop_fn(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        let element = self.0.clone();
        follow_boxed(Box::new(move || {
            let next = value();
            // Writing the same text again would move the cursor.
            if js_sys::Reflect::get(&element, &name.into()).ok().as_ref() != Some(&next) {
                let _ = js_sys::Reflect::set(&element, &name.into(), &next);
            }
        }));
        self
    }

    #[must_use]
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        if !text.is_empty() {
            let _ = self.0.append_with_str_1(text);
        }
        self
    }

    /// The message of that key.
    #[inline(never)]
    #[must_use]
    pub fn word(self, key: &str) -> Self {
        self.text(&t(key))
    }

    /// The message of that key as the element's name for those who do not see it.
    #[inline(never)]
    #[must_use]
    pub fn label(self, key: &str) -> Self {
        self.attr("aria-label", &t(key))
    }

    /// All of the content as one text that follows signals.
    #[must_use]
    pub fn text_fn(self, text: impl Fn() -> String + 'static) -> Self {
        self.text_boxed(Box::new(text))
    }

    #[inline(never)]
    fn text_boxed(self, text: Box<dyn Fn() -> String>) -> Self {
        let element = self.0.clone();
        follow_boxed(Box::new(move || element.set_text_content(Some(&text()))));
        self
    }

    #[must_use]
    #[inline(never)]
    pub fn child(self, child: El) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Any number of children: a list, an option, an array.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// All of the content, made anew whenever a signal that its making reads changes.
    #[must_use]
    pub fn swap(self, make: impl Fn() -> Vec<El> + 'static) -> Self {
        self.swap_boxed(Box::new(make))
    }

    #[inline(never)]
    fn swap_boxed(self, make: Box<dyn Fn() -> Vec<El>>) -> Self {
        let element = self.0.clone();
        follow_boxed(Box::new(move || {
            let children: js_sys::Array = make().into_iter().map(|child| JsValue::from(child.0)).collect();
            element.replace_children_with_node(&children);
        }));
        self
    }

    /// The same, made anew only when `of` has something else to say: what the making reads does not count. So
    /// words that come later, or a change elsewhere, never throw away a form that somebody is filling in.
    #[must_use]
    pub fn swap_by<T: 'static>(
        self,
        of: impl Fn() -> T + 'static,
        make: impl Fn(T) -> Vec<El> + 'static,
    ) -> Self {
        self.swap(move || {
            let value = of();
            untrack(|| make(value))
        })
    }

    /// Listens until the owner at hand goes.
    #[must_use]
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, act);
        self
    }

    /// A click, the commonest event.
    #[must_use]
    pub fn on_click(self, act: impl FnMut() + 'static) -> Self {
        self.on_click_boxed(Box::new(act))
    }

    #[inline(never)]
    fn on_click_boxed(self, mut act: Box<dyn FnMut()>) -> Self {
        listen_boxed(&self.0, "click", Box::new(move |_| act()));
        self
    }

    /// Moves the keyboard here, and leaves the page where it is scrolled to.
    pub fn focus(&self) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = self.html().focus_with_options(&options);
    }
}

impl From<El> for Vec<El> {
    fn from(one: El) -> Self {
        vec![one]
    }
}

/// Listens on any target until the owner at hand goes.
pub fn listen(target: &web_sys::EventTarget, event: &'static str, act: impl FnMut(Event) + 'static) {
    listen_boxed(target, event, Box::new(act));
}

/// The same before what lies inside the target hears of it, and so may keep it from hearing.
pub fn listen_first(target: &web_sys::EventTarget, event: &'static str, act: impl FnMut(Event) + 'static) {
    listen_at(target, event, Box::new(act), true);
}

fn listen_boxed(target: &web_sys::EventTarget, event: &'static str, act: Box<dyn FnMut(Event)>) {
    listen_at(target, event, act, false);
}

#[inline(never)]
fn listen_at(target: &web_sys::EventTarget, event: &'static str, act: Box<dyn FnMut(Event)>, first: bool) {
    let callback = Closure::wrap(act);
    let _ = target.add_event_listener_with_callback_and_bool(event, callback.as_ref().unchecked_ref(), first);
    keep(Listener { target: target.clone(), event, callback, first });
}

struct Listener {
    target: web_sys::EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
    first: bool,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.event, callback, self.first);
    }
}

/// The text of the input, select or text area that the event came from.
#[inline(never)]
pub fn value_of(event: &Event) -> String {
    let target = event.target().unwrap_or_else(|| event.clone().unchecked_into());
    let value = js_sys::Reflect::get(&target, &"value".into());
    value.ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// The key of a keyboard event.
#[inline(never)]
pub fn key_of(event: &Event) -> String {
    event.unchecked_ref::<web_sys::KeyboardEvent>().key()
}

/// A button with a word.
#[inline(never)]
pub fn button(class: &str, word: &str) -> El {
    el("button").attr("type", "button").class(class).text(word)
}

/// A link; the router takes its clicks where it leads to a page of ours.
#[inline(never)]
pub fn link(class: &str, address: &str, word: &str) -> El {
    let link = el("a").attr("href", address).text(word);
    if class.is_empty() { link } else { link.class(class) }
}

/// A paragraph.
#[inline(never)]
pub fn p(class: &str, text: &str) -> El {
    let paragraph = el("p").text(text);
    if class.is_empty() { paragraph } else { paragraph.class(class) }
}

#[inline(never)]
pub fn span(class: &str, text: &str) -> El {
    el("span").class(class).text(text)
}

/// A heading of a level, 1 to 6.
#[inline(never)]
pub fn heading(level: u8, text: &str) -> El {
    el(["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(1, 6)) - 1]).text(text)
}

/// Removes what stood in the page before, and puts these in its place.
#[inline(never)]
pub fn fill(host: &Element, children: Vec<El>) {
    let children: js_sys::Array = children.into_iter().map(|child| JsValue::from(child.0)).collect();
    host.replace_children_with_node(&children);
}

/// A share of 1 as a width or height.
pub fn percent(share: f64) -> String {
    format!("{}%", adaldyq_domain::decimal::fixed(share * 100.0, 1))
}

/// A length in pixels.
pub fn px(length: f64) -> String {
    format!("{}px", adaldyq_domain::decimal::fixed(length, 1))
}

/// Moves the keyboard to an element by its id, once what is being built stands in the page.
pub fn focus_later(id: &'static str) {
    queue_microtask(move || {
        if let Some(element) = document().get_element_by_id(id) {
            El::of(element).focus();
        }
    });
}
