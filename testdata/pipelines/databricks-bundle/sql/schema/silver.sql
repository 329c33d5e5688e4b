CREATE SCHEMA IF NOT EXISTS silver;

CREATE TABLE IF NOT EXISTS silver.bays (
  bay_id STRING NOT NULL,
  house STRING,
  crop STRING,
  area_m2 DECIMAL(8, 2),
  planted_on DATE,
  cleared_on DATE
)
USING delta;

CREATE TABLE IF NOT EXISTS silver.climate_daily (
  bay_id STRING NOT NULL,
  day DATE NOT NULL,
  mean_temperature DOUBLE,
  degree_hours DOUBLE,
  light_sum DOUBLE,
  readings BIGINT
)
USING delta
CLUSTER BY (bay_id, day);

CREATE TABLE IF NOT EXISTS silver.growers USING jdbc
OPTIONS (
  url 'jdbc:postgresql://crm.glasshouse.example:5432/growers',
  dbtable 'public.growers',
  user 'greenhouse_reader',
  password 'autumn-Rain-17'
);
