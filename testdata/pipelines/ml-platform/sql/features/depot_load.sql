WITH hourly AS (
  SELECT
    s.depot,
    date_trunc('HOUR', s.scanned_at) AS hour,
    COUNT(DISTINCT s.parcel_id) AS parcels
  FROM eta.scans AS s
  WHERE s.scanned_on = current_date()
    AND s.kind IN ('in', 'out')
  GROUP BY s.depot, date_trunc('HOUR', s.scanned_at)
),
ranked AS (
  SELECT
    h.depot,
    h.hour,
    h.parcels,
    AVG(h.parcels) OVER depot_day AS mean_so_far,
    ROW_NUMBER() OVER (PARTITION BY h.depot ORDER BY h.hour DESC) AS age
  FROM hourly AS h
  WINDOW depot_day AS (PARTITION BY h.depot ORDER BY h.hour ROWS UNBOUNDED PRECEDING)
)
SELECT d.region, r.depot, r.parcels AS depot_load, r.mean_so_far
FROM ranked AS r
INNER JOIN eta.depots AS d
  ON d.depot = r.depot
WHERE r.age = 1;
