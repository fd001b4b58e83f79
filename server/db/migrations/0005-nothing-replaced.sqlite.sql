-- INSERT OR REPLACE takes the old row away without asking the triggers of DELETE: what is there already is not added again.
CREATE TRIGGER audit_added BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id OR previous = NEW.previous) BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER publications_added BEFORE INSERT ON publications WHEN EXISTS (SELECT 1 FROM publications WHERE id = NEW.id OR (kind = NEW.kind AND object = NEW.object AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
