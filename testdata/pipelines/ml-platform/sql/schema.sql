CREATE DATABASE IF NOT EXISTS eta;

CREATE TABLE IF NOT EXISTS eta.parcels (
  parcel_id STRING NOT NULL,
  origin_depot STRING,
  postcode STRING,
  weight_g INT,
  accepted_at TIMESTAMP,
  delivered_at TIMESTAMP,
  accepted_on DATE
)
USING parquet
PARTITIONED BY (accepted_on);

CREATE TABLE IF NOT EXISTS eta.scans (
  parcel_id STRING NOT NULL,
  depot STRING NOT NULL,
  kind STRING COMMENT 'in, out, loaded or delivered',
  scanned_at TIMESTAMP,
  scanned_on DATE
)
USING parquet
PARTITIONED BY (scanned_on);

CREATE TABLE IF NOT EXISTS eta.depots (
  depot STRING NOT NULL,
  region STRING,
  closes_at STRING
)
USING parquet;

CREATE TABLE IF NOT EXISTS eta.features (
  parcel_id STRING,
  hours_in_depot DOUBLE,
  depot_load BIGINT,
  region_delay DOUBLE,
  computed_on DATE
)
USING parquet
PARTITIONED BY (computed_on);
