-- The photos that came with an event. The pictures themselves lie on the shelf of photos, under the same id.
-- A photo that was erased keeps its row, so that the event still says that there was one.
CREATE TABLE photos (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    complaint TEXT COLLATE "C" NOT NULL,
    event BIGINT NOT NULL,
    position BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    FOREIGN KEY (complaint, event) REFERENCES events (complaint, number)
);
CREATE UNIQUE INDEX photos_of_an_event ON photos (complaint, event, position);
