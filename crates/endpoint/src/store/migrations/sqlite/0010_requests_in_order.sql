-- Requests lie in the order they came, under numbers that are never used again. What finds them by their keys is in
-- the memory of whoever writes: on the disk each new key, being random, would change a page of its own.
CREATE TABLE requests_in_order (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key_digest TEXT NOT NULL,
    content_digest TEXT NOT NULL,
    complaint TEXT NOT NULL REFERENCES complaints (id),
    time BIGINT NOT NULL,
    number BIGINT NOT NULL DEFAULT 1
);
INSERT INTO requests_in_order (key_digest, content_digest, complaint, time, number)
SELECT key_digest, content_digest, complaint, time, number FROM requests ORDER BY time;
DROP TABLE requests;
ALTER TABLE requests_in_order RENAME TO requests;
