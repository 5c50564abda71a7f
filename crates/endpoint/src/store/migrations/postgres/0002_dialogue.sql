-- Where a complaint stands beyond its first step. `life` is all of it, as JSON; the other columns repeat what
-- is searched and counted. Where `life` is absent, nothing has happened since before this table had it.
ALTER TABLE complaints ADD COLUMN life TEXT;
-- How it came in, where not by the resident's own hand.
ALTER TABLE complaints ADD COLUMN channel TEXT COLLATE "C";
ALTER TABLE complaints ADD COLUMN outcome TEXT COLLATE "C";
-- The day of the present draft, and the last one to object to it.
ALTER TABLE complaints ADD COLUMN drafted TEXT COLLATE "C";
ALTER TABLE complaints ADD COLUMN objection_until TEXT COLLATE "C";
ALTER TABLE complaints ADD COLUMN objected BIGINT NOT NULL DEFAULT 0;
ALTER TABLE complaints ADD COLUMN participated BIGINT NOT NULL DEFAULT 0;
-- The final reply: its moment, its day, and how many working days of the term it took.
ALTER TABLE complaints ADD COLUMN replied BIGINT;
ALTER TABLE complaints ADD COLUMN answered TEXT COLLATE "C";
ALTER TABLE complaints ADD COLUMN reply_days BIGINT;
ALTER TABLE complaints ADD COLUMN reopened BIGINT NOT NULL DEFAULT 0;
ALTER TABLE complaints ADD COLUMN merged_into TEXT COLLATE "C";
ALTER TABLE complaints ADD COLUMN state_registered BIGINT NOT NULL DEFAULT 0;
ALTER TABLE complaints ADD COLUMN released BIGINT NOT NULL DEFAULT 0;
ALTER TABLE complaints ADD COLUMN countersigned BIGINT NOT NULL DEFAULT 0;
ALTER TABLE complaints ADD COLUMN closed_for TEXT COLLATE "C";
ALTER TABLE complaints ADD COLUMN closed BIGINT;
CREATE INDEX complaints_drafted ON complaints (id) WHERE status = 'drafted';
CREATE INDEX complaints_answered ON complaints (answered) WHERE status = 'answered';
CREATE INDEX complaints_hidden ON complaints (hidden) WHERE visibility = 'hidden';
CREATE INDEX complaints_merged ON complaints (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX complaints_closed ON complaints (closed) WHERE closed IS NOT NULL;

-- The account that did it, and the absent one it stood in for; neither is public.
ALTER TABLE events ADD COLUMN account TEXT COLLATE "C";
ALTER TABLE events ADD COLUMN acting_for TEXT COLLATE "C";

-- 1 where the resident had the text erased; then it is empty.
ALTER TABLE texts ADD COLUMN erased BIGINT NOT NULL DEFAULT 0;

-- The event that answered a request.
ALTER TABLE requests ADD COLUMN number BIGINT NOT NULL DEFAULT 1;

-- What was last done by itself, and with which data.
CREATE TABLE chores (name TEXT COLLATE "C" NOT NULL PRIMARY KEY, done TEXT COLLATE "C" NOT NULL);
