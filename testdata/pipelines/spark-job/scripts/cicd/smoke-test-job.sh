#!/usr/bin/env bash
# Runs the smoke job in an environment and waits for its end.
set -euo pipefail

environment="${1:?usage: smoke-test-job.sh ENVIRONMENT}"
namespace="punctuality-$environment"

kubectl delete job punctuality-smoke --namespace "$namespace" --ignore-not-found
kubectl apply --namespace "$namespace" -f tests/smoke/smoke-job.yaml
kubectl wait --namespace "$namespace" --for=condition=complete job/punctuality-smoke --timeout=10m
kubectl logs --namespace "$namespace" job/punctuality-smoke
