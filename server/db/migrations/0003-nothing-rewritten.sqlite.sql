-- The log and the frozen versions take rows and never change one, whoever asks. Each trigger stands in one line: a
-- migration is split where a line ends with a semicolon.
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never deleted'); END;
CREATE TRIGGER publications_unchanged BEFORE UPDATE ON publications BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
CREATE TRIGGER publications_kept BEFORE DELETE ON publications BEGIN SELECT RAISE(ABORT, 'a published version is never deleted'); END;
