"""Scores a data set by the share of its quality queries that return no row."""

import os
import pathlib

QUERIES = pathlib.Path(os.environ.get("SQL_HOME", "sql")) / "quality"


def share(passed: int, total: int) -> float:
    return 1.0 if total == 0 else passed / total


def score_of(subject: str) -> float:
    import psycopg

    queries = sorted(QUERIES.glob(f"{subject}_*.sql"))
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        clean = [not connection.execute(query.read_text()).fetchall() for query in queries]
    return share(sum(clean), len(clean))
