#!/usr/bin/env bash
# Sends a share of the traffic to the new model and watches the error rate: canary.sh TARGET PER_CENT MINUTES
set -euo pipefail

environment="${1:?}"
share="${2:?}"
minutes="${3:?}"
endpoint="greenhouse-yield-$environment"

routes="$(jq -n --argjson share "$share" '{traffic_config: {routes: [
  {served_model_name: "candidate", traffic_percentage: $share},
  {served_model_name: "current", traffic_percentage: (100 - $share)}]}}')"
databricks serving-endpoints update-config "$endpoint" --json "$routes"

for ((minute = 0; minute < minutes; minute++)); do
  sleep 60
  errors="$(databricks serving-endpoints export-metrics "$endpoint" |
    awk '/^request_5xx_count_total/ {n += $2} END {print n + 0}')"
  if ((errors > 25)); then
    echo "$errors errors after $((minute + 1)) minutes" >&2
    exit 1
  fi
done
