"""Moves a day of sales from the source database to the warehouse."""

import datetime

import pandas as pd
from airflow import DAG
from airflow.providers.apache.spark.operators.spark_sql import SparkSqlOperator
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator
from airflow.providers.google.cloud.operators.bigquery import BigQueryInsertJobOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook

UPSERT = """
INSERT INTO sales (day, shop_id, total)
VALUES (%s, %s, %s)
ON CONFLICT (day, shop_id) DO UPDATE SET total = excluded.total
RETURNING shop_id
"""


def load(day: str) -> int:
    hook = PostgresHook(postgres_conn_id="source")
    frame = pd.read_sql(
        "SELECT day, shop_id, total::numeric(18, 2) FROM sales WHERE day = %(day)s",
        hook.get_conn(),
        params={"day": day},
    )
    with hook.get_conn() as conn, conn.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '60s'")
        cursor.execute("SELECT pg_advisory_lock(%s)", (42,))
        cursor.executemany(UPSERT, frame.itertuples(index=False))
        cursor.execute(f"CREATE INDEX CONCURRENTLY IF NOT EXISTS sales_day ON sales USING btree (day)")
    return len(frame)


with DAG("warehouse", start_date=datetime.datetime(2025, 1, 1), schedule="@daily") as dag:
    stage = SQLExecuteQueryOperator(
        task_id="stage",
        conn_id="warehouse",
        sql=[
            "DELETE FROM staging.sales WHERE day = '{{ ds }}'",
            "{% include 'sql/stage.sql' %}",
            "sql/publish.sql",
        ],
        parameters={"day": "{{ ds }}"},
    )
    marts = SparkSqlOperator(
        task_id="marts",
        sql="INSERT OVERWRITE TABLE marts.sales PARTITION (day = '{{ ds }}') "
        "SELECT shop_id, sum(total) AS total FROM {{ params.table }} WHERE day = '{{ ds }}' GROUP BY shop_id",
    )
    export = BigQueryInsertJobOperator(
        task_id="export",
        configuration={"query": {"query": "SELECT * EXCEPT(day) FROM `p.d.t` QUALIFY 1 = 1"}},
    )
    stage >> marts >> export
