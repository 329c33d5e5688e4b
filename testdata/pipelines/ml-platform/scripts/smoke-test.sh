#!/usr/bin/env bash
# Asks the service for its health and for one prediction.
set -euo pipefail

url="${1:?usage: smoke-test.sh URL}"
curl --fail --silent --show-error --retry 5 --retry-connrefused "$url/healthz"
curl --fail --silent --show-error --json '{"parcel_id": "smoke", "depot": "D1"}' "$url/predict" |
  jq --exit-status '.hours > 0'
