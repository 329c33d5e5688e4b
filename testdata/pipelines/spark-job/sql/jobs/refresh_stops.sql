-- The stop register is small, so it is replaced as a whole once a week.
DELETE FROM transit.stops;

INSERT INTO transit.stops
SELECT *
FROM transit_raw.stop_register
WHERE valid_from <= DATE '${service_date}';

UPDATE transit.stops
SET zone = 'outer'
WHERE zone IS NULL
  AND valid_from <= current_date();
