-- How many letters strangers had sent to an address since a moment; the address as a digest.
CREATE TABLE recipients (
    digest TEXT NOT NULL PRIMARY KEY,
    since BIGINT NOT NULL,
    letters BIGINT NOT NULL
);
-- 1 where the author asked for it, with the key: they hear also of what is hidden from everybody else.
ALTER TABLE follows ADD COLUMN of_author BIGINT NOT NULL DEFAULT 0;
