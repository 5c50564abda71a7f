-- Ids, codes and days are compared by their bytes, as in SQLite, whatever the database's collation.
-- Times are milliseconds of UTC since 1970; days are ISO dates; ids are the eight characters without a hyphen.
CREATE TABLE complaints (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    status TEXT COLLATE "C" NOT NULL,
    visibility TEXT COLLATE "C" NOT NULL,
    confirmation TEXT COLLATE "C" NOT NULL,
    hidden_for TEXT COLLATE "C",
    topic TEXT COLLATE "C" NOT NULL,
    institution TEXT COLLATE "C",
    district TEXT COLLATE "C",
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    lang TEXT COLLATE "C" NOT NULL,
    budget TEXT COLLATE "C",
    received BIGINT NOT NULL,
    registered TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    accepted BIGINT,
    hidden BIGINT,
    key_generation BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX complaints_newest ON complaints (received DESC, id DESC);
CREATE INDEX complaints_waiting ON complaints (status, visibility, received);
CREATE INDEX complaints_institution ON complaints (institution, received DESC);

-- What happened, in order. Texts and contacts lie apart, so that erasing one never rewrites an event.
CREATE TABLE events (
    complaint TEXT COLLATE "C" NOT NULL REFERENCES complaints (id),
    number BIGINT NOT NULL,
    time BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (complaint, number)
);

-- The words that came with an event, under its number.
CREATE TABLE texts (
    complaint TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (complaint, number),
    FOREIGN KEY (complaint, number) REFERENCES events (complaint, number)
);

CREATE TABLE contacts (
    complaint TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES complaints (id),
    name TEXT COLLATE "C",
    phone TEXT COLLATE "C",
    email TEXT COLLATE "C",
    show_name BIGINT NOT NULL DEFAULT 0
);

-- Which request was answered by which complaint; the key and the content are kept as digests only.
CREATE TABLE requests (
    key_digest TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    content_digest TEXT COLLATE "C" NOT NULL,
    complaint TEXT COLLATE "C" NOT NULL REFERENCES complaints (id),
    time BIGINT NOT NULL
);
CREATE INDEX requests_time ON requests (time);

-- One row, written to learn whether the store can be written.
CREATE TABLE pulse (id BIGINT NOT NULL PRIMARY KEY, time BIGINT NOT NULL);
INSERT INTO pulse (id, time) VALUES (1, 0);

CREATE FUNCTION events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'events are append-only'; END;
$$;
CREATE TRIGGER events_are_not_changed BEFORE UPDATE OR DELETE ON events
FOR EACH ROW EXECUTE FUNCTION events_are_append_only();
CREATE TRIGGER events_are_not_emptied BEFORE TRUNCATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION events_are_append_only();
