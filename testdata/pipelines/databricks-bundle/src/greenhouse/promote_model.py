"""Copies the newest model version from one environment's catalog to the next one's."""

import argparse

ORDER = ["dev", "staging", "prod"]


def check(source: str, goal: str) -> None:
    if ORDER.index(goal) != ORDER.index(source) + 1:
        raise SystemExit(f"a model goes from {source} to the environment after it, not to {goal}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--from", dest="source", choices=ORDER, required=True)
    parser.add_argument("--to", dest="goal", choices=ORDER, required=True)
    options = parser.parse_args()
    check(options.source, options.goal)

    from mlflow.tracking import MlflowClient

    client = MlflowClient(registry_uri="databricks-uc")
    name = f"glasshouse_{options.source}.yield.bay_yield"
    newest = max(client.search_model_versions(f"name='{name}'"), key=lambda v: int(v.version))
    client.copy_model_version(
        src_model_uri=f"models:/{name}/{newest.version}",
        dst_name=f"glasshouse_{options.goal}.yield.bay_yield",
    )


if __name__ == "__main__":
    main()
