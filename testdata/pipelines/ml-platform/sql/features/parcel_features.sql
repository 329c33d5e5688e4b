INSERT OVERWRITE TABLE eta.features PARTITION (computed_on = '${run_date}')
SELECT
  p.parcel_id,
  (unix_timestamp(MAX(s.scanned_at)) - unix_timestamp(MIN(s.scanned_at))) / 3600.0 AS hours_in_depot,
  COUNT(*) AS depot_load,
  MAX(CASE WHEN d.region = 'north' THEN 1.2 ELSE 1.0 END) AS region_delay
FROM eta.parcels AS p
LEFT JOIN eta.scans AS s
  ON s.parcel_id = p.parcel_id
LEFT JOIN eta.depots AS d
  ON d.depot = s.depot
WHERE p.delivered_at IS NULL
  AND p.accepted_on >= date_sub(DATE '${run_date}', 10)
GROUP BY p.parcel_id;
