"""The prediction service."""

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI(title="parcel-eta")


class Parcel(BaseModel):
    parcel_id: str
    depot: str


@app.get("/healthz")
def health() -> dict[str, str]:
    return {"status": "up"}


@app.post("/predict")
def predict(parcel: Parcel) -> dict[str, float]:
    return {"hours": 26.0 if parcel.depot.startswith("D") else 48.0}
