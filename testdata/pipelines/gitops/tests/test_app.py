from fastapi.testclient import TestClient

from berths.app import app


def test_health():
    assert TestClient(app).get("/healthz").json()["status"] == "up"
