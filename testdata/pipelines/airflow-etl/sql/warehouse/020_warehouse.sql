CREATE SCHEMA IF NOT EXISTS warehouse;

CREATE TABLE IF NOT EXISTS warehouse.museums (
  museum_code VARCHAR(8) NOT NULL,
  name VARCHAR(80) NOT NULL,
  city VARCHAR(40),
  closed_on DATE
);

CREATE TABLE IF NOT EXISTS warehouse.daily_sales (
  day DATE NOT NULL,
  museum_code VARCHAR(8) NOT NULL,
  ticket_type VARCHAR(16),
  tickets BIGINT,
  revenue DECIMAL(12, 2),
  running_revenue DECIMAL(14, 2)
);

CREATE TABLE IF NOT EXISTS warehouse.sales_archive (
  museum_code VARCHAR(8),
  sold_at TIMESTAMP,
  ticket_type VARCHAR(16),
  quantity INT,
  price DECIMAL(8, 2)
);
