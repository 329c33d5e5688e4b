INSERT OVERWRITE TABLE transit_mart.route_punctuality PARTITION (service_date = '${service_date}')
WITH trip_result AS (
  SELECT
    t.route_id,
    t.direction,
    t.trip_id,
    MAX(e.delay_seconds) AS worst_delay,
    MAX_BY(e.stop_id, e.delay_seconds) AS worst_stop
  FROM transit.trips AS t
  LEFT JOIN transit.stop_events AS e
    ON e.trip_id = t.trip_id
   AND e.service_date = t.service_date
  WHERE t.service_date = DATE '${service_date}'
  GROUP BY t.route_id, t.direction, t.trip_id
),
threshold AS (
  SELECT 240 AS late_after_seconds
)
SELECT
  r.route_id,
  r.direction,
  COUNT(*) AS trips,
  CAST(AVG(CASE WHEN r.worst_delay <= h.late_after_seconds THEN 1 ELSE 0 END) AS DECIMAL(5, 4)) AS punctual_share,
  RANK() OVER (ORDER BY AVG(CASE WHEN r.worst_delay <= h.late_after_seconds THEN 1 ELSE 0 END) DESC) AS rank_in_network
FROM trip_result AS r
CROSS JOIN threshold AS h
WHERE r.worst_stop IS NOT NULL
GROUP BY r.route_id, r.direction;
