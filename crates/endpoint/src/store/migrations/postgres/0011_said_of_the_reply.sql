-- The latest final reply, which stays when the complaint is opened again: the working days it took, and what its
-- author said of it.
ALTER TABLE complaints ADD COLUMN last_reply_days BIGINT;
ALTER TABLE complaints ADD COLUMN verdict TEXT COLLATE "C";
UPDATE complaints SET last_reply_days = reply_days, verdict = confirmation WHERE replied IS NOT NULL;
UPDATE complaints SET verdict = COALESCE(
    (SELECT CASE kind WHEN 'answered' THEN 'unconfirmed' ELSE kind END FROM events
     WHERE events.complaint = complaints.id AND kind IN ('answered', 'confirmed', 'disputed')
     ORDER BY number DESC LIMIT 1), 'unconfirmed')
WHERE replied IS NULL AND reopened > 0;

-- Each final reply: its moment, its day, the day it was due, the working days it took, and what was said of it. A
-- complaint that is opened again gets another one; those before it are known from here on.
CREATE TABLE replies (
    complaint TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    time BIGINT NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    days BIGINT NOT NULL,
    verdict TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (complaint, number),
    FOREIGN KEY (complaint, number) REFERENCES events (complaint, number)
);
INSERT INTO replies (complaint, number, time, day, due, days, verdict)
SELECT complaints.id, MAX(events.number), replied, answered, due, reply_days, confirmation
FROM complaints JOIN events ON events.complaint = complaints.id AND events.kind = 'answered'
WHERE replied IS NOT NULL AND answered IS NOT NULL AND reply_days IS NOT NULL
GROUP BY complaints.id, replied, answered, due, reply_days, confirmation;
