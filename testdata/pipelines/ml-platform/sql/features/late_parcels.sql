SELECT
  p.parcel_id,
  p.postcode,
  MAX(s.scanned_at) AS last_seen
FORM eta.parcels AS p
JOIN eta.scans AS s
  ON s.parcel_id = p.parcel_id
WHERE p.delivered_at IS NULL
GROUP BY p.parcel_id, p.postcode;
