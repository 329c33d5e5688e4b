-- Mean transit time between two regions, for parcels without scans of their own.
SELECT
  o.region AS from_region,
  t.region AS to_region,
  COUNT(*) AS parcels
FROM eta.depots AS o, eta.depots AS t, eta.parcels AS p
WHERE p.origin_depot = o.depot
  AND p.accepted_on >= date_sub(current_date(), 90)
GROUP BY o.region, t.region;
