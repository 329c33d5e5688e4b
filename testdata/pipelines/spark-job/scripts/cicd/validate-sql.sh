#!/usr/bin/env bash
# Parses every SQL file under the given paths with a local Spark session.
set -euo pipefail

[ $# -gt 0 ] || set -- sql/schema sql/jobs sql/migrations
status=0
while IFS= read -r -d '' file; do
  if python -m punctuality.run --explain "$file" >/dev/null; then
    echo "ok   $file"
  else
    echo "FAIL $file" >&2
    status=1
  fi
done < <(find "$@" -name '*.sql' -print0 | sort -z)
exit "$status"
