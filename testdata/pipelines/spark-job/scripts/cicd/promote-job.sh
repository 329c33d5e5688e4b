#!/usr/bin/env bash
# Rolls one version out to one environment: promote-job.sh --environment ENV --version SHA
set -euo pipefail

environment=""
version=""
while [ $# -gt 0 ]; do
  case "$1" in
    --environment) environment="$2"; shift 2 ;;
    --version) version="$2"; shift 2 ;;
    *) echo "unknown option: $1" >&2; exit 2 ;;
  esac
done

case "$environment" in
  dev | staging | production) ;;
  *) echo "environment must be dev, staging or production" >&2; exit 2 ;;
esac
[[ "$version" =~ ^[0-9a-f]{7,40}$ ]] || { echo "version must be a commit SHA" >&2; exit 2; }

kubeconfig="$(mktemp)"
trap 'rm -f "$kubeconfig"' EXIT
base64 -d <<<"$KUBECONFIG_DATA" >"$kubeconfig"

helm upgrade punctuality charts/punctuality \
  --kubeconfig "$kubeconfig" \
  --install --atomic --timeout 10m \
  --namespace "punctuality-$environment" \
  --values "charts/punctuality/values-$environment.yaml" \
  --set "image.tag=$version"
