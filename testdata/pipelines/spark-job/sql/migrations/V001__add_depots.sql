CREATE TABLE IF NOT EXISTS transit.depots (
  depot_id STRING NOT NULL,
  depot_name STRING,
  opened_on DATE
)
USING iceberg;

INSERT INTO transit.depots (depot_id, depot_name, opened_on)
VALUES
  ('D1', 'Harbour yard', DATE '1988-05-01'),
  ('D2', 'Northern loop', DATE '2004-09-12');
