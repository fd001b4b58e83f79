-- Photographs of sites: what is told of them is reviewed and published with the site, their bytes lie here. "looseSince" is the day from which nothing names one any more, '' while something does.
CREATE TABLE photos (
  id TEXT PRIMARY KEY, site TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
  person TEXT NOT NULL, "addedAt" TEXT NOT NULL, "looseSince" TEXT NOT NULL
);
CREATE INDEX photos_of_site ON photos (site);

-- Each photograph in each of its sizes: "size" is the longer side it was made for, width and height are what came of it.
CREATE TABLE photo_files (
  id TEXT PRIMARY KEY, photo TEXT NOT NULL REFERENCES photos (id) ON DELETE CASCADE, type TEXT NOT NULL, size INTEGER NOT NULL,
  width INTEGER NOT NULL, height INTEGER NOT NULL, hash TEXT NOT NULL, bytes BYTEA NOT NULL, UNIQUE (photo, type, size)
);
