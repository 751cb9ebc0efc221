#!/usr/bin/env bash
# How long the assembly takes to be ready, first and later, and what it holds in memory when idle; beside the same Karaf with its own
# boot features alone. In turns, PARTIDA_BENCH_ROUNDS times (2).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
dist=$(dirname "$here")/karaf-assembly/target/assembly
rounds=${PARTIDA_BENCH_ROUNDS:-2}
idle=${PARTIDA_BENCH_IDLE:-30}
[ -d "$dist/lib/boot" ] || { echo "The assembly is not built. What to do: ./partida start builds it" >&2; exit 1; }
shell=$(echo "$dist"/system/org/partida/org.partida.shell/*/org.partida.shell-*.jar)

mkdir -p "$here/target"
work=$(mktemp -d "$here/target/start.XXXXXX")
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

now() { date +%s%N; }
millis() { echo $((($(now) - $1) / 1000000)); }

free_port() {
  local p=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null; do p=$((p + 1)); done
  echo "$p"
}

create() { "$dist/bin/partida-instance" create "$1" --http-port "$(free_port 18181)" --ssh-port "$(free_port 18101)"; }

run() {
  "$dist/bin/partida-instance" run "$1" </dev/null >"$1/out.log" 2>&1 &
  pid=$!
}

stop() {
  kill "$pid"
  wait "$pid" 2>/dev/null || true
  pid=
}

# resident megabytes
memory() { awk '/^VmRSS:/ { printf "%d\n", $2 / 1024 }' "/proc/$1/status"; }

# HOME: milliseconds until the instance answers its socket and says that it is ready
ours() {
  local t
  t=$(now)
  run "$1"
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp "$shell" org.partida.shell.client.Client --await 120 "$1" ready \
    || { echo "not ready after two minutes; see $1/karaf/log/karaf.log" >&2; exit 1; }
  took=$(millis "$t")
}

# HOME: milliseconds until the boot features are deployed. Karaf says so in its log when it is the first start; a later one that has
# nothing to deploy is ready when its last bundle, the shell, is active, which nothing tells: only first starts are compared
bare() {
  local t
  t=$(now)
  run "$1"
  until grep -qs 'FeaturesServiceImpl.*Done\.' "$1/karaf/log/karaf.log"; do
    [ "$(millis "$t")" -lt 120000 ] || { echo "the bare Karaf is not up after two minutes" >&2; exit 1; }
    sleep 0.05
  done
  took=$(millis "$t")
}

for round in $(seq "$rounds"); do
  h=$work/bare$round
  create "$h"
  # its own features, none of ours
  sed -i '/^featuresBoot *=/,/[^\\]$/ { /partida\//d; s/\(kar\/[0-9.]*\), *\\$/\1/ }' "$h/etc/org.apache.karaf.features.cfg"
  bare "$h"; echo "$took" >>"$work/bare.first"
  sleep "$idle"; memory "$pid" >>"$work/bare.memory"
  stop

  h=$work/ours$round
  create "$h"
  ours "$h"; echo "$took" >>"$work/ours.first"
  sleep "$idle"; memory "$pid" >>"$work/ours.memory"
  stop
  ours "$h"; echo "$took" >>"$work/ours.second"
  stop
done

# FILE: min - median - max
spread() { sort -n "$1" | awk '{ v[NR] = $1 } END { m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2; print v[1], m, v[NR] }'; }
ratios() { paste "$1" "$2" | awk '{ print $2 / $1 }' | sort -n | awk '{ v[NR] = $1 } END { m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2; printf "%.2f - %.2f - %.2f", v[1], m, v[NR] }'; }

row() { # WHAT BASELINE THEIRS OURS UNIT LIMIT
  read -r _ theirs _ < <(spread "$3")
  read -r _ mine _ < <(spread "$4")
  local verdict=
  if [ "$6" != - ]; then
    if awk "BEGIN { exit !($mine <= $6) }"; then verdict=reached; else verdict="NOT REACHED"; fi
  fi
  printf '%-26s %-40s %12s %12s   %-21s %-18s %s\n' "$1" "$2" "$theirs $5" "$mine $5" "$(ratios "$3" "$4")" "$([ "$6" = - ] && echo - || echo "<= $6 $5")" "$verdict"
}

echo
echo "$(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg) at the end"
printf '%-26s %-40s %12s %12s   %-21s %-18s\n' what baseline baseline ours "ratio min-med-max" aim
row "first start to ready" "Karaf with its own boot features" "$work/bare.first" "$work/ours.first" ms 8000
row "later start to ready" "the first start of bare Karaf" "$work/bare.first" "$work/ours.second" ms 8000
row "resident after ${idle} s idle" "Karaf with its own boot features" "$work/bare.memory" "$work/ours.memory" MB -
