"""Runs the SQL files of sql/jobs in order, each with the parameters of one service date."""

import argparse
import datetime
import pathlib
import string

SQL = pathlib.Path(__file__).resolve().parents[1] / "sql" / "jobs"


def parameters(day: datetime.date) -> dict[str, str]:
    return {
        "service_date": day.isoformat(),
        "timetable_version": f"{day.year}-{day.isocalendar().week:02d}",
    }


def statements(text: str, values: dict[str, str]) -> list[str]:
    filled = string.Template(text).substitute(values)
    return [part.strip() for part in filled.split(";") if part.strip()]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--environment", default="dev")
    parser.add_argument("--explain", type=pathlib.Path)
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args()

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName(f"punctuality-{options.environment}").getOrCreate()
    if options.smoke:
        spark.sql("SELECT 1").collect()
        return
    values = parameters(datetime.date.today() - datetime.timedelta(days=1))
    files = [options.explain] if options.explain else sorted(SQL.glob("*.sql"))
    for file in files:
        for statement in statements(file.read_text(), values):
            spark.sql(f"EXPLAIN {statement}" if options.explain else statement)


if __name__ == "__main__":
    main()
