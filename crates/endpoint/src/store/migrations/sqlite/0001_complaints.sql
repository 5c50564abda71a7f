-- Times are milliseconds of UTC since 1970; days are ISO dates; ids are the eight characters without a hyphen.
CREATE TABLE complaints (
    id TEXT NOT NULL PRIMARY KEY,
    status TEXT NOT NULL,
    visibility TEXT NOT NULL,
    confirmation TEXT NOT NULL,
    hidden_for TEXT,
    topic TEXT NOT NULL,
    institution TEXT,
    district TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    lang TEXT NOT NULL,
    budget TEXT,
    received BIGINT NOT NULL,
    registered TEXT NOT NULL,
    due TEXT NOT NULL,
    accepted BIGINT,
    hidden BIGINT,
    key_generation BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX complaints_newest ON complaints (received DESC, id DESC);
CREATE INDEX complaints_waiting ON complaints (status, visibility, received);
CREATE INDEX complaints_institution ON complaints (institution, received DESC);

-- What happened, in order. Texts and contacts lie apart, so that erasing one never rewrites an event.
CREATE TABLE events (
    complaint TEXT NOT NULL REFERENCES complaints (id),
    number BIGINT NOT NULL,
    time BIGINT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (complaint, number)
);

-- The words that came with an event, under its number.
CREATE TABLE texts (
    complaint TEXT NOT NULL,
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (complaint, number),
    FOREIGN KEY (complaint, number) REFERENCES events (complaint, number)
);

CREATE TABLE contacts (
    complaint TEXT NOT NULL PRIMARY KEY REFERENCES complaints (id),
    name TEXT,
    phone TEXT,
    email TEXT,
    show_name BIGINT NOT NULL DEFAULT 0
);

-- Which request was answered by which complaint; the key and the content are kept as digests only.
CREATE TABLE requests (
    key_digest TEXT NOT NULL PRIMARY KEY,
    content_digest TEXT NOT NULL,
    complaint TEXT NOT NULL REFERENCES complaints (id),
    time BIGINT NOT NULL
);
CREATE INDEX requests_time ON requests (time);

-- One row, written to learn whether the store can be written.
CREATE TABLE pulse (id BIGINT NOT NULL PRIMARY KEY, time BIGINT NOT NULL);
INSERT INTO pulse (id, time) VALUES (1, 0);

CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
