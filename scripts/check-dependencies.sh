#!/usr/bin/env bash
# check-dependencies.sh : licences, bans and sources of the Rust packages, by cargo-deny where it is there, else by
# what cargo itself tells. Advisories need the network: the repository's workflow looks at those.
set -euo pipefail
cd "$(dirname "$0")/.."
source target/tools.env
cargo_deny=$(command -v cargo-deny || true)
if [ -n "$cargo_deny" ]; then
    echo "by cargo-deny"
    exec "$HOST_CARGO" deny --offline --all-features check licenses bans sources
fi
"$HOST_CARGO" metadata --locked --format-version 1 --all-features >target/metadata.json
exec node scripts/check-dependencies.mjs target/metadata.json
