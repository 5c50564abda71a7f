-- What happened to accounts, and who looked at what, cannot be unwritten.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit and the accesses are append-only'; END;
$$;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER accesses_are_not_changed BEFORE UPDATE OR DELETE ON accesses
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER accesses_are_not_emptied BEFORE TRUNCATE ON accesses
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
