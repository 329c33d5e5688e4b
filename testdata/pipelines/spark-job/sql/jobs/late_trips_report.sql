WITH last_week AS (
  SELECT trip_id, delay_seconds, service_date
  FROM transit.stop_events
  WHERE service_date BETWEEN date_sub(current_date(), 7) AND current_date()
)
SELECT
  trip_id,
  MAX(delay_seconds) AS worst_delay,
  SUM(CASE WHEN delay_seconds > 300 THEN 1 ELSE 0) AS late_stops
FROM last_week
GROUP BY trip_id
ORDER BY late_stops DESC
LIMIT 100;
