//! Makes the description of answers exact: an answer has all the members that are described, and no others.
//!
//! Of what is sent to the endpoint that is not said, since members that are not known are ignored.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// A group has the axes that are asked for, and each of them may be null: there null is not the same as always there.
const ASKED_FOR: &str = "Group";

type Object = Map<String, Value>;

pub fn make_exact(api: &mut Value) {
    let mut answers = BTreeSet::new();
    let mut bodies = BTreeSet::new();
    for operation in operations(api) {
        name_all(&operation["requestBody"], api, &mut bodies);
        let responses = operation["responses"].as_object().into_iter().flatten();
        let good = responses.filter(|(status, _)| status.starts_with('2'));
        good.for_each(|(_, answer)| name_all(answer, api, &mut answers));
    }
    let names = answers.difference(&bodies);
    let exact: Vec<(String, Value)> =
        names.map(|name| (name.clone(), exact(&api["components"]["schemas"][name], name, api))).collect();
    for (name, schema) in exact {
        api["components"]["schemas"][name] = schema;
    }
}

fn operations(api: &Value) -> impl Iterator<Item = &Value> {
    let paths = api["paths"].as_object().into_iter().flat_map(Object::values);
    paths.filter_map(Value::as_object).flat_map(Object::values)
}

/// The name of the schema that a reference leads to.
fn referred(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/components/schemas/")
}

/// The names of all schemas that belong to a part.
fn name_all(part: &Value, api: &Value, names: &mut BTreeSet<String>) {
    if let Some(name) = referred(part) {
        if names.insert(name.to_owned()) {
            name_all(&api["components"]["schemas"][name], api, names);
        }
        return;
    }
    match part {
        Value::Object(members) => members.values().for_each(|member| name_all(member, api, names)),
        Value::Array(parts) => parts.iter().for_each(|part| name_all(part, api, names)),
        _ => {}
    }
}

/// What consists of several parts becomes one object, or one for each way that it can be.
fn exact(schema: &Value, name: &str, api: &Value) -> Value {
    let choice = schema["oneOf"].as_array();
    if choice.is_some_and(|choice| choice.iter().all(|one| referred(one).is_some())) {
        return schema.clone();
    }
    let mut ways = ways(schema, name, api);
    ways.iter_mut().for_each(|way| {
        way.entry("additionalProperties").or_insert(json!(false));
    });
    let mut exact = match ways.len() {
        0 => return schema.clone(),
        1 => Value::Object(ways.remove(0)),
        _ => json!({ "oneOf": ways }),
    };
    if let Some(description) = schema.get("description") {
        exact["description"] = description.clone();
    }
    exact
}

/// The objects that something may be, each in one piece.
fn ways(schema: &Value, name: &str, api: &Value) -> Vec<Object> {
    if let Some(name) = referred(schema) {
        return ways(&api["components"]["schemas"][name], name, api);
    }
    if let Some(choice) = schema["oneOf"].as_array() {
        return choice.iter().flat_map(|one| ways(one, name, api)).collect();
    }
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().map(|part| ways(part, name, api)).fold(vec![Object::new()], each_with_each);
    }
    let Some(mut object) = schema.as_object().filter(|schema| schema.contains_key("properties")).cloned()
    else {
        return Vec::new();
    };
    if name != ASKED_FOR {
        require_what_may_be_null(&mut object);
    }
    vec![object]
}

/// What may be null is written as null, and so it is always there.
fn require_what_may_be_null(object: &mut Object) {
    let null = |schema: &Value| {
        let kinds = schema["type"].as_array().into_iter().flatten();
        let choice = schema["oneOf"].as_array().into_iter().flatten();
        kinds.chain(choice.map(|one| &one["type"])).any(|kind| kind == "null")
    };
    let members = object["properties"].as_object().into_iter().flatten();
    let always: Vec<Value> =
        members.filter(|(_, schema)| null(schema)).map(|(name, _)| json!(name)).collect();
    let named = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    object.insert("required".to_owned(), Value::Array(united(named, always)));
}

/// The names of both, each once.
fn united(mut names: Vec<Value>, more: Vec<Value>) -> Vec<Value> {
    for name in more {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Members of a later part stand for those of an earlier one.
fn each_with_each(before: Vec<Object>, part: Vec<Object>) -> Vec<Object> {
    let both = |one: &Object, other: &Object| {
        let named =
            |object: &Object| object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let members = |object: &Object| {
            object.get("properties").and_then(Value::as_object).cloned().unwrap_or_default()
        };
        let mut all = members(one);
        all.extend(members(other));
        Object::from_iter([
            ("type".to_owned(), json!("object")),
            ("properties".to_owned(), Value::Object(all)),
            ("required".to_owned(), Value::Array(united(named(one), named(other)))),
        ])
    };
    before.iter().flat_map(|one| part.iter().map(move |other| both(one, other))).collect()
}
