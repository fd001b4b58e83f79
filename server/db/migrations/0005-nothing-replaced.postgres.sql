-- TRUNCATE asks no trigger of a row.
CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION never();
CREATE TRIGGER publications_not_emptied BEFORE TRUNCATE ON publications FOR EACH STATEMENT EXECUTE FUNCTION never();
