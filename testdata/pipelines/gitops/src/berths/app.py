"""The booking service."""

import os

from fastapi import FastAPI

app = FastAPI(title="berths")


@app.get("/healthz")
def health() -> dict[str, str]:
    return {"status": "up", "environment": os.environ.get("ENVIRONMENT", "local")}


@app.get("/berths/{berth_id}")
def berth(berth_id: int) -> dict[str, int]:
    return {"berth": berth_id}
