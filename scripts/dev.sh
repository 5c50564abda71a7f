#!/usr/bin/env bash
# dev.sh : Trunk's live-reloading server for the page on http://127.0.0.1:8081, with data and API from the endpoint
# on port 8080, which is started unless one is there. A change in src/, style/ or public/ shows in seconds.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! curl -sf -o /dev/null http://127.0.0.1:8080/api/health; then
    PORT=8080 LOG=warn RATE_LIMIT=off target/release/adaldyq-endpoint serve &
    endpoint=$!
    trap 'kill "$endpoint"' EXIT
fi
# Not the release's folder: the two would clear each other's files away.
mkdir -p target/dist-dev
scripts/wasm.sh trunk serve --cargo-profile dev --dist target/dist-dev --offline --skip-version-check
