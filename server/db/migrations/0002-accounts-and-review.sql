-- Who published a version, why, and from what: rows from before have no plan and cannot be restored, only read.
ALTER TABLE publications ADD COLUMN plan JSONB NOT NULL DEFAULT 'null';
ALTER TABLE publications ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE publications ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE routes ADD COLUMN plan JSONB NOT NULL DEFAULT 'null';
ALTER TABLE routes ADD COLUMN origin TEXT NOT NULL DEFAULT 'files';
ALTER TABLE packages ADD COLUMN plan JSONB NOT NULL DEFAULT 'null';
ALTER TABLE packages ADD COLUMN origin TEXT NOT NULL DEFAULT 'files';
ALTER TABLE tours ADD COLUMN plan JSONB NOT NULL DEFAULT 'null';
ALTER TABLE tours ADD COLUMN origin TEXT NOT NULL DEFAULT 'files';
ALTER TABLE providers ADD COLUMN origin TEXT NOT NULL DEFAULT 'files';
ALTER TABLE services ADD COLUMN origin TEXT NOT NULL DEFAULT 'files';

CREATE TABLE people (
  id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, language TEXT NOT NULL, theme TEXT NOT NULL,
  password TEXT NOT NULL, disabled BOOLEAN NOT NULL, version INTEGER NOT NULL,
  "createdAt" TEXT NOT NULL, "savedAt" TEXT NOT NULL
);

CREATE TABLE grants (
  id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  role TEXT NOT NULL, network TEXT NOT NULL, provider TEXT NOT NULL,
  UNIQUE (person, role, network, provider)
);

CREATE TABLE sessions (
  id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  "secretHash" TEXT NOT NULL UNIQUE, device TEXT NOT NULL,
  "createdAt" TEXT NOT NULL, "seenAt" TEXT NOT NULL, "expiresAt" TEXT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person);

CREATE TABLE links (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, "secretHash" TEXT NOT NULL UNIQUE, person TEXT NOT NULL, email TEXT NOT NULL,
  grants JSONB NOT NULL, language TEXT NOT NULL, "createdBy" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL, "expiresAt" TEXT NOT NULL, "closedAt" TEXT NOT NULL
);

CREATE TABLE audit (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, "personName" TEXT NOT NULL, action TEXT NOT NULL,
  kind TEXT NOT NULL, object TEXT NOT NULL, networks TEXT NOT NULL, provider TEXT NOT NULL,
  details JSONB NOT NULL, previous TEXT NOT NULL UNIQUE, hash TEXT NOT NULL
);
CREATE INDEX audit_by_object ON audit (kind, object, id);
CREATE INDEX audit_by_person ON audit (person, id);

CREATE TABLE answers (
  id TEXT PRIMARY KEY, person TEXT NOT NULL, "bodyHash" TEXT NOT NULL, status INTEGER NOT NULL,
  answer JSONB NOT NULL, tag TEXT NOT NULL, at TEXT NOT NULL
);

CREATE TABLE drafts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, object TEXT NOT NULL, state TEXT NOT NULL, networks TEXT NOT NULL,
  provider TEXT NOT NULL, value JSONB NOT NULL, revision INTEGER NOT NULL, base INTEGER NOT NULL,
  "createdBy" TEXT NOT NULL, "editedBy" TEXT NOT NULL, "sentBy" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL, "savedAt" TEXT NOT NULL, UNIQUE (kind, object)
);
CREATE INDEX drafts_by_state ON drafts (state, "savedAt");

CREATE TABLE comments (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, object TEXT NOT NULL, person TEXT NOT NULL, "personName" TEXT NOT NULL,
  purpose TEXT NOT NULL, text TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE INDEX comments_by_object ON comments (kind, object, id);
