CREATE DATABASE IF NOT EXISTS harbour;

CREATE TABLE IF NOT EXISTS harbour.berths (
  berth_id BIGINT NOT NULL,
  pier STRING NOT NULL,
  length_m DECIMAL(5, 2),
  depth_m DECIMAL(4, 2),
  closed_on DATE
)
USING delta;

CREATE TABLE IF NOT EXISTS harbour.bookings (
  booking_id BIGINT NOT NULL,
  berth_id BIGINT NOT NULL,
  vessel_id BIGINT,
  arrives_at TIMESTAMP,
  departs_at TIMESTAMP,
  status STRING,
  booked_on DATE
)
USING delta
PARTITIONED BY (booked_on)
TBLPROPERTIES ('delta.enableChangeDataFeed' = 'true');

CREATE TABLE IF NOT EXISTS harbour.blocked_vessels (
  vessel_id BIGINT,
  reason STRING,
  blocked_from DATE
)
USING delta;
