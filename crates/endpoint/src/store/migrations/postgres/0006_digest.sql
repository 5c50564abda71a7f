-- Where an official is told, each working day, what is due; nothing where they are not.
ALTER TABLE accounts ADD COLUMN email TEXT;
ALTER TABLE accounts ADD COLUMN lang TEXT NOT NULL DEFAULT 'kk';
