#!/usr/bin/env bash
# A Docker engine with Compose and Buildx, on a machine that has Debian's package mirror and no registry.
# Usage: engine.sh FOLDER; then DOCKER_CONFIG=FOLDER/config docker compose ...
# The id of an engine that it started stands in FOLDER/dockerd.pid: whoever asked for it ends it.
set -euo pipefail
folder=${1:?usage: engine.sh FOLDER}
mkdir -p "$folder/config/cli-plugins"

missing=()
command -v dockerd >/dev/null || missing+=(docker.io iptables)
command -v debootstrap >/dev/null || missing+=(debootstrap)
command -v xz >/dev/null || missing+=(xz-utils)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# Compose 2 and Buildx came to Debian after bookworm; sid's are single files that need libc alone.
mirror=http://deb.debian.org/debian
for plugin in docker-compose docker-buildx; do
  target=$folder/config/cli-plugins/$plugin
  [ -x "$target" ] && continue
  [ -s "$folder/Packages" ] || curl -fsSL "$mirror/dists/sid/main/binary-$(dpkg --print-architecture)/Packages.xz" | xz -dc >"$folder/Packages"
  path=$(awk -v RS= -v package="$plugin" '$2 == package' "$folder/Packages" | sed -n 's/^Filename: //p' | tail -1)
  curl -fsSL -o "$folder/$plugin.deb" "$mirror/$path"
  dpkg-deb --fsys-tarfile "$folder/$plugin.deb" | tar -xO "./usr/libexec/docker/cli-plugins/$plugin" >"$target"
  chmod +x "$target"
done

docker info >/dev/null 2>&1 && exit
setsid nohup dockerd >"$folder/dockerd.log" 2>&1 </dev/null &
echo $! >"$folder/dockerd.pid"
for _ in $(seq 120); do
  docker info >/dev/null 2>&1 && exit
  sleep 0.5
done
tail -5 "$folder/dockerd.log" >&2
exit 1
