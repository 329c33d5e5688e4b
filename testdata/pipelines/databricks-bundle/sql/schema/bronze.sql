CREATE SCHEMA IF NOT EXISTS bronze COMMENT 'As received from the sensor network';

CREATE TABLE IF NOT EXISTS bronze.sensor_readings (
  reading_id STRING NOT NULL,
  bay_id STRING NOT NULL,
  sensor STRING COMMENT 'temperature, humidity, co2 or light',
  reading DOUBLE,
  read_at TIMESTAMP,
  attributes MAP<STRING, STRING>,
  received_on DATE
)
USING delta
CLUSTER BY (bay_id, received_on)
TBLPROPERTIES ('delta.appendOnly' = 'true');

CREATE TABLE IF NOT EXISTS bronze.crate_scans (
  crate_id STRING NOT NULL,
  bay_id STRING,
  weight_kg DECIMAL(6, 2),
  grade STRING,
  scanned_at TIMESTAMP
)
USING delta;
