#!/usr/bin/env bash
# check-api.sh : starts an endpoint in a throw-away folder and asks it everything that its description allows, and
# much that it does not: as anybody, with a complaint's key, and as officials who have signed in. No answer may be a
# failure of the server or other than described. Same seed, same questions.
set -euo pipefail
cd "$(dirname "$0")/.."
[ ! -f target/tools.env ] || source target/tools.env
TOOLS=${ADALDYQ_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/adaldyq-map}
SCHEMATHESIS=$(ls -d "$TOOLS"/schemathesis-*/bin/schemathesis 2>/dev/null | tail -n 1)
[ -n "$SCHEMATHESIS" ] || { echo "check-api.sh: scripts/tools.sh api fetches what is missing" >&2 && exit 1; }

"${HOST_CARGO:-cargo}" build --quiet --locked -p adaldyq-endpoint -p adaldyq-publish
HOME_FOLDER=$(mktemp -d)
ENDPOINT=
trap '[ -z "$ENDPOINT" ] || kill "$ENDPOINT" 2>/dev/null; rm -rf "$HOME_FOLDER"' EXIT
programs=$PWD/target/debug
"$programs/adaldyq-publish" build data/astana --out "$HOME_FOLDER/var/data" >/dev/null 2>&1
mkdir "$HOME_FOLDER/dist"
for page in index pages desk; do echo '<!doctype html><html lang="kk"><head></head><body></body></html>' >"$HOME_FOLDER/dist/$page.html"; done
cd "$HOME_FOLDER"

export PORT=0 RATE_LIMIT=off PROOF_OF_WORK=off LOG=warn
"$programs/adaldyq-endpoint" serve >said 2>log &
ENDPOINT=$!
for _ in $(seq 100); do
    URL=$(sed -n 's/^Adaldyq Map: //p' said)
    [ -z "$URL" ] || break
    sleep 0.1
done
[ -n "$URL" ] || { cat log >&2 && exit 1; }

# A complaint that has a dialogue, so that there is something to read.
post() { curl --silent --fail --header "content-type: application/json" --data "$2" "${@:3}" "$URL/api/$1"; }
member() { sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/"; }
receipt=$(post complaints '{"institution":"school-027","topic":"roads","text":"A deep hole before the gate","lang":"en",
    "contact":{"name":"Aya","email":"aya@example.kz","show_name":true},"budget":{"year":2026,"group":"04"}}')
ID=$(member id <<<"$receipt") KEY=$(member key <<<"$receipt")
"$programs/adaldyq-endpoint" accept "$ID" >/dev/null
post "complaints/$ID/events" '{"kind":"message","text":"It is still there"}' --header "authorization: Bearer $KEY" >/dev/null

# Officials, each with a session: its cookie and the token that changes carry are headers of the questions.
PASSWORD="kenes korkem tau bulak" SECRET=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
code() { # what the authenticator shows now
    python3 -c 'import base64, hashlib, hmac, struct, sys, time
digest = hmac.new(base64.b32decode(sys.argv[1]), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
at = digest[-1] & 15
print("%06d" % ((struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF) % 1000000))' "$SECRET"
}
official() { # login, role, options…: an account
    "$programs/adaldyq-endpoint" user add --login "$1" --name "$1" --role "$2" "${@:3}" \
        --password-stdin --totp-secret "$SECRET" <<<"$PASSWORD" >/dev/null
}
sign_in() { # login: the headers of its session, for curl and for schemathesis alike
    local answer
    answer=$(post desk/session "{\"login\":\"$1\",\"password\":\"$PASSWORD\",\"code\":\"$(code)\"}" --dump-header session)
    SESSION=(--header "Cookie: $(sed -nE 's/^set-cookie: ([^;]*);.*/\1/ip' session)"
        --header "X-CSRF: $(member csrf <<<"$answer")" --header "Origin: $URL")
}
official admin administrator
official mektep institution --institution school-027
official kyzmet officer
official somebody operator
official kenes operator
sign_in kyzmet
OFFICER=("${SESSION[@]}")
proposal=$(post desk/proposals '{"institution":"school-027","title":"A contest","finding":"One supplier",
    "measure":"A contest","by":"2030-01-31"}' "${OFFICER[@]}")
PROPOSAL=$(member id <<<"$proposal")
post "desk/proposals/$PROPOSAL/actions" '{"action":"send","last":1}' "${OFFICER[@]}" >/dev/null
sign_in mektep
INSTITUTION=("${SESSION[@]}")
sign_in kenes
OPERATOR=("${SESSION[@]}")
sign_in admin
ADMINISTRATOR=("${SESSION[@]}")
# Another's account is what is changed: whatever becomes of it ends none of these sessions.
users=$(curl --silent --fail "${ADMINISTRATOR[@]}" "$URL/api/desk/users")
SOMEBODY=$(python3 -c 'import json, sys
print(next(user["id"] for user in json.load(sys.stdin)["users"] if user["login"] == "somebody"))' <<<"$users")

cat >schemathesis.toml <<END
[parameters]
"path.id" = "$ID"

[[operations]]
include-path = "/feeds/{of}/{id}.atom"
parameters = { "path.of" = "complaint" }

[[operations]]
include-path = "/api/desk/users/{id}"
parameters = { "path.id" = "$SOMEBODY" }

[[operations]]
include-path-regex = "^/api/desk/proposals/"
parameters = { "path.id" = "$PROPOSAL" }
END

failed=0
ask() { # seconds, options…
    "$SCHEMATHESIS" run "$URL/api/openapi.json" --seed 1 --generation-deterministic --max-time "$1" --no-color \
        --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
        --request-timeout 10 --max-redirects 0 --warnings off "${@:2}" || failed=1
}
ask 50 --max-examples 25 --phases examples,coverage,fuzzing
# The same with the key of a complaint, where it opens something.
ask 25 --max-examples 40 --phases examples,coverage,fuzzing --header "Authorization: Bearer $KEY" \
    --include-path-regex '^/api/(complaints/\{id\}(\.ics|/events|/follow)?|photos/.*)$'
# The desk, but for what ends the session itself, and for signing in, where failures lock the address out.
at_desk() { # seconds, paths, headers…
    ask "$1" --max-examples 12 --phases examples,coverage,fuzzing --include-path-regex "^/api/desk/($2)" \
        --exclude-path-regex '/(session|enrol|password)$' "${@:3}"
}
at_desk 12 'users|me|colleagues' "${ADMINISTRATOR[@]}"
at_desk 25 'queue|complaints|reports|templates|proposals|photos|me|colleagues' "${INSTITUTION[@]}"
at_desk 15 'complaints/\{id\}|proposals' "${OFFICER[@]}"
at_desk 15 'complaints|queue' "${OPERATOR[@]}"
# The sessions have to be open still, or the questions were asked in vain.
for session in ADMINISTRATOR INSTITUTION OFFICER OPERATOR; do
    declare -n headers=$session
    curl --silent --fail --output /dev/null "${headers[@]}" "$URL/api/desk/session" ||
        { echo "the session of the $session was lost on the way" >&2 && failed=1; }
done

kill "$ENDPOINT" && wait "$ENDPOINT" || true
ENDPOINT=
if grep -q '"level":"ERROR"' log; then
    echo "the endpoint's log has errors:" >&2
    grep '"level":"ERROR"' log | head -n 20 >&2
    failed=1
fi
exit $failed
