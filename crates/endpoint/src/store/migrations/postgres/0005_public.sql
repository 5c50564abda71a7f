-- Which change of what the public sees came last; each takes the next number, in the order of commits.
CREATE TABLE changes (id BIGINT NOT NULL PRIMARY KEY, last BIGINT NOT NULL);
INSERT INTO changes (id, last) VALUES (1, 0);
-- The number of its last change; 0 before the first one.
ALTER TABLE complaints ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;
CREATE INDEX complaints_changed ON complaints (changed) WHERE changed > 0;
-- Tenge of the budget line at the day of receipt, where the complaint names one that was published.
ALTER TABLE complaints ADD COLUMN questioned BIGINT;
-- Whose the budget line is; a redirect changes the institution, not the line.
ALTER TABLE complaints ADD COLUMN budget_of TEXT;
UPDATE complaints SET budget_of = institution WHERE budget IS NOT NULL;
-- 1 where a machine seems to have sent it.
ALTER TABLE complaints ADD COLUMN suspect BIGINT NOT NULL DEFAULT 0;

-- Solutions of proof of work that are used up, until they expire by themselves.
CREATE TABLE proofs (nonce TEXT NOT NULL PRIMARY KEY, expires BIGINT NOT NULL);
CREATE INDEX proofs_expires ON proofs (expires);

-- Devices that support a complaint, each by a digest of its token.
CREATE TABLE supports (
    complaint TEXT NOT NULL REFERENCES complaints (id),
    device TEXT NOT NULL,
    time BIGINT NOT NULL,
    PRIMARY KEY (complaint, device)
);

-- Who follows a complaint by e-mail; confirmed is the moment the owner of the address agreed.
CREATE TABLE follows (
    id TEXT NOT NULL PRIMARY KEY,
    complaint TEXT NOT NULL REFERENCES complaints (id),
    email TEXT NOT NULL,
    lang TEXT NOT NULL,
    created BIGINT NOT NULL,
    confirmed BIGINT,
    UNIQUE (complaint, email)
);

-- Letters that wait to be sent, without the words and keys they will carry. Of one that was sent, only the name
-- stays for a day, so that the same is not sent again.
CREATE TABLE mails (
    id TEXT NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL,
    lang TEXT NOT NULL,
    letter TEXT NOT NULL,
    due BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    sent BIGINT
);
CREATE INDEX mails_due ON mails (due) WHERE sent IS NULL;
CREATE INDEX mails_sent ON mails (sent) WHERE sent IS NOT NULL;
CREATE INDEX contacts_email ON contacts (LOWER(email)) WHERE email IS NOT NULL;
CREATE INDEX events_of_moderation ON events (time) WHERE kind IN ('hidden', 'countersigned', 'lapsed');
