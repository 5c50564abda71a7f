-- Requests lie in the order they came, under numbers that are never used again. What finds them by their keys is in
-- the memory of whoever writes: on the disk each new key, being random, would change a page of its own.
-- The table has another name, so that an older program that still runs cannot write what it no longer sees twice.
CREATE TABLE answered_requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key_digest TEXT NOT NULL,
    content_digest TEXT NOT NULL,
    complaint TEXT NOT NULL REFERENCES complaints (id),
    time BIGINT NOT NULL,
    number BIGINT NOT NULL DEFAULT 1
);
INSERT INTO answered_requests (key_digest, content_digest, complaint, time, number)
SELECT key_digest, content_digest, complaint, time, number FROM requests ORDER BY time;
DROP TABLE requests;
