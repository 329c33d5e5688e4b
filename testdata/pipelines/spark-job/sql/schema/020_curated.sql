CREATE DATABASE IF NOT EXISTS transit;

CREATE TABLE IF NOT EXISTS transit.stops (
  stop_id STRING NOT NULL,
  stop_name STRING,
  zone STRING,
  latitude DOUBLE,
  longitude DOUBLE,
  wheelchair_accessible BOOLEAN,
  valid_from DATE
)
USING iceberg;

CREATE TABLE IF NOT EXISTS transit.trips (
  trip_id STRING NOT NULL,
  route_id STRING NOT NULL,
  depot_id STRING,
  service_date DATE,
  direction TINYINT
)
USING iceberg
PARTITIONED BY (service_date);

CREATE TABLE IF NOT EXISTS transit.stop_events (
  trip_id STRING NOT NULL,
  stop_id STRING NOT NULL,
  stop_sequence INT,
  vehicle_id STRING,
  planned_arrival TIMESTAMP,
  actual_arrival TIMESTAMP,
  delay_seconds BIGINT,
  delay_band STRING,
  service_date DATE
)
USING iceberg
PARTITIONED BY (service_date)
TBLPROPERTIES ('write.merge.mode' = 'copy-on-write');

CREATE TABLE IF NOT EXISTS transit.driver_shifts (
  driver_id STRING NOT NULL,
  vehicle_id STRING,
  shift_start TIMESTAMP,
  shift_end TIMESTAMP
)
USING iceberg;
