-- SQLite's requests have another order from here on. Here the index of the table finds them, and nothing changes.
SELECT 1;
