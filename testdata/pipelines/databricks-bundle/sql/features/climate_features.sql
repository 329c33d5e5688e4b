USE IDENTIFIER(:catalog || '.silver');

MERGE INTO silver.climate_daily AS target
USING (
  SELECT
    bay_id,
    CAST(read_at AS DATE) AS day,
    AVG(reading) FILTER (WHERE sensor = 'temperature') AS mean_temperature,
    SUM(GREATEST(reading - 10, 0)) FILTER (WHERE sensor = 'temperature') AS degree_hours,
    SUM(reading) FILTER (WHERE sensor = 'light') AS light_sum,
    COUNT(*) AS readings
  FROM bronze.sensor_readings
  WHERE received_on >= date_sub(current_date(), 3)
  GROUP BY bay_id, CAST(read_at AS DATE)
) AS source
ON target.bay_id = source.bay_id AND target.day = source.day
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;

INSERT INTO gold.bay_features (bay_id, day, features, feature_version)
SELECT
  c.bay_id,
  c.day,
  ARRAY(
    c.mean_temperature,
    c.degree_hours,
    SUM(c.light_sum) OVER (PARTITION BY c.bay_id ORDER BY c.day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW),
    CAST(datediff(c.day, b.planted_on) AS DOUBLE)
  ) AS features,
  'v3' AS feature_version
FROM silver.climate_daily AS c
JOIN silver.bays AS b
  ON b.bay_id = c.bay_id
LEFT ANTI JOIN gold.bay_features AS known
  ON known.bay_id = c.bay_id
 AND known.day = c.day
WHERE b.cleared_on IS NULL;
