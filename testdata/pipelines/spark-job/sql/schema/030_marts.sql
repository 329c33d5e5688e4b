CREATE DATABASE IF NOT EXISTS transit_mart;

CREATE TABLE IF NOT EXISTS transit_mart.stop_delay_daily (
  stop_id STRING,
  arrivals BIGINT,
  late_arrivals BIGINT,
  median_delay_seconds BIGINT,
  service_date DATE
)
USING parquet
PARTITIONED BY (service_date);

CREATE TABLE IF NOT EXISTS transit_mart.route_punctuality (
  route_id STRING,
  direction TINYINT,
  trips BIGINT,
  punctual_share DECIMAL(5, 4),
  rank_in_network INT,
  service_date DATE
)
USING parquet
PARTITIONED BY (service_date);

CREATE OR REPLACE VIEW transit_mart.route_punctuality_recent AS
SELECT route_id, direction, trips, punctual_share, service_date
FROM transit_mart.route_punctuality
WHERE service_date >= date_sub(current_date(), 28);
