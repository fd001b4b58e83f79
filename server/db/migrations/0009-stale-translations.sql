-- Translations that their source has overtaken: the source text each was made from, and the one that stands now is read where it is written. "place" is `desk` for what is being written, `shelf` for what is published.
CREATE TABLE translations (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, object TEXT NOT NULL, place TEXT NOT NULL,
  field TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL, was TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX translations_by_object ON translations (kind, object);
