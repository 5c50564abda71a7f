#!/usr/bin/env bash
# step.sh SECONDS "what is done" command… : runs the command with its output kept aside, and says how far it
# is and about how long is left. SECONDS is the estimate for the first time; later the last run's time serves.
set -uo pipefail
estimate=$1 title=$2
shift 2
cache=${ADALDYQ_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/adaldyq-map}
mkdir -p "$cache/steps"
name=$(printf '%s' "$title" | tr -c 'A-Za-z0-9' '-')
[ -f "$cache/steps/$name" ] && estimate=$(cat "$cache/steps/$name")
log=$(mktemp)
trap 'rm -f "$log"' EXIT
started=$SECONDS
printf '▸ %s (about %s s)\n' "$title" "$estimate" >&2
# In a group of its own, so that what it starts ends with it.
set -m
"$@" >"$log" 2>&1 </dev/null &
job=$!
set +m
trap 'kill -INT -- "-$job" 2>/dev/null; sleep 1; kill -TERM -- "-$job" 2>/dev/null; exit 130' INT TERM
said=0
while kill -0 "$job" 2>/dev/null; do
    sleep 0.2
    passed=$((SECONDS - started))
    if ((passed - said >= 15)); then
        said=$passed
        left=$((estimate - passed))
        ((left < 5)) && left="a few" || left="about $left"
        latest=$(tail -n 1 "$log" | tr '\r' '\n' | tail -n 1 | cut -c 1-70)
        printf '  %s s, %s s left  %s\n' "$passed" "$left" "$latest" >&2
    fi
done
wait "$job"
code=$?
[ -z "${STEP_LOG:-}" ] || cp "$log" "$STEP_LOG"
passed=$((SECONDS - started))
if ((code != 0)); then
    cat "$log" >&2
    printf '✗ %s: failed after %s s\n' "$title" "$passed" >&2
    exit "$code"
fi
((passed >= 3)) && echo "$passed" >"$cache/steps/$name"
printf '✓ %s (%s s)\n' "$title" "$passed" >&2
