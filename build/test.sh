#!/usr/bin/env bash
# All tests: unit, contract, property, golden, architecture, and the assembly as a child process. `./partida test [--long]` runs it.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$here" || exit 2
# nothing asks; a program that would must see the end at once
exec </dev/null

long=
for option in "$@"; do
  case $option in
    --long) long=-Dpartida.long=true ;;
    *) echo "test takes --long, not $option" >&2; exit 2 ;;
  esac
done

# What the tests need beyond a JDK: Debian package, and a program or file that shows it is there.
needs() {
  cat <<'TXT'
git /usr/bin/git
hledger /usr/bin/hledger
ledger /usr/bin/ledger
beancount /usr/bin/bean-check
postgresql /usr/lib/postgresql/*/bin/initdb
chromium /usr/bin/chromium
TXT
}

missing() {
  needs | while read -r package shown; do
    # shellcheck disable=SC2086
    command -v "$(basename "$shown")" >/dev/null || compgen -G "$shown" >/dev/null || echo "$package"
  done
}

lacking=$(missing | tr '\n' ' ')
if [ -n "$lacking" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing what the tests need: $lacking" >&2
    # a cluster of its own is not wanted: the tests make and start theirs
    mkdir -p /etc/postgresql-common
    [ -f /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
    # shellcheck disable=SC2086
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $lacking; } >&2 </dev/null \
      || { echo "These packages could not be installed: $lacking. What to do: install them, then run this again" >&2; exit 2; }
  else
    echo "The tests need these Debian packages: $lacking. What to do: apt-get install $lacking" >&2
    exit 2
  fi
fi

# A PostgreSQL for the contract tests, unless one is named already
if [ -z "${PARTIDA_TEST_POSTGRES:-}" ]; then
  # shellcheck source=build/postgres.sh
  . build/postgres.sh
  trap stop_postgres EXIT
  start_postgres -c fsync=off || exit 2
  export PARTIDA_TEST_POSTGRES=$postgres_url
fi

# counts of earlier runs must not be summed
find . -path ./node_modules -prune -o -type d \( -name surefire-reports -o -name failsafe-reports \) -path '*/target/*' -print0 | xargs -0 -r rm -rf

status=0
# one run over everything, two modules at once; a failing module does not keep the others from being tested. With the checks: layout, own rules, Error Prone
./mvnw -B -ntp -T2 --fail-at-end -Dpartida.checks=true $long install || status=$?

# the closing lines of the runners, once more and summed
reports=$(find . -path '*/target/*-reports/TEST-*.xml')
echo "$reports" | xargs -r -d '\n' awk '
  /<testsuite[ >]/ && !seen[FILENAME]++ { open = 1 }
  open {
    line = line " " $0
    if ($0 ~ />/) { count(line); open = 0; line = "" }
  }
  function attribute(text, name,   m) { return match(text, " " name "=\"[0-9]+\"") ? substr(text, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0 }
  function count(text) {
    tests += attribute(text, "tests"); failed += attribute(text, "failures") + attribute(text, "errors"); skipped += attribute(text, "skipped")
  }
  END { printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped; exit (failed > 0 || tests == 0) ? 1 : 0 }
' || [ "$status" != 0 ] || status=1
exit "$status"
