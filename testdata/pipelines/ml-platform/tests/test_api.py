from fastapi.testclient import TestClient

from parcel_eta.api import app

client = TestClient(app)


def test_health():
    assert client.get("/healthz").status_code == 200


def test_every_prediction_is_in_the_future():
    answer = client.post("/predict", json={"parcel_id": "x", "depot": "D1"}).json()
    assert answer["hours"] > 0
