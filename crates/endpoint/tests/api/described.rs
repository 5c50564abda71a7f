//! Whether an answer is as the API describes it: the little of JSON Schema that the description is written in.

use crate::city::TestCity;
use serde_json::Value;
use tokio::sync::OnceCell;

static API: OnceCell<Value> = OnceCell::const_new();

impl TestCity {
    pub async fn description(&self) -> &'static Value {
        let read = async || self.get("/api/openapi.json").send().await.unwrap().json().await.unwrap();
        API.get_or_init(read).await
    }

    /// An answer of the API has all the members that are described, and no others; null stands for one without a
    /// body.
    pub async fn is_as_described(&self, method: &str, path: &str, status: u16, answer: &Value) {
        let path = path.split('?').next().unwrap();
        // Whatever lies elsewhere is a file.
        if !path.starts_with("/api/") {
            return;
        }
        if let Some(fault) = fault_of_answer(self.description().await, method, path, status, answer) {
            panic!("{method} {path} with {status} is not as described{fault}");
        }
    }
}

fn fault_of_answer(api: &Value, method: &str, path: &str, status: u16, answer: &Value) -> Option<String> {
    let Some(operation) = operation(api, method, path) else {
        return Some(": no such operation".to_owned());
    };
    let Some(described) = operation["responses"].get(status.to_string()) else {
        return Some(": no such status".to_owned());
    };
    let layer = answer["type"] == "FeatureCollection";
    let media = if layer { "application/geo+json" } else { "application/json" };
    match described["content"][media].get("schema") {
        Some(schema) => fault(api, schema, answer),
        None if answer.is_null() => None,
        None => Some(format!(": no {media}")),
    }
}

/// The one whose path this is; without a place that is left open, where there is one.
fn operation<'a>(api: &'a Value, method: &str, path: &str) -> Option<&'a Value> {
    let fits = |described: &str| {
        let (one, other): (Vec<_>, Vec<_>) = (described.split('/').collect(), path.split('/').collect());
        one.len() == other.len()
            && one.iter().zip(other).all(|(one, other)| *one == other || *one == "{id}" || *one == "{of}")
    };
    let paths = api["paths"].as_object().unwrap();
    let path =
        paths.keys().filter(|described| fits(described)).min_by_key(|described| described.contains('{'))?;
    paths[path].get(method.to_lowercase())
}

/// What is wrong with a value, and where.
fn fault(api: &Value, schema: &Value, value: &Value) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return fault(api, api.pointer(name.trim_start_matches('#')).unwrap(), value);
    }
    if let Some(choice) = schema["oneOf"].as_array() {
        let faults: Vec<Option<String>> = choice.iter().map(|one| fault(api, one, value)).collect();
        return match faults.iter().filter(|fault| fault.is_none()).count() {
            1 => None,
            0 => Some(faults.into_iter().flatten().min_by_key(|fault| fault.len())?),
            several => Some(format!(": is as {several} ways describe it")),
        };
    }
    if !kinds(schema).any(|kind| is(value, kind)) {
        return Some(format!(": {value} is no {}", schema["type"]));
    }
    if schema["enum"].as_array().is_some_and(|known| !known.contains(value)) {
        return Some(format!(": {value} is none of {}", schema["enum"]));
    }
    match value {
        Value::Array(values) => fault_of_items(api, schema, values),
        Value::Object(members) => fault_of_members(api, schema, members),
        _ => None,
    }
}

/// The first ones may each have their own description, which the others have together.
fn fault_of_items(api: &Value, schema: &Value, values: &[Value]) -> Option<String> {
    let first = schema["prefixItems"].as_array().map_or(&[][..], Vec::as_slice);
    let (least, most) = (schema["minItems"].as_u64(), schema["maxItems"].as_u64());
    let count = values.len() as u64;
    if count < least.unwrap_or(first.len() as u64) || most.is_some_and(|most| count > most) {
        return Some(format!(": {count} are too few or too many"));
    }
    let others = schema.get("items").unwrap_or(&Value::Bool(false));
    values.iter().enumerate().find_map(|(place, value)| match first.get(place).unwrap_or(others) {
        Value::Bool(false) => Some(format!("[{place}] is not described")),
        schema => fault(api, schema, value).map(|fault| format!("[]{fault}")),
    })
}

fn fault_of_members(api: &Value, schema: &Value, members: &serde_json::Map<String, Value>) -> Option<String> {
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    if let Some(missing) = required.into_iter().find(|name| !members.contains_key(*name)) {
        return Some(format!(".{missing} is missing"));
    }
    let others = &schema["additionalProperties"];
    for (name, value) in members {
        let fault = match schema["properties"].get(name) {
            Some(schema) => fault(api, schema, value),
            None if others == &Value::Bool(false) => Some(" is not described".to_owned()),
            None if others.is_object() => fault(api, others, value),
            None => None,
        };
        if let Some(fault) = fault {
            return Some(format!(".{name}{fault}"));
        }
    }
    None
}

fn kinds(schema: &Value) -> impl Iterator<Item = &str> {
    let (one, several) = (schema["type"].as_str(), schema["type"].as_array());
    one.into_iter().chain(several.into_iter().flatten().filter_map(Value::as_str))
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no such type: {other}"),
    }
}

/// The members of a description itself are OpenAPI's own affair.
const ITSELF: &str = "#/components/schemas/Description";

#[tokio::test]
async fn every_answer_of_json_is_described_to_its_last_member() {
    let city = TestCity::start().await;
    let api = city.description().await;
    let mut looked_at = 0;
    for (path, operations) in api["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            for (status, answer) in operation["responses"].as_object().unwrap() {
                for (media, content) in answer["content"].as_object().into_iter().flatten() {
                    if status.starts_with('2') && media.ends_with("json") {
                        looked_at += 1;
                        let what = format!("{method} {path} {status} {media}");
                        looks_open(api, &content["schema"], &what, &mut Vec::new());
                    }
                }
            }
        }
    }
    assert!(looked_at > 30, "{looked_at}");
}

fn looks_open<'a>(api: &'a Value, schema: &'a Value, at: &str, seen: &mut Vec<&'a str>) {
    if let Some(name) = schema["$ref"].as_str() {
        if name != ITSELF && !seen.contains(&name) {
            seen.push(name);
            looks_open(api, api.pointer(name.trim_start_matches('#')).unwrap(), name, seen);
        }
        return;
    }
    if let Some(choice) = schema["oneOf"].as_array() {
        return choice.iter().for_each(|one| looks_open(api, one, at, seen));
    }
    let kinds: Vec<&str> = kinds(schema).collect();
    assert!(!kinds.is_empty(), "{at} can be anything: {schema}");
    if kinds.contains(&"array") {
        let first = schema["prefixItems"].as_array();
        let items = schema.get("items").filter(|items| items.is_object());
        assert!(first.is_some() || items.is_some(), "{at} is a list of anything: {schema}");
        for item in first.into_iter().flatten().chain(items) {
            looks_open(api, item, &format!("{at}[]"), seen);
        }
    }
    if kinds.contains(&"object") {
        let members = schema["properties"].as_object();
        let others = &schema["additionalProperties"];
        match members {
            Some(members) => {
                assert_eq!(*others, false, "{at} may have any other member: {schema}");
                for (name, member) in members {
                    looks_open(api, member, &format!("{at}.{name}"), seen);
                }
            }
            None => {
                assert!(others.is_object(), "{at} is any object: {schema}");
                looks_open(api, others, &format!("{at}.*"), seen);
            }
        }
    }
}

#[test]
fn what_is_not_as_described_is_found() {
    use serde_json::json;
    let api = json!({ "components": { "schemas": { "Named": { "type": "object", "required": ["name"],
        "properties": { "name": { "type": ["string", "null"] } }, "additionalProperties": false } } } });
    let named = json!({ "$ref": "#/components/schemas/Named" });
    let list = json!({ "type": "array", "items": named });
    for (value, wrong) in [
        (json!([{ "name": "Aya" }, { "name": null }]), None),
        (json!([{ "name": 5 }]), Some("[].name: 5 is no [\"string\",\"null\"]")),
        (json!([{}]), Some("[].name is missing")),
        (json!([{ "name": null, "age": 5 }]), Some("[].age is not described")),
    ] {
        assert_eq!(fault(&api, &list, &value).as_deref(), wrong);
    }
    let pair = json!({ "type": "array", "prefixItems": [{ "type": "string" }, named], "items": false });
    for (value, wrong) in [
        (json!(["Aya", { "name": "Aya" }]), None),
        (json!(["Aya", { "name": 5 }]), Some("[].name: 5 is no [\"string\",\"null\"]")),
        (json!([5, { "name": "Aya" }]), Some("[]: 5 is no \"string\"")),
        (json!(["Aya"]), Some(": 1 are too few or too many")),
        (json!(["Aya", { "name": "Aya" }, 5]), Some("[2] is not described")),
    ] {
        assert_eq!(fault(&api, &pair, &value).as_deref(), wrong);
    }
    let choice = json!({ "oneOf": [{ "type": "integer" }, { "type": "number" }] });
    assert_eq!(fault(&api, &choice, &json!(5)).as_deref(), Some(": is as 2 ways describe it"));
}

#[test]
fn an_answer_that_nothing_describes_is_found() {
    use serde_json::json;
    let named = json!({ "type": "object", "properties": { "name": { "type": "string" } } });
    let of = |schema: Value| json!({ "content": { "application/json": { "schema": schema } } });
    let api = json!({ "paths": { "/api/names/{id}": { "get": { "responses": { "200": of(named), "204": {} } } } } });
    let fault = |method, path, status, answer| fault_of_answer(&api, method, path, status, &answer);
    let one = || json!({ "name": "Aya" });
    for (method, path, status, answer, wrong) in [
        ("GET", "/api/names/1", 200, one(), None),
        ("GET", "/api/names/1", 204, Value::Null, None),
        ("GET", "/api/names/1", 200, Value::Null, Some(": null is no \"object\"")),
        ("GET", "/api/names/1", 204, one(), Some(": no application/json")),
        ("GET", "/api/names/1", 201, one(), Some(": no such status")),
        ("PUT", "/api/names/1", 200, one(), Some(": no such operation")),
        ("GET", "/api/people/1", 200, one(), Some(": no such operation")),
    ] {
        assert_eq!(fault(method, path, status, answer).as_deref(), wrong, "{method} {path} {status}");
    }
}
