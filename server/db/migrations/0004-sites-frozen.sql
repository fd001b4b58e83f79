-- Sites are published like routes: the version each of them has now becomes the first of its history.
INSERT INTO publications (id, kind, object, version, value, plan, person, note, "savedAt")
SELECT 'site:' || id || ':' || version, 'site', id, version, value, value, '', '', "savedAt" FROM sites;
