-- What is written with each complaint is as little as can be: each page that changes is written whole.
-- The digests themselves find a request, and the sweep that forgets old ones reads all of them once a day.
CREATE TABLE requests_by_key (
    key_digest TEXT NOT NULL PRIMARY KEY,
    content_digest TEXT NOT NULL,
    complaint TEXT NOT NULL REFERENCES complaints (id),
    time BIGINT NOT NULL,
    number BIGINT NOT NULL DEFAULT 1
) WITHOUT ROWID;
INSERT INTO requests_by_key (key_digest, content_digest, complaint, time, number)
SELECT key_digest, content_digest, complaint, time, number FROM requests;
DROP TABLE requests;
ALTER TABLE requests_by_key RENAME TO requests;

-- Those of one day in the order they came, which is that of the file.
DROP INDEX complaints_owed;
CREATE INDEX complaints_owed ON complaints (due) WHERE status IN ('received', 'accepted', 'drafted');
