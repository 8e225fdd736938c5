#!/bin/sh
# Makes the links that npm packages cannot hold: {"source": "native/...", "target": "native/..."}, each.
set -e
cd "$1/.."
tr -d '\n ' <native/pg-symlinks.json | grep -o '"source":"[^"]*","target":"[^"]*"' | tr -d '"' | while IFS=:, read -r _ source _ target; do
  mkdir -p "$(dirname "$target")"
  ln -sf "$PWD/$source" "$target"
done
chmod +x native/bin/*
