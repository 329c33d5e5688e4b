-- Pairs each planned stop with the first position that was recorded there.
WITH arrivals AS (
  SELECT
    p.trip_id,
    p.stop_id,
    p.vehicle_id,
    p.service_date,
    p.recorded_at,
    ROW_NUMBER() OVER (
      PARTITION BY p.trip_id, p.stop_id, p.service_date
      ORDER BY p.recorded_at
    ) AS position_rank
  FROM transit_raw.vehicle_positions AS p
  WHERE p.service_date = DATE '${service_date}'
    AND p.stop_id IS NOT NULL
),
matched AS (
  SELECT
    t.trip_id,
    t.stop_id,
    t.stop_sequence,
    a.vehicle_id,
    t.planned_arrival,
    a.recorded_at AS actual_arrival,
    unix_timestamp(a.recorded_at) - unix_timestamp(t.planned_arrival) AS delay_seconds,
    a.service_date
  FROM transit_raw.timetable_stops AS t
  JOIN arrivals AS a
    ON a.trip_id = t.trip_id
   AND a.stop_id = t.stop_id
   AND a.position_rank = 1
  WHERE t.timetable_version = '${timetable_version}'
)
MERGE INTO transit.stop_events AS target
USING matched AS source
ON target.trip_id = source.trip_id
  AND target.stop_id = source.stop_id
  AND target.service_date = source.service_date
WHEN MATCHED AND target.actual_arrival <> source.actual_arrival THEN
  UPDATE SET
    vehicle_id = source.vehicle_id,
    actual_arrival = source.actual_arrival,
    delay_seconds = source.delay_seconds
WHEN NOT MATCHED THEN
  INSERT (trip_id, stop_id, stop_sequence, vehicle_id, planned_arrival, actual_arrival, delay_seconds, service_date)
  VALUES (
    source.trip_id, source.stop_id, source.stop_sequence, source.vehicle_id, source.planned_arrival,
    source.actual_arrival, source.delay_seconds, source.service_date
  );
