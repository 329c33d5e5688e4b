CREATE ROLE reporting WITH LOGIN PASSWORD 'winter-Sun-42';
GRANT SELECT ON warehouse.daily_sales TO reporting;
GRANT SELECT ON warehouse.museums TO reporting;
