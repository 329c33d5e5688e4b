"""Writes the forecasts of the next seven days."""

import argparse
import datetime


def days(start: datetime.date, count: int = 7) -> list[datetime.date]:
    return [start + datetime.timedelta(days=offset) for offset in range(1, count + 1)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--catalog", required=True)
    parser.add_argument("--schema", required=True)
    options = parser.parse_args()

    import mlflow
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.getOrCreate()
    model = mlflow.pyfunc.load_model(f"models:/{options.catalog}.{options.schema}.bay_yield/latest")
    features = spark.table(f"{options.catalog}.gold.bay_features").toPandas()
    for day in days(datetime.date.today()):
        features["forecast_for"] = day
        features["forecast_kg"] = model.predict(features["features"].tolist())
        spark.createDataFrame(features).writeTo(f"{options.catalog}.gold.forecasts").append()


if __name__ == "__main__":
    main()
