-- Sites get a number of their own that survives VACUUM (what is searched points to it), the keys they are sorted by, and
-- their value last, so that filtering a row never reads it. Where names and dates are only roughly folded here, the next
-- load writes them as the program does. Each trigger stands in one line: a migration is split where a line ends with a semicolon.
CREATE TABLE sites_numbered (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, network TEXT NOT NULL, country TEXT NOT NULL, kind TEXT NOT NULL,
  confidence TEXT NOT NULL, essential BOOLEAN NOT NULL, lng DOUBLE PRECISION NOT NULL, lat DOUBLE PRECISION NOT NULL,
  position INTEGER NOT NULL, origin TEXT NOT NULL, version INTEGER NOT NULL, "savedAt" TEXT NOT NULL,
  "nameKey" TEXT NOT NULL, "dateKey" TEXT NOT NULL, names TEXT NOT NULL, places TEXT NOT NULL, words TEXT NOT NULL, value JSONB NOT NULL
);
INSERT INTO sites_numbered (id, network, country, kind, confidence, essential, lng, lat, position, origin, version, "savedAt", "nameKey", "dateKey", names, places, words, value)
SELECT id, network, country, kind, json_extract(value, '$.confidence'), essential, lng, lat, position, origin, version, "savedAt",
  lower(json_extract(value, '$.name.es')), substr(json_extract(value, '$.date'), 1, 10),
  json_extract(value, '$.name.es') || ' ' || json_extract(value, '$.name.pt') || ' ' || json_extract(value, '$.name.en'),
  json_extract(value, '$.municipality') || ' ' || coalesce(json_extract(value, '$.locality'), '') || ' ' || json_extract(value, '$.admin1'), words, value
FROM sites ORDER BY position, id;
DROP TABLE sites;
ALTER TABLE sites_numbered RENAME TO sites;

-- Each order of the catalog carries what it is filtered by, so that a page is found without touching a row.
CREATE INDEX sites_by_position ON sites (position, seq, network, country, kind, confidence, essential, lng, lat);
CREATE INDEX sites_by_name ON sites ("nameKey", seq, network, country, kind, confidence, essential, lng, lat);
CREATE INDEX sites_by_date ON sites ("dateKey", seq, network, country, kind, confidence, essential, lng, lat);
CREATE INDEX sites_by_saved ON sites ("savedAt", seq, network, country, kind, confidence, essential, lng, lat);
CREATE INDEX sites_by_number ON sites (seq, network, country, kind, confidence, essential, lng, lat);
CREATE INDEX sites_by_facets ON sites (network, essential, confidence, kind, country, lng, lat);

CREATE VIRTUAL TABLE sites_box USING rtree (seq, west, east, south, north);
INSERT INTO sites_box SELECT seq, lng, lng, lat, lat FROM sites;
CREATE VIRTUAL TABLE sites_names USING fts5 (names, places, content='sites', content_rowid='seq', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4 5 6');
CREATE VIRTUAL TABLE sites_text USING fts5 (words, content='sites', content_rowid='seq', tokenize='unicode61 remove_diacritics 2');
INSERT INTO sites_names (sites_names) VALUES ('rebuild');
INSERT INTO sites_text (sites_text) VALUES ('rebuild');

CREATE TRIGGER sites_added AFTER INSERT ON sites BEGIN INSERT INTO sites_box VALUES (NEW.seq, NEW.lng, NEW.lng, NEW.lat, NEW.lat); INSERT INTO sites_names (rowid, names, places) VALUES (NEW.seq, NEW.names, NEW.places); INSERT INTO sites_text (rowid, words) VALUES (NEW.seq, NEW.words); END;
CREATE TRIGGER sites_removed AFTER DELETE ON sites BEGIN DELETE FROM sites_box WHERE seq = OLD.seq; INSERT INTO sites_names (sites_names, rowid, names, places) VALUES ('delete', OLD.seq, OLD.names, OLD.places); INSERT INTO sites_text (sites_text, rowid, words) VALUES ('delete', OLD.seq, OLD.words); END;
CREATE TRIGGER sites_moved AFTER UPDATE OF lng, lat ON sites WHEN OLD.lng <> NEW.lng OR OLD.lat <> NEW.lat BEGIN UPDATE sites_box SET west = NEW.lng, east = NEW.lng, south = NEW.lat, north = NEW.lat WHERE seq = NEW.seq; END;
CREATE TRIGGER sites_reworded AFTER UPDATE OF names, places, words ON sites WHEN OLD.names <> NEW.names OR OLD.places <> NEW.places OR OLD.words <> NEW.words BEGIN INSERT INTO sites_names (sites_names, rowid, names, places) VALUES ('delete', OLD.seq, OLD.names, OLD.places); INSERT INTO sites_text (sites_text, rowid, words) VALUES ('delete', OLD.seq, OLD.words); INSERT INTO sites_names (rowid, names, places) VALUES (NEW.seq, NEW.names, NEW.places); INSERT INTO sites_text (rowid, words) VALUES (NEW.seq, NEW.words); END;
CREATE TRIGGER sites_renumbered BEFORE UPDATE OF seq ON sites WHEN OLD.seq <> NEW.seq BEGIN SELECT RAISE(ABORT, 'the number of a site is never changed'); END;
