//! JSON of the browser's, read by name. The derived way costs 25 kB of module; these few calls cost one.

use adaldyq_domain::lang::Names;
use adaldyq_domain::money::Tenge;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value, absent ones included: reading a member of nothing gives nothing.
#[derive(Clone, Debug)]
pub struct Json(pub JsValue);

impl Json {
    pub fn parse(text: &str) -> Option<Self> {
        js_sys::JSON::parse(text).ok().map(Self)
    }

    pub fn get(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED))
    }

    pub fn is_absent(&self) -> bool {
        self.0.is_undefined() || self.0.is_null()
    }

    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// The text of a member, empty where there is none.
    pub fn string(&self, name: &str) -> String {
        self.get(name).text().unwrap_or_default()
    }

    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// Whether a member is true.
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).0.as_bool() == Some(true)
    }

    /// The members of a list; none where it is no list.
    pub fn list(&self) -> Vec<Self> {
        self.0.dyn_ref::<Array>().map(|list| list.iter().map(Self).collect()).unwrap_or_default()
    }

    pub fn strings(&self) -> Vec<String> {
        self.list().iter().map(|item| item.text().unwrap_or_default()).collect()
    }

    pub fn numbers(&self) -> Vec<Option<f64>> {
        self.list().iter().map(Self::number).collect()
    }

    /// Names and values of an object's members.
    pub fn members(&self) -> Vec<(String, Self)> {
        let Some(object) = self.0.dyn_ref::<Object>() else { return Vec::new() };
        let name = |pair: JsValue| {
            let pair: Array = pair.unchecked_into();
            (pair.get(0).as_string().unwrap_or_default(), Self(pair.get(1)))
        };
        Object::entries(object).iter().map(name).collect()
    }

    pub fn names(&self) -> Names {
        Names { kk: self.string("kk"), ru: self.string("ru"), en: self.string("en") }
    }

    /// Whole tenge; nothing where it was not published.
    pub fn tenge(&self) -> Option<Tenge> {
        tenge(self.number())
    }
}

pub fn tenge(amount: Option<f64>) -> Option<Tenge> {
    amount.and_then(|amount| Tenge::new(amount as i64).ok())
}

/// An object to send.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// The text of a value.
pub fn write(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
