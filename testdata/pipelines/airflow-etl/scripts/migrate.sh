#!/usr/bin/env bash
# Applies the SQL of the warehouse, then PostgreSQL's own, to DATABASE_URL.
set -euo pipefail

: "${DATABASE_URL:?}"
for file in sql/warehouse/0[12]0_*.sql sql/postgres/*.sql; do
  echo "$file"
  psql "$DATABASE_URL" --quiet --set ON_ERROR_STOP=1 --single-transaction --file "$file"
done
