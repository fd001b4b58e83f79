-- Sites get a number of their own, the keys they are sorted by, and indexes that the engine keeps by itself. Where names
-- and dates are only roughly folded here, the next load writes them as the program does.
ALTER TABLE sites ADD COLUMN seq INTEGER GENERATED ALWAYS AS IDENTITY UNIQUE;
ALTER TABLE sites ADD COLUMN confidence TEXT NOT NULL DEFAULT '';
ALTER TABLE sites ADD COLUMN "nameKey" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE sites ADD COLUMN "dateKey" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE sites ADD COLUMN names TEXT NOT NULL DEFAULT '';
ALTER TABLE sites ADD COLUMN places TEXT NOT NULL DEFAULT '';
ALTER TABLE sites ALTER COLUMN "savedAt" TYPE TEXT COLLATE "C";
UPDATE sites SET confidence = value->>'confidence', "dateKey" = substr(value->>'date', 1, 10),
  "nameKey" = translate(lower(value->'name'->>'es'), 'áàâãäéèêëíìîïóòôõöúùûüñç', 'aaaaaeeeeiiiiooooouuuunc'),
  names = translate(lower(concat_ws(' ', value->'name'->>'es', value->'name'->>'pt', value->'name'->>'en')), 'áàâãäéèêëíìîïóòôõöúùûüñç', 'aaaaaeeeeiiiiooooouuuunc'),
  places = translate(lower(concat_ws(' ', value->>'municipality', value->>'locality', value->>'admin1')), 'áàâãäéèêëíìîïóòôõöúùûüñç', 'aaaaaeeeeiiiiooooouuuunc');
ALTER TABLE sites ADD COLUMN search TSVECTOR GENERATED ALWAYS AS (setweight(to_tsvector('simple', names), 'A') || setweight(to_tsvector('simple', places), 'B') || setweight(to_tsvector('simple', words), 'C')) STORED;

DROP INDEX sites_by_network;
DROP INDEX sites_by_place;
CREATE INDEX sites_by_position ON sites (position, seq);
CREATE INDEX sites_by_name ON sites ("nameKey", seq);
CREATE INDEX sites_by_date ON sites ("dateKey", seq);
CREATE INDEX sites_by_saved ON sites ("savedAt", seq);
CREATE INDEX sites_by_facets ON sites (network, essential, confidence, kind, country);
CREATE INDEX sites_box ON sites USING GIST (point(lng, lat));
CREATE INDEX sites_text ON sites USING GIN (search);
