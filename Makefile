# Debian 12 with Python 3.11, git, make and python3-venv is enough to start from.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
ARGS ?=

# A network that inspects TLS adds its authority to the system's list, not to uv's.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS ?= true
endif

VENV := .venv
BIN := $(VENV)/bin
FOREIGN := $(VENV)/bench
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-header

NPM_CI := npm ci --ignore-scripts --no-audit --no-fund

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(VENV)/run.stamp ## Read the letters of examples/ and serve them (PORT=8000)
	@$(BIN)/chidao ingest examples
	@exec $(BIN)/chidao serve --port $(PORT)

.PHONY: test
test: $(VENV)/dev.stamp packages ## Run every test (ARGS="-k name" for some)
	@$(BIN)/pytest --numprocesses auto --dist loadfile $(ARGS)

.PHONY: check
check: $(VENV)/dev.stamp ## Run the static checks: format, lint, types, layers, secrets
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@git ls-files -z | xargs -0 $(BIN)/python -m tests.secret_scan

.PHONY: bench
bench: $(VENV)/dev.stamp ## Measure extraction, store and chains
	@$(BIN)/python -m bench

.PHONY: bench-extract
bench-extract: $(VENV)/dev.stamp ## Compare the speed of extraction (ARGS="--texts DIR")
	@$(MAKE) --silent $(FOREIGN).stamp || echo "make: some extractors are missing in the table" >&2
	@PYTHONPATH=$(FOREIGN) $(BIN)/python -m bench.extraction $(ARGS)

.PHONY: bench-cluster
bench-cluster: $(VENV)/dev.stamp ## Compare a cluster on this machine with --jobs (ARGS="--letters 200")
	@$(BIN)/python -m bench.cluster $(ARGS)

.PHONY: conformance
conformance: $(VENV)/dev.stamp ## Run the W3C's SPARQL suites, write docs/conformance.md
	@$(BIN)/python -m bench.w3c $(ARGS)

.PHONY: bench-chain
bench-chain: $(VENV)/dev.stamp packages ## Measure the page of a chain in Chromium (ARGS="--runs 3")
	@$(BIN)/python -m bench.chains $(ARGS)

.PHONY: bench-endpoint
bench-endpoint: $(VENV)/dev.stamp $(FOREIGN).stamp ## Compare the SPARQL endpoint with others (ARGS=--short)
	@PYTHONPATH=$(FOREIGN) $(BIN)/python -m bench.endpoint $(ARGS)

.PHONY: bench-scale
bench-scale: $(VENV)/dev.stamp $(FOREIGN).stamp ## Measure growth (ARGS="--letters 1000,10000,100000 --keep DIR")
	@PYTHONPATH=$(FOREIGN) $(BIN)/python -m bench.scale $(ARGS)

.PHONY: bench-queries
bench-queries: $(VENV)/dev.stamp ## Compare the shipped queries with their naive forms
	@$(BIN)/python -m bench.queries $(ARGS)

.PHONY: bench-hostile
bench-hostile: $(VENV)/dev.stamp ## Send the worst queries, by 50 clients (ARGS=--short)
	@$(BIN)/python -m bench.hostile $(ARGS)

.PHONY: fuzz-sparql
fuzz-sparql: $(VENV)/dev.stamp ## Send 10,000 strings to the SPARQL endpoint
	@$(BIN)/python -m bench.fuzz_sparql $(ARGS)

.PHONY: fuzz-api
fuzz-api: $(VENV)/dev.stamp ## Send 10,000 requests to the API, made from its OpenAPI document
	@$(BIN)/python -m bench.fuzz_api $(ARGS)

.PHONY: setup
setup: $(VENV)/dev.stamp ## Prepare .venv for development
	@echo "Ready: $(BIN)/chidao --help"

.PHONY: lock
lock: $(VENV)/build.stamp ## Pin the dependencies anew (ARGS=--upgrade for newer ones)
	@$(COMPILE) $(ARGS) pyproject.toml -o locks/run.txt
	@$(COMPILE) $(ARGS) --group dev -c locks/run.txt -o locks/dev.txt
	@$(COMPILE) $(ARGS) pyproject.toml --extra cluster -c locks/run.txt -c locks/dev.txt -o locks/cluster.txt
	@$(COMPILE) $(ARGS) --group build -c locks/run.txt -c locks/dev.txt -o locks/build.txt
	@$(COMPILE) $(ARGS) --group bench -c locks/run.txt -c locks/dev.txt -o locks/bench.txt

.PHONY: frontend
frontend: ## Rebuild viz/static/vendor from viz/frontend (needs Node.js)
	@cd viz/frontend && $(NPM_CI) && npm run build

.PHONY: frontend-check
frontend-check: ## Build viz/static/vendor elsewhere and compare (needs Node.js)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	mkdir -p "$$folder/viz/static/vendor"; \
	git ls-files -z viz/frontend | xargs -0 cp --parents -t "$$folder"; \
	(cd "$$folder/viz/frontend" && $(NPM_CI) && npm run --silent build) >/dev/null; \
	diff -r "$$folder/viz/static/vendor" viz/static/vendor; \
	diff "$$folder/THIRD_PARTY_NOTICES.md" THIRD_PARTY_NOTICES.md; \
	echo "viz/static/vendor is what viz/frontend builds"

.PHONY: clean
clean: ## Remove the environment and all caches; the store in data/ stays
	@rm -rf $(VENV) dist viz/frontend/node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .schemathesis
	@find . -name __pycache__ -prune -exec rm -rf {} +

# Each stamp stands for one lock file, installed with its hashes checked.

$(VENV)/build.stamp: locks/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "make: $(PYTHON) is older than 3.11; name another with PYTHON=…" >&2; exit 1; }
	@echo "Creating $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r $<
	@touch $@

$(VENV)/run.stamp: locks/run.txt pyproject.toml $(VENV)/build.stamp
	@echo "Installing chidao and what it needs ($<)"
	@$(INSTALL) --compile-bytecode --require-hashes -r $<
	@$(INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: locks/dev.txt locks/cluster.txt $(VENV)/run.stamp
	@echo "Installing what tests and checks need (locks/dev.txt, locks/cluster.txt)"
	@$(INSTALL) --compile-bytecode --require-hashes -r locks/dev.txt
	@$(INSTALL) --compile-bytecode --require-hashes -r locks/cluster.txt
	@touch $@

# Beside what chidao imports: one of these packages brings a `tests` that would hide ours.
$(FOREIGN).stamp: locks/bench.txt $(VENV)/build.stamp
	@echo "Installing what to compare with ($<)"
	@rm -rf $(FOREIGN)
	@$(INSTALL) --target $(FOREIGN) --compile-bytecode --require-hashes -r $<
	@touch $@

# The browser tests drive Chromium, read its screenshots' Vietnamese, and start
# Playwright's own Node.js, which needs libatomic. The tests of readers draw letters in
# the same font, and read scans and old Word files as a user would. Those of the store
# start a Virtuoso of their own (the binaries alone: Debian starts no service).
PACKAGES := chromium fonts-noto-core libatomic1 \
	libreoffice-writer tesseract-ocr tesseract-ocr-vie virtuoso-opensource-7-bin

.PHONY: packages
packages:
	@dpkg --status $(PACKAGES) >/dev/null 2>&1 && exit; \
	if [ "$$(id -u)" = 0 ]; then root=; \
	elif command -v sudo >/dev/null; then root=sudo; \
	else echo "make: the tests need packages; as root: apt-get install $(PACKAGES)" >&2; exit 1; fi; \
	echo "Installing $(PACKAGES)"; \
	$$root apt-get update -qq; \
	$$root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq --no-install-recommends $(PACKAGES) >/dev/null
