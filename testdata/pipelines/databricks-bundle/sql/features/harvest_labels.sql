USE IDENTIFIER(:catalog || '.silver');

DELETE FROM gold.harvest_labels;

INSERT INTO gold.harvest_labels
SELECT *
FROM (
  SELECT bay_id, CAST(scanned_at AS DATE) AS day, SUM(weight_kg) AS harvested_kg
  FROM bronze.crate_scans
  WHERE grade <> 'waste'
  GROUP BY bay_id, CAST(scanned_at AS DATE)
) AS daily
WHERE harvested_kg > 0;
