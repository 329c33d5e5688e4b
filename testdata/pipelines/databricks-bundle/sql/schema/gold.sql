CREATE SCHEMA IF NOT EXISTS gold;

CREATE TABLE IF NOT EXISTS gold.harvest_labels (
  bay_id STRING NOT NULL,
  day DATE NOT NULL,
  harvested_kg DECIMAL(10, 2)
)
USING delta;

CREATE TABLE IF NOT EXISTS gold.bay_features (
  bay_id STRING NOT NULL,
  day DATE NOT NULL,
  features ARRAY<DOUBLE>,
  feature_version STRING
)
USING delta;

CREATE TABLE IF NOT EXISTS gold.forecasts (
  bay_id STRING NOT NULL,
  forecast_for DATE NOT NULL,
  forecast_kg DOUBLE,
  model_version STRING,
  made_at TIMESTAMP
)
USING delta
CLUSTER BY (forecast_for);

CREATE OR REPLACE VIEW gold.latest_forecasts AS
SELECT bay_id, forecast_for, forecast_kg, model_version
FROM gold.forecasts
QUALIFY ROW_NUMBER() OVER (PARTITION BY bay_id, forecast_for ORDER BY made_at DESC) = 1;
