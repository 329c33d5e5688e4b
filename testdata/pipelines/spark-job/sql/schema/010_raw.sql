-- Landing tables: written by the collectors, never by a job.
CREATE DATABASE IF NOT EXISTS transit_raw COMMENT 'As delivered by the vehicles';

CREATE TABLE IF NOT EXISTS transit_raw.vehicle_positions (
  vehicle_id STRING NOT NULL COMMENT 'fleet number, as painted on the vehicle',
  trip_id STRING,
  stop_id STRING COMMENT 'set while the doors are open',
  recorded_at TIMESTAMP NOT NULL,
  latitude DOUBLE,
  longitude DOUBLE,
  speed_kmh DECIMAL(5, 1),
  service_date DATE
)
USING parquet
PARTITIONED BY (service_date)
COMMENT 'one row per vehicle and 10 seconds';

CREATE TABLE IF NOT EXISTS transit_raw.timetable_stops (
  trip_id STRING,
  stop_id STRING,
  stop_sequence INT,
  planned_arrival TIMESTAMP,
  planned_departure TIMESTAMP,
  timetable_version STRING
)
USING parquet
PARTITIONED BY (timetable_version);

CREATE TABLE IF NOT EXISTS transit_raw.stop_register (
  stop_id STRING NOT NULL,
  stop_name STRING,
  zone STRING,
  latitude DOUBLE,
  longitude DOUBLE,
  wheelchair_accessible BOOLEAN,
  valid_from DATE
)
USING parquet;
