"""The sales API."""

from fastapi import FastAPI

app = FastAPI(title="museum-tickets")


@app.get("/healthz")
def health() -> dict[str, str]:
    return {"status": "up"}
