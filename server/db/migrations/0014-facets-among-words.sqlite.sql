-- What a site is filtered by, and what it lacks, stands among its words, so that the index of words meets all of them at once:
-- a word that many sites have, within a network, is found without looking at any of the others. What stands there begins with
-- a line below, which nobody can look for: what is typed is cut down to its letters and digits.
DROP TRIGGER sites_added;
DROP TRIGGER sites_removed;
DROP TRIGGER sites_reworded;
DROP TABLE sites_names;
DROP TABLE sites_text;
DROP INDEX sites_without_hours;
DROP INDEX sites_without_altitude;
DROP INDEX sites_within_kilometre;
DROP INDEX sites_beyond_kilometre;

CREATE VIEW sites_said AS SELECT seq, names, places, words,
  '_n' || replace(network, '-', '') || ' _c' || country || ' _k' || replace(kind, '-', '') || ' _t' || confidence || ' _e' || essential
  || CASE WHEN value->>'openingHours' IS NULL THEN ' _lhours' ELSE '' END
  || CASE WHEN value->>'altitude' IS NULL THEN ' _laltitude' ELSE '' END
  || CASE WHEN value->'photos'->0 IS NULL THEN ' _lphoto' ELSE '' END
  || CASE WHEN CAST(value->>'precision' AS INTEGER) > 100 THEN ' _lprecision100' ELSE '' END
  || CASE WHEN CAST(value->>'precision' AS INTEGER) > 1000 THEN ' _lprecision1000' ELSE '' END AS facets
FROM sites;
CREATE VIRTUAL TABLE sites_names USING fts5 (names, places, facets, content='sites_said', content_rowid='seq', tokenize="unicode61 remove_diacritics 2 tokenchars '_'", prefix='2 3 4 5 6');
CREATE VIRTUAL TABLE sites_text USING fts5 (words, facets, content='sites_said', content_rowid='seq', tokenize="unicode61 remove_diacritics 2 tokenchars '_'");
INSERT INTO sites_names (sites_names) VALUES ('rebuild');
INSERT INTO sites_text (sites_text) VALUES ('rebuild');

CREATE TRIGGER sites_added AFTER INSERT ON sites BEGIN INSERT INTO sites_box VALUES (NEW.seq, NEW.lng, NEW.lng, NEW.lat, NEW.lat); INSERT INTO sites_names (rowid, names, places, facets) SELECT seq, names, places, facets FROM sites_said WHERE seq = NEW.seq; INSERT INTO sites_text (rowid, words, facets) SELECT seq, words, facets FROM sites_said WHERE seq = NEW.seq; END;
CREATE TRIGGER sites_removed BEFORE DELETE ON sites BEGIN DELETE FROM sites_box WHERE seq = OLD.seq; INSERT INTO sites_names (sites_names, rowid, names, places, facets) SELECT 'delete', seq, names, places, facets FROM sites_said WHERE seq = OLD.seq; INSERT INTO sites_text (sites_text, rowid, words, facets) SELECT 'delete', seq, words, facets FROM sites_said WHERE seq = OLD.seq; END;
CREATE TRIGGER sites_unsaid BEFORE UPDATE OF names, places, words, network, country, kind, confidence, essential, value ON sites WHEN OLD.names <> NEW.names OR OLD.places <> NEW.places OR OLD.words <> NEW.words OR OLD.network <> NEW.network OR OLD.country <> NEW.country OR OLD.kind <> NEW.kind OR OLD.confidence <> NEW.confidence OR OLD.essential <> NEW.essential OR OLD.value <> NEW.value BEGIN INSERT INTO sites_names (sites_names, rowid, names, places, facets) SELECT 'delete', seq, names, places, facets FROM sites_said WHERE seq = OLD.seq; INSERT INTO sites_text (sites_text, rowid, words, facets) SELECT 'delete', seq, words, facets FROM sites_said WHERE seq = OLD.seq; END;
CREATE TRIGGER sites_said_anew AFTER UPDATE OF names, places, words, network, country, kind, confidence, essential, value ON sites WHEN OLD.names <> NEW.names OR OLD.places <> NEW.places OR OLD.words <> NEW.words OR OLD.network <> NEW.network OR OLD.country <> NEW.country OR OLD.kind <> NEW.kind OR OLD.confidence <> NEW.confidence OR OLD.essential <> NEW.essential OR OLD.value <> NEW.value BEGIN INSERT INTO sites_names (rowid, names, places, facets) SELECT seq, names, places, facets FROM sites_said WHERE seq = NEW.seq; INSERT INTO sites_text (rowid, words, facets) SELECT seq, words, facets FROM sites_said WHERE seq = NEW.seq; END;
