CREATE TRIGGER records_unchanged BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;
CREATE TRIGGER records_kept BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;
CREATE TRIGGER records_added BEFORE INSERT ON records WHEN EXISTS (SELECT 1 FROM records WHERE id = NEW.id OR (site = NEW.site AND kind = NEW.kind AND (number = NEW.number OR (NEW.corrects > 0 AND corrects = NEW.corrects)))) BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;
-- The points of sensitive sites are moved by this key.
INSERT INTO settings (id, value) VALUES ('blur-key', lower(hex(randomblob(32))));
