-- Run by hand when a house is replanted.
UPDATE silver.bays
SET cleared_on = current_date()
WHERE house = :house
  AND cleared_on IS NULL;

INSERT INTO silver.bays (bay_id, house, crop, area_m2, planted_on)
SELECT
  concat(h.house, '-', lpad(CAST(n.number AS STRING), 2, '0')),
  h.house,
  h.crop,
  h.area_m2 / h.bays,
  current_date()
FROM VALUES ('H7', 'tomato', 4800.0, 12) AS h (house, crop, area_m2, bays)
LATERAL VIEW explode(sequence(1, h.bays)) n AS number;
