#!/bin/sh
# Releases a package as 1.0.0 into a scratch repository, then shows that an incompatible 1.0.1 fails the build
# and that a compatible 1.1.0 with a raised package version passes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
build() { # version, sources, goal
  "$here/../../mvnw" -B -o -q -f "$here/pom.xml" -Dmaven.repo.local="$scratch/repository" -Dmaven.repo.local.tail="$HOME/.m2/repository" \
    -Dproof.version="$1" -Dproof.source="$2" clean "$3" > "$scratch/log" 2>&1
}
build 1.0.0 released install || { cat "$scratch/log"; exit 1; }
if build 1.0.1 breaking verify; then echo "baseline: a method was taken away and nobody complained"; exit 1; fi
grep -q "Baseline" "$scratch/log" || { cat "$scratch/log"; exit 1; }
build 1.1.0 additive verify || { cat "$scratch/log"; exit 1; }
echo "baseline: a break is refused, an addition with its version is accepted"
