-- SQLite's table has another name from here on, and a copy of either database fills the other. Here an older program
-- that still runs finds the same rows, with the same index, under the old name.
ALTER TABLE requests RENAME TO answered_requests;
CREATE VIEW requests AS SELECT key_digest, content_digest, complaint, time, number FROM answered_requests;
