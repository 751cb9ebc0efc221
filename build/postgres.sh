# A PostgreSQL of one's own on loopback, in a folder that goes away. Sourced: start_postgres [option of the server …] sets postgres_url; stop_postgres ends it.
# The server refuses to run as root.
as_server() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else (cd / && "$@"); fi; }

postgres_folder=
stop_postgres() {
  [ -n "$postgres_folder" ] || return 0
  as_server "$postgres_bin/pg_ctl" -s -D "$postgres_folder/data" -m immediate stop
  rm -rf "$postgres_folder"
}

start_postgres() {
  local port=54320
  postgres_bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -1)
  postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/partida-postgres.XXXXXX")
  if [ "$(id -u)" = 0 ]; then chown postgres "$postgres_folder"; fi
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  as_server "$postgres_bin/initdb" -D "$postgres_folder/data" -U partida -A trust -E UTF8 --no-sync >"$postgres_folder.log" 2>&1 \
    && as_server "$postgres_bin/pg_ctl" -s -w -D "$postgres_folder/data" -l "$postgres_folder/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgres_folder $*" start >>"$postgres_folder.log" 2>&1 \
    || { cat "$postgres_folder.log" "$postgres_folder/log" >&2; echo "PostgreSQL does not start; see above" >&2; return 1; }
  rm -f "$postgres_folder.log"
  postgres_url="jdbc:postgresql://127.0.0.1:$port/postgres?user=partida"
}
