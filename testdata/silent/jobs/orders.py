"""Builds the daily orders table from the raw events."""

from __future__ import annotations

import logging
from textwrap import dedent

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

log = logging.getLogger(__name__)

CREATE = """
CREATE TABLE IF NOT EXISTS {catalog}.{schema}.orders (
  order_id BIGINT NOT NULL,
  customer_id BIGINT,
  total DECIMAL(18, 2),
  order_date DATE
)
USING DELTA
PARTITIONED BY (order_date)
"""


def columns(prefix: str) -> str:
    return ", ".join(f"{prefix}.{name}" for name in ("order_id", "customer_id", "total"))


def prepare(spark: SparkSession, catalog: str, schema: str) -> None:
    spark.sql(CREATE.format(catalog=catalog, schema=schema))
    spark.sql(f"USE CATALOG {catalog}")
    spark.sql("SET spark.sql.shuffle.partitions = 200")
    spark.sql(f"ALTER TABLE {catalog}.{schema}.orders SET TBLPROPERTIES ('owner' = '{schema}')")
    for table in ("raw_orders", "raw_items"):
        spark.sql(f"REFRESH TABLE {schema}.{table}")
        spark.sql(f"OPTIMIZE {schema}.{table} ZORDER BY (order_id)")


def read(spark: SparkSession, day: str, extra: str = "") -> DataFrame:
    where = f"AND {extra}" if extra else ""
    query = dedent(
        f"""
        SELECT {columns("o")}, CAST(o.created_at AS DATE) AS order_date
        FROM raw_orders AS o
        LEFT JOIN raw_items AS i ON i.order_id = o.order_id
        WHERE o.created_at >= '{day}' {where}
        """
    )
    log.info("running %s", query)
    return spark.sql(query)


def write(spark: SparkSession, frame: DataFrame, target: str, keys: list[str]) -> None:
    frame.createOrReplaceTempView("updates")
    condition = " AND ".join(f"t.{key} = s.{key}" for key in keys)
    spark.sql(
        f"MERGE INTO {target} AS t "
        f"USING updates AS s "
        f"ON {condition} "
        "WHEN MATCHED THEN UPDATE SET * "
        "WHEN NOT MATCHED THEN INSERT *"
    )
    spark.sql("DELETE FROM " + target + " WHERE order_date < date_sub(current_date(), 30)")
    spark.sql("SELECT max(order_date) AS last FROM {t}", t=spark.table(target)).show()
    spark.sql("SELECT count(1) FROM orders WHERE order_date = :day", args={"day": "2025-01-31"})
    spark.sql("SELECT order_id FROM orders WHERE note RLIKE '^[a-z]{2,3}$' AND id = %d" % 3)


def statements(spark: SparkSession, text: str) -> None:
    for statement in text.split(";"):
        spark.sql(statement)
        spark.sql("EXPLAIN " + statement)


def counts(spark: SparkSession) -> DataFrame:
    base = "SELECT order_date, count(1) AS orders FROM orders"
    if spark.conf.get("all", "no") == "yes":
        base += " WHERE total > 0"
    base += " GROUP BY order_date"
    return spark.sql(base).withColumn("seen", F.current_timestamp())
