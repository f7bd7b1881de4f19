# The verbs of the project. `make run` and `make test` need Python 3.11+, make and the package index.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BIN := $(VENV)/bin
SOURCES := src tests benchmarks
UV_COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help run run-empty test messages check lint types layers templates lengths format requirements browser benchmark clean

help:  ## say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 16

run: $(VENV)/installed  ## try the product with the example organisation on 127.0.0.1
	@$(BIN)/secretariat run --port $(PORT)

run-empty: $(VENV)/installed  ## run it without the example, for records of your own
	@$(BIN)/secretariat run --empty --port $(PORT)

test: $(VENV)/installed-dev browser check  ## everything that must hold, in parallel
	$(BIN)/python -m pytest -n auto

check: lint types layers templates lengths  ## what can be seen without running anything

lint: $(VENV)/installed-dev
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

types: $(VENV)/installed-dev
	$(BIN)/mypy

layers: $(VENV)/installed-dev
	$(BIN)/lint-imports

templates: $(VENV)/installed-dev
	$(BIN)/djlint --quiet --lint src

lengths:
	@find $(SOURCES) \( -name '*.py' -o -name '*.css' -o -name '*.html' \) ! -path '*/migrations/*' | \
		xargs wc -l | \
		awk '$$2 != "total" && $$1 > 400 { print $$2 ": " $$1 " lines, at most 400"; bad = 1 } END { exit bad }'

format: $(VENV)/installed-dev  ## put the sources in the one layout
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

messages: $(VENV)/installed-dev  ## bring the French and Spanish catalogues up to date with the sources
	$(BIN)/python -m tests.site.messages

requirements: $(VENV)/installed  ## pin what pyproject.toml asks for, with hashes and no addresses
	$(UV_COMPILE) --group install --output-file requirements.txt
	$(UV_COMPILE) --group install --group dev --output-file requirements-dev.txt

# Debian's own Chromium drives the browser tests; root may install it, others are told how.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
		echo "The browser tests need Chromium. As root: apt-get install chromium" >&2; exit 1; \
	fi

benchmark: $(VENV)/installed-dev  ## measure it beside SQL by hand; a quarter of an hour
	@$(BIN)/python -m benchmarks --write

clean:  ## forget the virtual environment and the caches; data stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/installed: requirements.txt pyproject.toml
	@.ci/install $(PYTHON) $(VENV) requirements.txt
	@rm -f $(VENV)/installed-dev && touch $@

$(VENV)/installed-dev: requirements-dev.txt requirements.txt pyproject.toml
	@.ci/install $(PYTHON) $(VENV) requirements-dev.txt
	@touch $(VENV)/installed $@
