OPTIMIZE bronze.sensor_readings;

VACUUM bronze.sensor_readings RETAIN 168 HOURS;

ANALYZE TABLE gold.forecasts COMPUTE STATISTICS FOR ALL COLUMNS;
