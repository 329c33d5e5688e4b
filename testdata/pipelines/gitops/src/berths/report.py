"""Writes the occupancy report of the warehouse to the bucket of the environment."""

import os
import pathlib

QUERY = pathlib.Path(__file__).resolve().parents[2] / "sql" / "occupancy.sql"


def main() -> None:
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("occupancy-report").getOrCreate()
    statement = QUERY.read_text().rstrip().removesuffix(";")
    spark.sql(statement).write.mode("overwrite").parquet(os.environ["REPORT_BUCKET"])


if __name__ == "__main__":
    main()
