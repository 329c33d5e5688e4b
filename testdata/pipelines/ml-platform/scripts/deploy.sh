#!/usr/bin/env bash
# Installs one version of the chart: deploy.sh ENVIRONMENT VERSION
set -euo pipefail

environment="${1:?usage: deploy.sh ENVIRONMENT VERSION}"
version="${2:?usage: deploy.sh ENVIRONMENT VERSION}"

aws eks update-kubeconfig --name "parcel-$environment"
helm upgrade parcel-eta charts/parcel-eta \
  --install --atomic --timeout 10m \
  --namespace parcel-eta --create-namespace \
  --values "charts/parcel-eta/values-$environment.yaml" \
  --set "image.tag=$version"
