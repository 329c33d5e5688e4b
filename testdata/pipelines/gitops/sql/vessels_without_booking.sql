SELECT k.vessel_id, MAX(k.departs_at) AS last_seen
FROM harbour.bookings AS k
WHERE k.vessel_id NOT IN (SELECT vessel_id FROM harbour.blocked_vessels)
  AND k.status != NULL
GROUP BY k.vessel_id
HAVING MAX(k.departs_at) < add_months(current_timestamp(), -12);
