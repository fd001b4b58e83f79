-- The log and the frozen versions take rows and never change one, whoever asks.
CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME; END $$;
CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER publications_kept BEFORE UPDATE OR DELETE ON publications FOR EACH ROW EXECUTE FUNCTION never();
