import os

import pytest
import requests


def predict(features: list[float]) -> requests.Response:
    return requests.post(
        os.environ["ENDPOINT_URL"],
        headers={"Authorization": f"Bearer {os.environ['DATABRICKS_TOKEN']}"},
        json={"inputs": [features]},
        timeout=30,
    )


def test_the_endpoint_answers():
    assert predict([18.5, 96.0, 4100.0, 40.0]).status_code == 200


@pytest.mark.slow
def test_the_endpoint_answers_a_hundred_times():
    assert all(predict([18.5, 96.0, 4100.0, 40.0]).ok for _ in range(100))
