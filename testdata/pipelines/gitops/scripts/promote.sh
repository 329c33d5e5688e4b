#!/usr/bin/env bash
# Copies the image tag of one overlay to the next one and opens a pull request: promote.sh stage prod
set -euo pipefail

from="${1:?usage: promote.sh FROM TO}"
to="${2:?usage: promote.sh FROM TO}"
case "$from-$to" in
  dev-stage | stage-prod) ;;
  *) echo "an image goes from dev to stage and from stage to prod" >&2; exit 2 ;;
esac

tag="$(sed -n 's/^ *newTag: //p' "infra/overlays/$from/kustomization.yaml")"
[[ "$tag" =~ ^sha-[0-9a-f]{8}$ ]] || { echo "$from has no immutable tag: $tag" >&2; exit 1; }

git switch --create "promote-$to-$tag"
sed -i "s/^\( *newTag: \).*/\1$tag/" "infra/overlays/$to/kustomization.yaml"
git commit --gpg-sign --message "chore: $to runs $tag" "infra/overlays/$to/kustomization.yaml"
git push --set-upstream origin HEAD
gh pr create --fill --base main
