INSERT OVERWRITE TABLE transit_mart.stop_delay_daily PARTITION (service_date = '${service_date}')
SELECT
  e.stop_id,
  COUNT(*) AS arrivals,
  COUNT_IF(e.delay_seconds > 180) AS late_arrivals,
  CAST(percentile_approx(e.delay_seconds, 0.5) AS BIGINT) AS median_delay_seconds
FROM transit.stop_events AS e
WHERE e.service_date = DATE '${service_date}'
  AND e.delay_band NOT IN ('cancelled', 'diverted')
GROUP BY e.stop_id;
