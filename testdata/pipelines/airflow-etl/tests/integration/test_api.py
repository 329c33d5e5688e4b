import os

import httpx


def test_the_api_is_up():
    url = os.environ.get("API_URL", "http://localhost:8000")
    assert httpx.get(f"{url}/healthz", timeout=5).json() == {"status": "up"}
