#!/usr/bin/env bash
# test.sh : every check there is, the quickest first; goes on after a failure, and ends with the count.
# `make test` builds what is tested before.
set -uo pipefail
cd "$(dirname "$0")/.."
source target/tools.env
export PATH=$TOOL_PATH$PATH
export STEP_LOG=$PWD/target/step.log

host=(--locked -p adaldyq-domain -p adaldyq-words -p adaldyq-endpoint -p adaldyq-publish)
passed=0 failed=0 failures=()
trap 'exit 130' INT TERM

note() { # passed, failed, title
    ((passed += $1, failed += $2))
    (($2 == 0)) || failures+=("$3")
}

check() { # seconds, title, command…
    if scripts/step.sh "$@"; then note 1 0 "$2"; else note 0 1 "$2"; fi
}

# The sum of the numbers before a word, in lines of a form, in what the last step printed.
sum_before() {
    sed 's/\x1b\[[0-9;]*m//g' "$STEP_LOG" | grep -E "$2" | grep -oE "[0-9]+ $1" |
        awk '{ sum += $1 } END { print sum + 0 }'
}

# For a runner that counts its own tests.
check_many() { # form of the lines with the counts, seconds, title, command…
    local form=$1 code=0 good bad
    shift
    scripts/step.sh "$@" || code=$?
    good=$(sum_before passed "$form") bad=$(sum_before failed "$form")
    ((code == 0 || bad > 0)) || bad=1
    printf '  %s passed, %s failed\n' "$good" "$bad" >&2
    note "$good" "$bad" "$2"
}

check 2 "formatting" "$HOST_CARGO" fmt --all --check
check 2 "who knows what: the borders of ARCHITECTURE.md" node scripts/check-borders.mjs
check 3 "licences, bans and sources of what is used" scripts/check-dependencies.sh
check 60 "clippy for the host programs" "$HOST_CARGO" clippy "${host[@]}" --all-targets -- -D warnings
check 100 "clippy for the client" scripts/wasm.sh cargo clippy --locked --target wasm32-unknown-unknown -- -D warnings
check_many '^test result:' 240 "tests of the domain, the words, the endpoint and the publishing tool" \
    "$HOST_CARGO" test --no-fail-fast "${host[@]}"
check_many '^test result:' 30 "the endpoint's tests on PostgreSQL" env TEST_DATABASE=postgres scripts/postgres.sh \
    "$HOST_CARGO" test --no-fail-fast --locked -p adaldyq-endpoint --lib --test api
check 150 "the API as it describes itself" scripts/check-api.sh
check_many '^ *[0-9]+ (passed|failed)' 120 "tests in the browser" node_modules/.bin/playwright test "$@"
# What failed, or passed at the second try only, by name: the runner's own list, which is far up by now.
unsteady=$(sed 's/\x1b\[[0-9;]*m//g' "$STEP_LOG" | grep -E '^ {4}\[(phone|desktop)\] › |^ *[0-9]+ (failed|flaky)$')
[ ! -f target/browser-tests/first-visit.txt ] || cat target/browser-tests/first-visit.txt >&2
[ -z "$unsteady" ] || printf '%s\n' "$unsteady" >&2

for title in "${failures[@]}"; do printf '✗ %s\n' "$title" >&2; done
printf '%s passed, %s failed\n' "$passed" "$failed"
((failed == 0))
