-- The officials' side. Moments are milliseconds of UTC since 1970, days ISO dates, truth is 0 or 1.
CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    institution TEXT,
    -- By argon2id, as a PHC string.
    password TEXT NOT NULL,
    -- Until when a password that is given once may be used; nothing for one that its owner chose.
    one_time_until BIGINT,
    -- The authenticator's secret, sealed; the last half minute whose code was used.
    totp TEXT NOT NULL,
    totp_step BIGINT NOT NULL DEFAULT 0,
    -- A JSON list of institutions.
    interests TEXT NOT NULL DEFAULT '[]',
    deputy TEXT REFERENCES accounts (id),
    deputy_from TEXT,
    deputy_until TEXT,
    disabled BIGINT NOT NULL DEFAULT 0,
    created BIGINT NOT NULL,
    seen BIGINT
);
CREATE INDEX accounts_deputy ON accounts (deputy);

-- Only the digest of a session's token is kept.
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    created BIGINT NOT NULL,
    seen BIGINT NOT NULL
);
CREATE INDEX sessions_account ON sessions (account);

-- Failed attempts to sign in, of a login or of an address; either is kept as a digest.
CREATE TABLE attempts (
    subject TEXT NOT NULL PRIMARY KEY,
    count BIGINT NOT NULL,
    last BIGINT NOT NULL
);

-- What happened to accounts, in order of time.
CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,
    time BIGINT NOT NULL,
    what TEXT NOT NULL,
    -- Who did it, and to whose account.
    account TEXT,
    about TEXT,
    note TEXT
);
CREATE INDEX audit_time ON audit (time);

-- What officials note for each other about a complaint; never public.
CREATE TABLE notes (
    id TEXT NOT NULL PRIMARY KEY,
    complaint TEXT NOT NULL REFERENCES complaints (id),
    time BIGINT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    -- Whose note it is, and who may read it: a role, or an institution by its id.
    office TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX notes_complaint ON notes (complaint, time);

-- Who opened a complaint that is held, and who took one out as a file.
CREATE TABLE accesses (
    id TEXT NOT NULL PRIMARY KEY,
    complaint TEXT NOT NULL REFERENCES complaints (id),
    time BIGINT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    what TEXT NOT NULL
);
CREATE INDEX accesses_complaint ON accesses (complaint, time);

-- Who looks at a complaint, and when they last did.
CREATE TABLE watching (
    complaint TEXT NOT NULL REFERENCES complaints (id),
    account TEXT NOT NULL REFERENCES accounts (id),
    time BIGINT NOT NULL,
    PRIMARY KEY (complaint, account)
);

-- Texts that an official answers with; a JSON list.
CREATE TABLE templates (
    account TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    body TEXT NOT NULL
);

-- On which day an account was last told what is due.
CREATE TABLE digests (
    account TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    day TEXT NOT NULL
);

-- The desk's queue: what is still owed a reply, by the day it is due.
CREATE INDEX complaints_owed ON complaints (due, id) WHERE status IN ('received', 'accepted', 'drafted');

-- Preventive proposals; what is not a column of its own is in the JSON.
CREATE TABLE proposals (
    id TEXT NOT NULL PRIMARY KEY,
    institution TEXT NOT NULL,
    status TEXT NOT NULL,
    created BIGINT NOT NULL,
    sent BIGINT,
    version BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX proposals_institution ON proposals (institution, status);
