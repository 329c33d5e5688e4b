"""Loads yesterday's ticket sales of every museum."""

import datetime

from airflow.decorators import dag, task
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator

MUSEUMS = ["HARBOUR", "TRAM", "GLASS", "CLOCK", "PAPER"]

LOAD = """
INSERT INTO staging.sales (museum_code, sold_at, ticket_type, quantity, price)
SELECT museum_code, sold_at, ticket_type, quantity, price
FROM incoming.sales
WHERE museum_code = %(museum)s
  AND sold_at >= %(from)s
  AND sold_at < %(until)s
"""

EMPTY = "DELETE FROM staging.sales"


@dag(
    schedule="0 5 * * *",
    start_date=datetime.datetime(2025, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": datetime.timedelta(minutes=5)},
    template_searchpath="/opt/airflow/sql",
    tags=["sales"],
)
def daily_sales():
    empty = SQLExecuteQueryOperator(task_id="empty", conn_id="warehouse", sql=EMPTY)
    loads = [
        SQLExecuteQueryOperator(
            task_id=f"load_{museum.lower()}",
            conn_id="warehouse",
            sql=LOAD,
            parameters={
                "museum": museum,
                "from": "{{ data_interval_start }}",
                "until": "{{ data_interval_end }}",
            },
        )
        for museum in MUSEUMS
    ]
    publish = SQLExecuteQueryOperator(
        task_id="publish", conn_id="warehouse", sql="warehouse/030_daily_sales.sql"
    )

    @task
    def score() -> float:
        from museum.quality import score_of

        return score_of("sales")

    empty >> loads >> publish >> score()


daily_sales()
