USE IDENTIFIER(:catalog || '.silver');

WITH compared AS (
  SELECT
    f.model_version,
    b.house,
    f.forecast_kg,
    l.harvested_kg,
    abs(f.forecast_kg - l.harvested_kg) AS absolute_error
  FROM gold.latest_forecasts AS f
  JOIN gold.harvest_labels AS l
    ON l.bay_id = f.bay_id
   AND l.day = f.forecast_for
  JOIN silver.bays AS b
    ON b.bay_id = f.bay_id
)
SELECT
  model_version,
  COALESCE(house, 'all houses') AS house,
  COUNT(*) AS bays,
  SUM(absolute_error) / NULLIF(SUM(harvested_kg), 0) AS relative_error
FROM compared
WHERE harvested_kg IS NOT NULL
GROUP BY GROUPING SETS ((model_version, house), (model_version))
HAVING COUNT(*) >= 5
ORDER BY relative_error DESC NULLS LAST;
