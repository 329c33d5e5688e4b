CREATE SCHEMA IF NOT EXISTS staging;

CREATE TABLE IF NOT EXISTS staging.sales (
  museum_code VARCHAR(8) NOT NULL,
  sold_at TIMESTAMP NOT NULL,
  ticket_type VARCHAR(16),
  quantity INT,
  price DECIMAL(8, 2)
);
