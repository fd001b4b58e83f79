CREATE TABLE ways (id TEXT PRIMARY KEY, value JSONB NOT NULL, "savedAt" TEXT NOT NULL);
CREATE INDEX ways_by_age ON ways ("savedAt");
