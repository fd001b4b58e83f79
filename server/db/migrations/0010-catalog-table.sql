-- Changes to many sites at once, with what stood there before: what undoing them needs.
CREATE TABLE batches (
  id TEXT PRIMARY KEY, person TEXT NOT NULL, at TEXT NOT NULL, edits JSONB NOT NULL, rows JSONB NOT NULL, "undoneAt" TEXT NOT NULL
);
CREATE INDEX batches_of_person ON batches (person, at);

-- What a site lacks is looked for by itself: few rows, and none of them has to be read to be found.
CREATE INDEX sites_without_hours ON sites (position) WHERE (value->>'openingHours') IS NULL;
CREATE INDEX sites_without_altitude ON sites (position) WHERE (value->>'altitude') IS NULL;
CREATE INDEX sites_within_kilometre ON sites (position) WHERE CAST(value->>'precision' AS INTEGER) > 100;
CREATE INDEX sites_beyond_kilometre ON sites (position) WHERE CAST(value->>'precision' AS INTEGER) > 1000;
