#!/usr/bin/env bash
# postgres.sh command… : starts a PostgreSQL server that lives only for the command, which finds its address in
# ADALDYQ_TEST_POSTGRES. It listens on the loopback alone, keeps everything in a temporary folder, and syncs
# nothing unless POSTGRES_DURABLE=1 asks for it (for measuring).
set -euo pipefail
bin=$(find /usr/lib/postgresql/*/bin /usr/local/bin /usr/bin -name initdb -printf '%h\n' 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "postgres.sh: there is no initdb; scripts/tools.sh postgres installs it" >&2 && exit 1; }

folder=$(mktemp -d /tmp/adaldyq-postgres.XXXXXX)
# The server refuses to run as root.
as=()
if [ "$(id -u)" = 0 ]; then
    chown postgres: "$folder"
    as=(runuser -u postgres --)
fi
run() { (cd "$folder" && "${as[@]}" "$@"); }
finish() {
    run "$bin/pg_ctl" --pgdata "$folder/data" --mode immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

# A collation that is not the bytes' order, as most servers have one.
run "$bin/initdb" --pgdata "$folder/data" --username adaldyq --auth trust --encoding UTF8 --no-sync \
    --locale C.UTF-8 --locale-provider icu --icu-locale kk >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2 && exit 1; }
options="-c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=400"
[ "${POSTGRES_DURABLE:-}" = 1 ] || options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    if run "$bin/pg_ctl" --pgdata "$folder/data" --log "$folder/server.log" --wait --timeout 30 \
        --options "$options -c port=$port" start >/dev/null 2>&1; then
        started=1
        break
    fi
done
[ -n "${started:-}" ] || { cat "$folder/server.log" >&2 && exit 1; }
ADALDYQ_TEST_POSTGRES="postgres://adaldyq@127.0.0.1:$port/postgres" "$@"
