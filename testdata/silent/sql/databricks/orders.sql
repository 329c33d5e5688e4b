-- Databricks notebook source
CREATE TABLE IF NOT EXISTS main.sales.orders (
  order_id BIGINT GENERATED ALWAYS AS IDENTITY,
  customer_id BIGINT NOT NULL COMMENT 'who paid; see the customer''s card',
  amount DECIMAL(18, 2) DEFAULT 0,
  placed_at TIMESTAMP,
  day DATE GENERATED ALWAYS AS (CAST(placed_at AS DATE)),
  CONSTRAINT orders_pk PRIMARY KEY (order_id)
) USING DELTA
CLUSTER BY (customer_id)
TBLPROPERTIES ('delta.enableChangeDataFeed' = 'true', 'delta.columnMapping.mode' = 'name');

-- COMMAND ----------
MERGE INTO main.sales.orders AS t
USING (SELECT * FROM staging.orders WHERE batch = :batch) AS s
ON t.order_id = s.order_id
WHEN MATCHED AND s.deleted THEN DELETE
WHEN MATCHED THEN UPDATE SET t.amount = s.amount, t.placed_at = s.placed_at
WHEN NOT MATCHED THEN INSERT (customer_id, amount, placed_at) VALUES (s.customer_id, s.amount, s.placed_at)
WHEN NOT MATCHED BY SOURCE AND t.day < current_date() - INTERVAL 2 YEARS THEN DELETE;

-- COMMAND ----------
DELETE FROM main.sales.orders WHERE day < add_months(current_date(), -84);
UPDATE main.sales.customers SET email = NULL WHERE customer_id IN (SELECT customer_id FROM privacy.forgotten);
TRUNCATE TABLE staging.orders;
OPTIMIZE main.sales.orders WHERE day >= current_date() - INTERVAL 7 DAYS;
VACUUM main.sales.orders RETAIN 168 HOURS;
GRANT SELECT ON TABLE main.sales.orders TO `data-readers`;

-- COMMAND ----------
-- MAGIC %md
-- MAGIC ## What came in
SELECT day, sum(amount) AS total, any_value(placed_at:utc::timestamp) FROM main.sales.orders
WHERE day >= :since AND customer_id IS NOT NULL
GROUP BY day
QUALIFY rank() OVER (ORDER BY sum(amount) DESC) <= 10
ORDER BY day;
COPY INTO staging.orders FROM 's3://landing/orders/' FILEFORMAT = JSON FORMAT_OPTIONS ('multiLine' = 'true');
