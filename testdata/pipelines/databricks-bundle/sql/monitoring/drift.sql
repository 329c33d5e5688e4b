-- Compares this week's climate with the weeks the model was trained on.
WITH recent AS (
  SELECT bay_id, AVG(mean_temperature) AS temperature, AVG(light_sum) AS light
  FROM silver.climate_daily
  WHERE day >= date_sub(current_date(), 7)
  GROUP BY bay_id
),
trained AS (
  SELECT AVG(mean_temperature) AS temperature, STDDEV(mean_temperature) AS spread, bay_id
  FROM silver.climate_daily
  WHERE day BETWEEN :trained_from AND :trained_to
  GROUP BY bay_id
)
SELECT
  r.bay_id,
  (r.temperature - t.temperature) / t.spread AS z_score
FROM recent AS r
JOIN trained AS t
WHERE t.spread <> NULL
ORDER BY z_score DESC;
