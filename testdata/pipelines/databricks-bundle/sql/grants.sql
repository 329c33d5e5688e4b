GRANT USE SCHEMA ON SCHEMA gold TO `greenhouse-analysts`;
GRANT SELECT ON TABLE gold.forecasts TO `greenhouse-analysts`;
GRANT ALL PRIVILEGES ON SCHEMA silver TO `account users`;
