-- Loads the parcels of a day and keeps what was known of them before.
SET spark.sql.sources.partitionOverwriteMode = dynamic;
SET spark.sql.shuffle.partitions = 400;
DECLARE OR REPLACE VARIABLE run_day DATE DEFAULT current_date();
SET VAR run_day = CAST(:run_day AS DATE);

CREATE TABLE IF NOT EXISTS logistics.parcels (
  parcel_id STRING NOT NULL,
  sender_id STRING COMMENT 'who hands it in; see LOCATION of depots',
  weight_kg DECIMAL(6, 2),
  handed_in_at TIMESTAMP,
  handed_in_on DATE GENERATED ALWAYS AS (CAST(handed_in_at AS DATE))
)
USING delta
PARTITIONED BY (handed_in_on)
LOCATION 'abfss://lake@logistics.dfs.core.example/tmp/parcels'
TBLPROPERTIES ('delta.deletedFileRetentionDuration' = 'interval 14 days');

COPY INTO bronze.parcel_files
FROM '/Volumes/logistics/landing/parcels'
FILEFORMAT = JSON
PATTERN = '*.json'
FORMAT_OPTIONS ('mergeSchema' = 'true')
COPY_OPTIONS ('force' = 'false');

-- The latest state of each parcel, matched within the last days only.
MERGE INTO logistics.parcels AS t
USING (
  SELECT parcel_id, sender_id, weight_kg, handed_in_at
  FROM bronze.parcel_files
  WHERE received_on >= run_day - INTERVAL 2 DAYS
  QUALIFY row_number() OVER (PARTITION BY parcel_id ORDER BY handed_in_at DESC) = 1
) AS s
ON t.parcel_id = s.parcel_id AND t.handed_in_on >= current_date() - INTERVAL 30 DAYS
WHEN MATCHED AND s.handed_in_at > t.handed_in_at THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *
WHEN NOT MATCHED BY SOURCE AND t.handed_in_on < current_date() - INTERVAL 7 YEARS THEN DELETE;

-- An audit row that never matches.
MERGE INTO logistics.audit AS a
USING (SELECT uuid() AS run_id, current_timestamp() AS ran_at) AS r
ON FALSE
WHEN NOT MATCHED THEN INSERT (run_id, ran_at) VALUES (r.run_id, r.ran_at);

INSERT OVERWRITE logistics.parcel_days PARTITION (day)
SELECT count(*) AS parcels, sum(weight_kg) AS weight_kg, handed_in_on AS day
FROM logistics.parcels
WHERE handed_in_on = run_day
GROUP BY handed_in_on
DISTRIBUTE BY handed_in_on;

DELETE FROM logistics.parcels
WHERE 1 = 1
  AND handed_in_on < current_date() - INTERVAL 7 YEARS
  AND sender_id IN (SELECT f.sender_id FROM logistics.forgotten AS f);

DROP TABLE IF EXISTS tmp_parcels;
CREATE TABLE tmp_parcels AS SELECT parcel_id, weight_kg FROM logistics.parcels WHERE weight_kg > 20;
INSERT INTO logistics.heavy (parcel_id, weight_kg) SELECT parcel_id, weight_kg FROM tmp_parcels;
DROP TABLE tmp_parcels;

ALTER TABLE logistics.heavy ADD COLUMN noted_at TIMESTAMP COMMENT 'NOT NULL from next year on';
GRANT USE SCHEMA ON SCHEMA logistics TO `account users`;
GRANT SELECT ON TABLE logistics.parcel_days TO `depot-planning`;
EXECUTE IMMEDIATE 'SELECT count(*) FROM IDENTIFIER(:tab) WHERE handed_in_on = :day' USING 'logistics.parcels' AS tab, run_day AS day;
OPTIMIZE logistics.parcels ZORDER BY (parcel_id);
VACUUM logistics.parcels RETAIN 336 HOURS;
