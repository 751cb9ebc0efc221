#!/usr/bin/env bash
# The benchmarks: ./partida bench [NAME …], with invoice-read, readers, validate, pdf, vouchers, match, match-big, match-files, rematch, statements, posting, books, pipeline, sync, fetch, start; all of them without a name.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(dirname "$here")

[ -n "${JAVA_HOME:-}" ] || JAVA_HOME=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
export JAVA_HOME

start= others=()
for name in "$@"; do
  if [ "$name" = start ]; then start=yes; else others+=("$name"); fi
done
[ $# -gt 0 ] || start=yes

if [ $# = 0 ] || [ ${#others[@]} -gt 0 ]; then
  (cd "$root" && ./mvnw -B -q -Pbench -pl bench package) >&2 || { echo "The benchmarks could not be built; see above" >&2; exit 1; }
  # on the project's own disk: what is measured is synced files, and /tmp may be memory
  work=$(mktemp -d "$here/target/work.XXXXXX")
  # shellcheck source=build/postgres.sh
  . "$root/build/postgres.sh"
  trap 'stop_postgres; rm -rf "$work"' EXIT
  # a PostgreSQL as an operator would run it, with every commit synced, where one is installed; its server has a user of its own
  chmod 711 "$work"
  if [ $# = 0 ] || [[ " ${others[*]} " = *" posting "* ]]; then
    if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then TMPDIR=$work start_postgres || exit 1; fi
  fi
  # a million items are shared among the processors, and so is the collection
  collector=-XX:+UseSerialGC
  if [[ " ${others[*]-} " = *" match-big "* || " ${others[*]-} " = *" match-files "* || " ${others[*]-} " = *" rematch "* ]]; then collector=-XX:+UseParallelGC PARTIDA_BENCH_HEAP=${PARTIDA_BENCH_HEAP:-3g}; fi
  "$JAVA_HOME/bin/java" "-Xmx${PARTIDA_BENCH_HEAP:-768m}" "${collector}" -Djava.io.tmpdir="$work" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    ${postgres_url:+-Dpartida.bench.postgres="$postgres_url"} ${PARTIDA_BENCH_STREAM:+-Dpartida.bench.stream="$PARTIDA_BENCH_STREAM"} \
    ${PARTIDA_BENCH_ITEMS:+-Dpartida.bench.items="$PARTIDA_BENCH_ITEMS"} ${PARTIDA_BENCH_LINES:+-Dpartida.bench.lines="$PARTIDA_BENCH_LINES"} \
    -cp "$(cat "$here/target/classpath")" org.partida.bench.Main ${others[@]+"${others[@]}"}
fi
[ -z "$start" ] || "$here/start.sh"
