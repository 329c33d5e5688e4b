#!/usr/bin/env bash
# Keeps the served version and the job settings of a target, for rollback.sh.
set -euo pipefail

environment="${1:?usage: backup.sh TARGET}"
stamp="$(date -u +%Y%m%dT%H%M%SZ)"
folder="dbfs:/backups/greenhouse-yield/$environment/$stamp"

databricks serving-endpoints get "greenhouse-yield-$environment" > endpoint.json
databricks bundle summary --target "$environment" --output json > bundle.json
databricks fs mkdir "$folder"
databricks fs cp endpoint.json "$folder/endpoint.json"
databricks fs cp bundle.json "$folder/bundle.json"
echo "kept in $folder"
