-- Drivers whose shift touches a trip of another vehicle.
CREATE OR REPLACE TEMPORARY VIEW open_shifts AS
SELECT driver_id, vehicle_id, shift_start
FROM transit.driver_shifts
WHERE shift_end = NULL;

SELECT
  s.driver_id,
  e.trip_id,
  COUNT(DISTINCT e.stop_id) AS stops
FROM transit.driver_shifts AS s, transit.stop_events AS e
WHERE s.shift_start >= DATE '2025-01-01'
  AND e.service_date >= DATE '2025-01-01'
GROUP BY s.driver_id, e.trip_id
HAVING COUNT(DISTINCT e.stop_id) > 3;

SELECT
  o.driver_id,
  o.vehicle_id,
  p.recorded_at
FROM open_shifts AS o, transit_raw.vehicle_positions AS p
WHERE o.vehicle_id = p.vehicle_id
  AND p.service_date = current_date()
  AND p.recorded_at > o.shift_start;
