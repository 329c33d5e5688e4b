"""Loads the sales of a day."""
from airflow.decorators import dag, task
from airflow.hooks.base import BaseHook
from airflow.models import Variable

QUERY = """
    DELETE FROM sales WHERE day = '{{ ds }}';
    INSERT INTO sales (day, total) SELECT day, sum(total) FROM raw_sales WHERE day = '{{ ds }}' GROUP BY day;
"""


@dag(schedule="0 3 * * *", catchup=False, tags=["sales"])
def sales():
    @task
    def load() -> None:
        connection = BaseHook.get_connection("warehouse")
        url = f"postgresql://{connection.login}:{connection.password}@{connection.host}/dw"
        token = Variable.get("api_token")
        run(url, QUERY, headers={"Authorization": f"Bearer {token}"})

    load()


sales()
