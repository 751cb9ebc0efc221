#!/usr/bin/env bash
# The benchmarks: ./partida bench [NAME …], with invoice-read, validate, pdf, vouchers, match, pipeline, sync, fetch, start; all of them without a name.
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
  trap 'rm -rf "$work"' EXIT
  "$JAVA_HOME/bin/java" -Xmx768m -XX:+UseSerialGC -Djava.io.tmpdir="$work" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    -cp "$(cat "$here/target/classpath")" org.partida.bench.Main ${others[@]+"${others[@]}"}
fi
[ -z "$start" ] || "$here/start.sh"
