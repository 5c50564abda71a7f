//! A small published city and a small built app.

use serde_json::{Value, json};
use std::fs;
use std::path::Path;

pub const RELEASE: &str = "2026-11-20-3f2a91c0";

pub fn names(text: &str) -> Value {
    json!({ "kk": text, "ru": text, "en": text })
}

/// Two districts side by side and two institutions.
pub fn publish(folder: &Path, release: &str) {
    publish_with(folder, release, None);
}

/// The same, and one more day on which nobody works.
pub fn publish_with_day_off(folder: &Path, release: &str, date: &str) {
    publish_with(folder, release, Some(date));
}

fn publish_with(folder: &Path, release: &str, day_off: Option<&str>) {
    let release_folder = folder.join("r").join(release);
    fs::create_dir_all(&release_folder).unwrap();
    let write = |path: &str, value: Value| fs::write(release_folder.join(path), value.to_string()).unwrap();
    write(
        "city.json",
        json!({
            "id": "astana", "name": names("Астана"), "published": "2026-11-20", "demonstration": true,
            "licence": { "name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/" },
            "credit": "© OpenStreetMap contributors", "registrar": names("Қызмет"),
            "contacts": [{ "id": "ikomek", "name": names("109"), "about": names("109"), "phone": "109" },
                         { "id": "anticorruption", "name": names("1424"), "about": names("1424"), "phone": "1424" }],
            "working_hours": { "open": "09:00", "close": "18:30", "utc_offset": 300 }, "fewest_peers": 5
        }),
    );
    let independence = json!({ "date": "2026-12-16", "kind": "holiday", "name": names("Тәуелсіздік күні") });
    let day_off = day_off.map(|date| json!({ "date": date, "kind": "day_off", "name": names("Демалыс") }));
    let days: Vec<_> = day_off.into_iter().chain([independence]).collect();
    write("holidays.json", json!({ "known_to": "2026-12-31", "days": days }));
    write("districts.geojson", districts());
    fs::create_dir_all(release_folder.join("institutions")).unwrap();
    for (id, name) in [("school-027", "№27 мектеп"), ("akimat", "Әкімдік")] {
        write(&format!("institutions/{id}.json"), institution(id, name));
    }
    let draft = folder.join("index.json.new");
    fs::write(&draft, index(release).to_string()).unwrap();
    fs::rename(draft, folder.join("index.json")).unwrap();
}

fn institution(id: &str, name: &str) -> Value {
    json!({
        "id": id, "name": names(name), "clients": {}, "contracts": [], "history": [],
        "budgets": { "2026": [{
            "group": "04", "approved": 5_000_000, "adjusted": 6_000_000, "executed": null,
            "items": [{ "item": "159", "approved": 1_000_000, "adjusted": 1_500_000, "executed": null },
                      { "item": "414", "approved": 400_000, "adjusted": null, "executed": null }]
        }] }
    })
}

fn districts() -> Value {
    let square = |west: f64| {
        json!([[[west, 51.0], [west + 0.3, 51.0], [west + 0.3, 51.3], [west, 51.3], [west, 51.0]]])
    };
    let feature = |id: &str, west: f64| {
        json!({ "type": "Feature", "properties": { "id": id, "name": names(id) },
                "geometry": { "type": "Polygon", "coordinates": square(west) } })
    };
    json!({ "type": "FeatureCollection", "features": [feature("esil", 71.2), feature("almaty", 71.5)] })
}

fn index(release: &str) -> Value {
    json!({
        "schema": 1, "release": release, "published": "2026-11-20", "demonstration": true, "currency": "KZT",
        "city": { "id": "astana", "name": names("Астана"), "center": [51.13, 71.43],
                  "bounds": [[50.85, 71.2], [51.36, 71.8]] },
        "years": {}, "groups": [], "kinds": [],
        "districts": [{ "id": "esil", "name": names("Есіл") }, { "id": "almaty", "name": names("Алматы") }],
        "institutions": {
            "count": 2, "id": ["school-027", "akimat"], "kind": [0, 0], "district": [0, 1],
            "lat": [51.1, 51.15], "lon": [71.4, 71.6], "place": ["exact", "exact"], "groups": [[], []],
            "invented": [0, 0], "opened": [null, null], "closed": [null, null],
            "name": { "kk": ["№27 мектеп", "Әкімдік"], "ru": ["Школа №27", "Акимат"], "en": ["School 27", "Akimat"] }
        },
        "budgets": {}, "clients": {}
    })
}

pub const SCRIPT: &str = "app-0123456789abcdef.js";

pub fn build_app(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for name in ["index.html", "pages.html", "desk.html"] {
        fs::write(
        folder.join(name),
        "<!doctype html>\n<html lang=\"kk\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"tiles\" content=\"\">\n\
         <link rel=\"stylesheet\" href=\"/style-0123456789abcdef.css\">\n</head>\n<body>the app's page</body>\n</html>\n",
    )
    .unwrap();
    }
    fs::write(folder.join(SCRIPT), "console.log('map');\n".repeat(100)).unwrap();
    fs::write(folder.join("icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    fs::write(folder.join(".hidden.txt"), "hidden").unwrap();
}
