#!/usr/bin/env bash
# Serves an earlier model version again: rollback.sh TARGET VERSION
set -euo pipefail

environment="${1:?usage: rollback.sh TARGET VERSION}"
version="${2:?usage: rollback.sh TARGET VERSION}"
[[ "$version" =~ ^[0-9]+$ ]] || { echo "not a model version: $version" >&2; exit 2; }

databricks bundle deploy --target "$environment" --var "model_version=$version"
