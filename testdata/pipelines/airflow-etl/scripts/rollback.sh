#!/usr/bin/env bash
# Takes the API back to the revision before.
set -euo pipefail

kubeconfig="$(mktemp)"
trap 'rm -f "$kubeconfig"' EXIT
base64 -d <<<"$KUBECONFIG_DATA" >"$kubeconfig"
export KUBECONFIG="$kubeconfig"

kubectl rollout undo deployment/tickets-api
kubectl rollout status deployment/tickets-api --timeout=5m
