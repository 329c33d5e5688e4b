# Databricks notebook source
# MAGIC %md
# MAGIC # Orders of a day
# MAGIC Select *the day* from the widget; update nothing by hand

# COMMAND ----------

dbutils.widgets.text("day", "2025-01-31")
day = dbutils.widgets.get("day")

# COMMAND ----------

# DBTITLE 1,Orders by shop
# MAGIC %sql
# MAGIC -- one row per shop
# MAGIC CREATE OR REPLACE TEMPORARY VIEW orders_by_shop AS
# MAGIC SELECT shop_id, count(*) AS orders
# MAGIC FROM shop.orders
# MAGIC WHERE order_date = '${day}'
# MAGIC   AND getArgument("region") = region
# MAGIC GROUP BY shop_id;
# MAGIC
# MAGIC SELECT shop_id, orders FROM orders_by_shop ORDER BY orders DESC

# COMMAND ----------

# MAGIC %sql OPTIMIZE shop.orders

# COMMAND ----------

# MAGIC %python
# MAGIC print("SELECT FROM")

# COMMAND ----------

display(spark.sql(f"SELECT shop_id, orders FROM orders_by_shop WHERE orders > {int(day[-2:])}"))
