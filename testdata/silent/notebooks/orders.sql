-- Databricks notebook source
-- MAGIC %md
-- MAGIC # Orders

-- COMMAND ----------

CREATE WIDGET TEXT day DEFAULT '2025-01-31'

-- COMMAND ----------

-- DBTITLE 1,Orders of the day
SELECT shop_id, count(*) AS orders
FROM shop.orders
WHERE order_date = :day
GROUP BY shop_id

-- COMMAND ----------

-- MAGIC %python
-- MAGIC display(spark.table("shop.orders"))

-- COMMAND ----------

OPTIMIZE shop.orders
ZORDER BY (order_id)
