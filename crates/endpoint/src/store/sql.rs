//! The statements that never change. `$1` and `ON CONFLICT` are understood by SQLite and PostgreSQL alike.

pub const BEGIN: &str = "BEGIN IMMEDIATE";
pub const COMMIT: &str = "COMMIT";
pub const ROLLBACK: &str = "ROLLBACK";
pub const SAVEPOINT: &str = "SAVEPOINT piece";
pub const ROLLBACK_TO: &str = "ROLLBACK TO piece";
pub const RELEASE: &str = "RELEASE piece";

pub const PULSE: &str = "UPDATE pulse SET time = $1 WHERE id = 1";

pub const NEW_COMPLAINTS: &str = "
    INSERT INTO complaints (id, status, visibility, confirmation, topic, institution, district, lat, lon, lang,
                            budget, received, registered, due, questioned, suspect, channel, budget_of) VALUES";

pub const NEW_EVENTS: &str =
    "INSERT INTO events (complaint, number, time, actor, kind, body, account, acting_for) VALUES";

pub const NEW_TEXTS: &str = "INSERT INTO texts (complaint, number, text) VALUES";

pub const NEW_CONTACTS: &str = "INSERT INTO contacts (complaint, name, phone, email, show_name) VALUES";

pub const NEW_PROOFS: &str = "INSERT INTO proofs (nonce, expires) VALUES";

pub const INSERT_TEXT: &str = "INSERT INTO texts (complaint, number, text) VALUES ($1, $2, $3)";

/// The first answer to a request, and what was asked then.
pub const REQUEST: &str = "
    SELECT answered_requests.content_digest, complaints.id, complaints.received, complaints.key_generation,
           events.body
    FROM answered_requests
    JOIN complaints ON complaints.id = answered_requests.complaint
    JOIN events ON events.complaint = complaints.id AND events.number = 1";

/// Everything of a complaint that a list may need.
pub const COMPLAINTS: &str = "
    SELECT complaints.id, status, visibility, confirmation, hidden_for, topic, institution, district, lat, lon,
           lang, budget, received, registered, due, accepted, hidden, key_generation,
           questioned, budget_of, suspect, changed,
           (SELECT COUNT(*) FROM supports WHERE supports.complaint = complaints.id) AS supports,
           (SELECT COUNT(*) FROM photos JOIN events ON events.complaint = photos.complaint AND events.number = photos.event
            WHERE photos.complaint = complaints.id AND photos.erased = 0 AND events.kind NOT IN ('asked', 'message')) AS photos,
           life, replied, reply_days, last_reply_days, verdict, closed, channel, texts.erased AS erased,
           COALESCE(texts.text, '') AS text,
           CASE WHEN contacts.show_name = 1 THEN contacts.name END AS shown_name
    FROM complaints
    LEFT JOIN texts ON texts.complaint = complaints.id AND texts.number = 1
    LEFT JOIN contacts ON contacts.complaint = complaints.id ";

/// The first word of a complaint, for whoever compares many.
pub const PUBLIC_TEXTS: &str = "
    SELECT complaints.id, COALESCE(texts.text, '') FROM complaints
    JOIN texts ON texts.complaint = complaints.id AND texts.number = 1
    WHERE visibility = 'public' AND ";

pub const EVENTS: &str = "
    SELECT events.number, time, actor, body, account, acting_for, texts.text AS text, texts.erased AS erased
    FROM events
    LEFT JOIN texts ON texts.complaint = events.complaint AND texts.number = events.number
    WHERE events.complaint = $1 ORDER BY events.number";

pub const CONTACT: &str = "SELECT name, phone, email, show_name FROM contacts WHERE complaint = $1";

pub const WAITING: &str = "
    SELECT COUNT(*), MIN(received) FROM complaints WHERE status = 'received' AND visibility = 'private'";
