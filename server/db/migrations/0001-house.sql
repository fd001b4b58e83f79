-- Types are PostgreSQL's; SQLite takes them by affinity (JSONB and BOOLEAN store as text and integer there).
CREATE TABLE networks (id TEXT PRIMARY KEY, value JSONB NOT NULL, version INTEGER NOT NULL, "savedAt" TEXT NOT NULL);

CREATE TABLE sites (
  id TEXT PRIMARY KEY, network TEXT NOT NULL, country TEXT NOT NULL, kind TEXT NOT NULL, essential BOOLEAN NOT NULL,
  lng DOUBLE PRECISION NOT NULL, lat DOUBLE PRECISION NOT NULL, words TEXT NOT NULL, position INTEGER NOT NULL,
  origin TEXT NOT NULL,
  value JSONB NOT NULL, version INTEGER NOT NULL, "savedAt" TEXT NOT NULL
);
CREATE INDEX sites_by_network ON sites (network, position);
CREATE INDEX sites_by_place ON sites (lng, lat);

CREATE TABLE providers (
  id TEXT PRIMARY KEY, network TEXT NOT NULL, sample BOOLEAN NOT NULL,
  value JSONB NOT NULL, version INTEGER NOT NULL, "savedAt" TEXT NOT NULL
);

CREATE TABLE services (
  id TEXT PRIMARY KEY, provider TEXT NOT NULL REFERENCES providers (id) ON DELETE CASCADE, network TEXT NOT NULL,
  sample BOOLEAN NOT NULL, value JSONB NOT NULL, version INTEGER NOT NULL, "savedAt" TEXT NOT NULL
);
CREATE INDEX services_by_network ON services (network);

CREATE TABLE rates (id TEXT PRIMARY KEY, value JSONB NOT NULL, "savedAt" TEXT NOT NULL);

CREATE TABLE routes (
  id TEXT PRIMARY KEY, network TEXT NOT NULL, value JSONB NOT NULL, version INTEGER NOT NULL, "savedAt" TEXT NOT NULL
);

CREATE TABLE packages (
  id TEXT PRIMARY KEY, network TEXT NOT NULL, value JSONB NOT NULL, version INTEGER NOT NULL, "savedAt" TEXT NOT NULL
);

CREATE TABLE tours (id TEXT PRIMARY KEY, value JSONB NOT NULL, version INTEGER NOT NULL, "savedAt" TEXT NOT NULL);

CREATE TABLE publications (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, object TEXT NOT NULL, version INTEGER NOT NULL,
  value JSONB NOT NULL, "savedAt" TEXT NOT NULL, UNIQUE (kind, object, version)
);

CREATE TABLE settings (id TEXT PRIMARY KEY, value TEXT NOT NULL);
