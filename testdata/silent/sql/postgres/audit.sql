-- PostgreSQL, run by psql.
\set ON_ERROR_STOP on
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $body$
DECLARE
  who text := current_setting('app.user', true);
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO audit.log (at, who, old) VALUES (now(), who, to_jsonb(OLD));
    RETURN OLD;
  END IF;
  INSERT INTO audit.log (at, who, new) VALUES (now(), who, to_jsonb(NEW) - 'password');
  RETURN NEW;
END;
$body$;
CREATE TRIGGER orders_audit AFTER INSERT OR UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE INDEX CONCURRENTLY IF NOT EXISTS log_at ON audit.log USING brin (at) WHERE at IS NOT NULL;
INSERT INTO settings (key, value) VALUES ('retention', '90 days'::interval::text)
ON CONFLICT (key) DO UPDATE SET value = excluded.value RETURNING key;
ALTER ROLE reporter PASSWORD :'reporter_password';
COMMIT;
