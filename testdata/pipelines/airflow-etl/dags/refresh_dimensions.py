"""Copies the museum register into the warehouse on Sundays."""

import datetime

from airflow.decorators import dag, task

REGISTER = "postgresql://reader:autumn-Rain-17@register.linden-museums.example:5432/register"

MERGE = """
MERGE INTO warehouse.museums AS m
USING incoming.museums AS i
ON m.museum_code = i.museum_code
WHEN MATCHED THEN UPDATE SET name = i.name, city = i.city
WHEN NOT MATCHED THEN INSERT (museum_code, name, city) VALUES (i.museum_code, i.name, i.city)
"""


@dag(
    schedule="0 4 * * 0",
    start_date=datetime.datetime(2025, 1, 1),
    catchup=False,
    tags=["dimensions"],
)
def refresh_dimensions():
    @task
    def copy() -> int:
        import psycopg

        with psycopg.connect(REGISTER) as source:
            return len(source.execute("SELECT museum_code, name, city FROM museums").fetchall())

    @task
    def merge(rows: int) -> None:
        from airflow.providers.postgres.hooks.postgres import PostgresHook

        if rows:
            PostgresHook("warehouse").run(MERGE)

    merge(copy())


refresh_dimensions()
