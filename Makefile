# Adaldyq Map: `make help` lists what there is.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: help run test dev build sample bench

PORT ?= 8080
export PORT
STEP := scripts/step.sh

CRATES := $(shell find crates -name '*.rs' -o -name '*.sql' -path 'crates/*' -o -name Cargo.toml -path 'crates/*')
WORDS := $(shell find locales -name '*.ftl')
CLIENT := $(shell find src style public scripts/finish-build.mjs scripts/shrink-module.mjs index.html desk.html Trunk.toml package-lock.json -type f) \
	Cargo.toml Cargo.lock $(shell find crates/domain crates/words -name '*.rs' -o -name Cargo.toml) $(WORDS)
SOURCE := $(shell find data/astana -type f)

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: build ## build what changed, publish the data, serve on http://127.0.0.1:8080 (PORT changes it)
	@exec target/release/adaldyq-endpoint serve

test: dist/index.html target/release/adaldyq-publish ## every check there is: formatting, lints, borders, licences, tests, browser tests
	@scripts/tools.sh build lint browser postgres api
	@scripts/test.sh

dev: build ## the page on http://127.0.0.1:8081, rebuilt as you edit; data and API from the endpoint on 8080
	@scripts/dev.sh

build: dist/index.html var/data/index.json target/release/adaldyq-endpoint ## the programs, the page and the published sample data

target/tools.env: scripts/tools.sh scripts/wasm.sh Cargo.lock package-lock.json
	@scripts/tools.sh build
	@touch $@

target/release/adaldyq-endpoint: $(CRATES) $(WORDS) Cargo.lock | target/tools.env
	@source target/tools.env; $(STEP) 130 "build the endpoint and the publishing tool" \
		$$HOST_CARGO build --locked --release -p adaldyq-endpoint -p adaldyq-publish -p adaldyq-words
	@touch $@ target/release/adaldyq-publish

target/release/adaldyq-publish: target/release/adaldyq-endpoint

target/words/words-kk.txt: $(WORDS) target/release/adaldyq-endpoint
	@mkdir -p target/words
	@target/release/adaldyq-words target/words
	@touch $@

dist/index.html: $(CLIENT) target/words/words-kk.txt | target/tools.env
	@ADALDYQ_SMALL=1 $(STEP) 155 "build the client" scripts/wasm.sh \
		trunk build --release --offline --skip-version-check
	@touch $@

var/data/index.json: $(SOURCE) target/release/adaldyq-publish
	@$(STEP) 5 "publish the sample data" target/release/adaldyq-publish build data/astana --out var/data
	@touch $@

sample: target/release/adaldyq-publish ## make the demonstration amounts of the sample anew (same seed, same figures)
	@target/release/adaldyq-publish sample data/astana

bench: build ## measure the endpoint: durable posts a second beside bare programs, readers of a million complaints; fails where it is slower than promised
	@scripts/tools.sh build postgres
	@source target/tools.env; POSTGRES_DURABLE=1 scripts/postgres.sh \
		$$HOST_CARGO bench --locked -p adaldyq-endpoint --bench load
