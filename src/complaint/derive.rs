//! The key of one counter of a challenge: by the browser's own cryptography, off the page's thread; where the
//! page came without encryption, which has none of it, by our own code, a slice at a time.

use crate::data::fetch::wait;
use crate::json::{Json, object};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How keys of a challenge are derived.
pub struct Recipe {
    nonce: Vec<u8>,
    salt: Vec<u8>,
    /// Iterations.
    cost: u32,
    /// Bytes.
    length: u32,
}

impl Recipe {
    /// Nothing where it is another way than the one that is known here.
    pub fn read(parameters: &Json) -> Option<Self> {
        if parameters.string("algorithm") != "PBKDF2/SHA-256" {
            return None;
        }
        let number = |name: &str| parameters.get(name).number().map(|number| number as u32);
        Some(Self {
            nonce: from_hex(&parameters.string("nonce"))?,
            salt: from_hex(&parameters.string("salt"))?,
            cost: number("cost")?,
            length: number("keyLength")?.min(64),
        })
    }

    fn password(&self, counter: u32) -> Vec<u8> {
        [self.nonce.as_slice(), counter.to_be_bytes().as_slice()].concat()
    }
}

/// In hexadecimal digits.
pub async fn derive(recipe: &Recipe, counter: u32) -> Option<String> {
    let subtle = member(&member(&window(), "crypto"), "subtle");
    let key = if subtle.is_object() {
        by_browser(&subtle, recipe, counter).await?
    } else {
        by_us(recipe, counter).await
    };
    Some(to_hex(&key))
}

async fn by_browser(subtle: &JsValue, recipe: &Recipe, counter: u32) -> Option<Vec<u8>> {
    let password = Uint8Array::from(recipe.password(counter).as_slice());
    let uses = Array::of1(&"deriveBits".into());
    let arguments = Array::of5(&"raw".into(), &password, &"PBKDF2".into(), &false.into(), &uses);
    let key = called(subtle, "importKey", &arguments).await?;
    let salt = Uint8Array::from(recipe.salt.as_slice());
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", salt.into()),
        ("iterations", recipe.cost.into()),
    ]);
    let bits = called(subtle, "deriveBits", &Array::of3(&how, &key, &(recipe.length * 8).into())).await?;
    Some(Uint8Array::new(&bits).to_vec())
}

async fn called(target: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let function = member(target, name).dyn_into::<Function>().ok()?;
    let promise = Reflect::apply(&function, target, arguments).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()
}

async fn by_us(recipe: &Recipe, counter: u32) -> Vec<u8> {
    // The page goes on between two counters.
    wait(0).await;
    let mut key = vec![0; recipe.length as usize];
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(&recipe.password(counter), &recipe.salt, recipe.cost, &mut key);
    key
}

fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u8)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)]));
    bytes.iter().flat_map(digits).collect()
}
