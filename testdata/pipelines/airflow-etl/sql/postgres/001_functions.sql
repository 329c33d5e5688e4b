CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX CONCURRENTLY IF NOT EXISTS museums_name_trgm
  ON warehouse.museums USING gin (name gin_trgm_ops);

CREATE OR REPLACE FUNCTION warehouse.touch() RETURNS trigger AS $$
BEGIN
  NEW.changed_at := now();
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;

INSERT INTO warehouse.museums (museum_code, name, city)
VALUES ('HARBOUR', 'Harbour Museum', 'Linden')
ON CONFLICT (museum_code) DO UPDATE SET name = EXCLUDED.name;
