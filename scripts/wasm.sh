#!/usr/bin/env bash
# wasm.sh command… : runs a command with the settings for building the client.
# ADALDYQ_SMALL=1 builds std for size too, without panic messages: 10 kB less for every first visit.
set -euo pipefail
cd "$(dirname "$0")/.."
source target/tools.env
export PATH=$TOOL_PATH$PATH
export CARGO_TARGET_DIR=$PWD/target/web

std_from_source() {
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    if [ "${ADALDYQ_SMALL:-}" = 1 ]; then
        export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort"
    fi
    # An offline build does not fetch std's own crates.
    cargo fetch --locked --target wasm32-unknown-unknown
}

case $WASM_BY in
    distribution)
        export PATH=/usr/bin:$PATH RUSTC=/usr/bin/rustc
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-$LLD
        std_from_source
        ;;
    rustup-with-sources) [ "${ADALDYQ_SMALL:-}" != 1 ] || std_from_source ;;
esac
exec "$@"
