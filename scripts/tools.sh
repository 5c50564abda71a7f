#!/usr/bin/env bash
# tools.sh WHAT… : finds or installs what the build and the tests need, and writes the shell settings that
# the other scripts source (target/tools.env). WHAT is any of: build, lint, browser, postgres, api.
# Tools live outside the checkout, in a folder per version, so that every checkout finds them again.
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK_VERSION=0.21.14
SCHEMATHESIS_VERSION=4.32.5
BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
TOOLS=${ADALDYQ_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/adaldyq-map}
STEP=scripts/step.sh
say() { printf '▸ %s\n' "$*" >&2; }

as_root=()
become_root() { # packages that are missing
    [ "$(id -u)" = 0 ] && return 0
    if sudo -n true 2>/dev/null; then as_root=(sudo); else
        printf 'Root is needed once. Please run this line, then try again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends %s\n\n' "$*" >&2
        exit 1
    fi
}

need_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    become_root "${missing[@]}"
    "$STEP" 20 "update the package lists" "${as_root[@]}" apt-get update
    "$STEP" 60 "install ${missing[*]}" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confold "${missing[@]}"
}

at_least() { # version, lowest
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# Host programs build with whatever cargo is there, if it is new enough.
host_cargo() {
    local found
    found=$(cargo --version 2>/dev/null | cut -d ' ' -f 2 || true)
    if [ -n "$found" ] && at_least "$found" 1.94.0; then
        HOST_CARGO=$(command -v cargo)
    else
        say "cargo ${found:-is missing}${found:+ is older than 1.94}: taking the distribution's cargo-web"
        need_packages rustc-web cargo-web gcc libc6-dev
        HOST_CARGO=/usr/bin/cargo
    fi
    # SQLite is C.
    command -v cc >/dev/null || need_packages gcc libc6-dev
}

# Formatting and lints, by the same toolchain as the host programs.
host_lints() {
    if [ "$HOST_CARGO" = /usr/bin/cargo ]; then
        need_packages rust-web-clippy rustfmt-web
    elif ! "$HOST_CARGO" clippy --version >/dev/null 2>&1 || ! "$HOST_CARGO" fmt --version >/dev/null 2>&1; then
        "$STEP" 20 "add clippy and rustfmt" rustup component add clippy rustfmt
    fi
    [ "$WASM_BY" != distribution ] || need_packages rust-web-clippy
}

# The client needs the wasm32 standard library: by rustup where it can be had, else the distribution's compiler
# builds it from source. The sources make a smaller release build, also with rustup.
wasm_toolchain() {
    local mark=$TOOLS/wasm-by
    WASM_BY=$(cat "$mark" 2>/dev/null || true)
    if [ -z "$WASM_BY" ] || { [ "$WASM_BY" != distribution ] && ! rustup target list --installed 2>/dev/null | grep -q wasm32; }; then
        WASM_BY=distribution
        if [ "$HOST_CARGO" != /usr/bin/cargo ] && command -v rustup >/dev/null &&
            timeout 120 rustup target add wasm32-unknown-unknown >/dev/null 2>&1; then
            WASM_BY=rustup
            timeout 120 rustup component add rust-src >/dev/null 2>&1 && WASM_BY=rustup-with-sources
        fi
        mkdir -p "$TOOLS" && echo "$WASM_BY" >"$mark"
        say "wasm target: by $WASM_BY"
    fi
    [ "$WASM_BY" = distribution ] || return 0
    need_packages rustc-web cargo-web rust-web-src
    LLD=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    need_packages "lld-$LLD"
}

# From PATH, as a prebuilt program where the person has cargo-binstall, else built.
cargo_tool() { # program, version, seconds, install arguments…
    local program=$1 version=$2 seconds=$3
    shift 3
    local folder=$TOOLS/$program-$version
    if "$program" --version 2>/dev/null | grep -qF "$version"; then return 0; fi
    TOOL_PATH=$folder/bin:$TOOL_PATH
    [ -x "$folder/bin/$program" ] && return 0
    if command -v cargo-binstall >/dev/null &&
        "$STEP" 20 "fetch $program $version" cargo binstall --no-confirm --root "$folder" "$1@$version"; then
        return 0
    fi
    # Only run at build time, so it is built fast rather than to be fast.
    "$STEP" "$seconds" "build $program $version" env \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_TARGET_DIR="$TOOLS/build" \
        "$HOST_CARGO" install "$@" --version "$version" --no-default-features --root "$folder"
    rm -rf "$TOOLS/build"
}

# The server's programs, for servers that live only for a test; none shall run on the machine by itself.
postgres_programs() {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && return 0
    become_root postgresql
    "${as_root[@]}" sh -c 'mkdir -p /etc/postgresql-common && cd /etc/postgresql-common &&
        { [ -e createcluster.conf ] || echo "create_main_cluster = false" >createcluster.conf; }'
    need_packages postgresql
}

# Asks the API everything its description allows, and looks at the answers. A Python program of its own folder.
schemathesis() {
    SCHEMATHESIS=$TOOLS/schemathesis-$SCHEMATHESIS_VERSION/bin/schemathesis
    [ -x "$SCHEMATHESIS" ] && return 0
    command -v python3 >/dev/null || need_packages python3
    local folder=$TOOLS/schemathesis-$SCHEMATHESIS_VERSION
    rm -rf "$folder"
    python3 -m venv "$folder" >/dev/null 2>&1 || { need_packages python3-venv && python3 -m venv "$folder"; }
    "$STEP" 60 "fetch schemathesis $SCHEMATHESIS_VERSION" "$folder/bin/python" -m pip install --quiet \
        --disable-pip-version-check "schemathesis==$SCHEMATHESIS_VERSION"
}

npm_packages() {
    cmp -s package-lock.json node_modules/.installed-lock 2>/dev/null && return 0
    command -v npm >/dev/null || need_packages nodejs npm
    "$STEP" 30 "install the npm packages" npm ci --no-audit --no-fund --ignore-scripts
    cp package-lock.json node_modules/.installed-lock
}

TOOL_PATH=
host_cargo
for what in "$@"; do
    case $what in
        build)
            wasm_toolchain
            cargo_tool wasm-bindgen "$BINDGEN_VERSION" 75 wasm-bindgen-cli
            cargo_tool trunk "$TRUNK_VERSION" 220 trunk --locked
            npm_packages
            ;;
        lint) host_lints ;;
        browser) need_packages chromium fonts-noto-core ;;
        postgres) postgres_programs ;;
        api) schemathesis ;;
        *) echo "tools.sh knows: build, lint, browser, postgres, api" >&2 && exit 2 ;;
    esac
done

mkdir -p target
{
    # The distribution's cargo shall find the distribution's compiler.
    [ "$HOST_CARGO" != /usr/bin/cargo ] || echo 'export PATH=/usr/bin:$PATH'
    echo "export HOST_CARGO='$HOST_CARGO'"
    echo "export TOOL_PATH='$TOOL_PATH'"
    echo "export WASM_BY='${WASM_BY:-}' LLD='${LLD:-}'"
} >target/tools.env.new
cmp -s target/tools.env.new target/tools.env || cp target/tools.env.new target/tools.env
rm target/tools.env.new
