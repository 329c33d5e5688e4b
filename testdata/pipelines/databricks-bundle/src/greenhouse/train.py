"""Trains the yield model and registers it."""

import argparse


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--catalog", required=True)
    parser.add_argument("--schema", required=True)
    options = parser.parse_args()

    import mlflow
    from pyspark.sql import SparkSession
    from sklearn.ensemble import HistGradientBoostingRegressor

    spark = SparkSession.builder.getOrCreate()
    frame = spark.sql(f"""
        SELECT f.features, l.harvested_kg
        FROM {options.catalog}.gold.bay_features AS f
        JOIN {options.catalog}.gold.harvest_labels AS l
          ON l.bay_id = f.bay_id AND l.day = date_add(f.day, 7)
        WHERE f.feature_version = 'v3'
        """).toPandas()
    with mlflow.start_run():
        model = HistGradientBoostingRegressor()
        model.fit(frame["features"].tolist(), frame["harvested_kg"])
        name = f"{options.catalog}.{options.schema}.bay_yield"
        mlflow.sklearn.log_model(model, "model", registered_model_name=name)


if __name__ == "__main__":
    main()
