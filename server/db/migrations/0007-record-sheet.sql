-- What stands on the shelf is what everybody sees; what it was made from is kept beside it. Sites from before are their own plan.
ALTER TABLE sites ADD COLUMN plan JSONB NOT NULL DEFAULT 'null';

-- Dated and signed records about a site: assessments, evaluations, capacity studies, narratives. Rows are only added; "corrects" is the number of an earlier one, 0 for none.
CREATE TABLE records (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, site TEXT NOT NULL, number INTEGER NOT NULL, corrects INTEGER NOT NULL,
  value JSONB NOT NULL, person TEXT NOT NULL, "personName" TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (site, kind, number)
);
CREATE UNIQUE INDEX records_corrected_once ON records (site, kind, corrects) WHERE corrects > 0;
