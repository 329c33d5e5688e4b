ALTER TABLE transit.trips ADD COLUMNS (vehicle_type STRING COMMENT 'tram, bus or ferry');

UPDATE transit.trips
SET depot_id = 'D1'
WHERE depot_id IS NULL
  AND service_date < DATE '2004-09-12';
