# `make help` lists what there is. Everything needs only Python 3.11 or newer, make and a package index.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help install run test check load format lock openapi migration dashboard partner-sync municipal-import

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 18

install: $(RUN) ## Make .venv with what the service needs, from the lock

run: $(RUN) ## Start everything, load the example dossier into an empty register, serve on PORT (8000)
	@$(BIN)/convenant serve --with-example --port $(PORT)

test: $(DEV) ## Run every test that must pass
	@$(BIN)/pytest --numprocesses auto --dist loadfile

check: $(DEV) ## Format, lint, types, import contracts, lock, migrations and API description
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tests.drift

load: $(DEV) ## Measure how fast it answers, on a register of its own (needs wrk; takes about 20 minutes)
	@$(BIN)/python -m tests.load

format: $(DEV) ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: $(DEV) ## Resolve the dependencies anew and export them for pip
	@$(BIN)/uv lock
	@$(BIN)/python -m tests.drift --write-lock

openapi: $(DEV) ## Write openapi/ from the application
	@$(BIN)/python -m tests.drift --write-examples
	@$(BIN)/convenant openapi openapi

.PHONY: release
release: $(DEV) ## Keep openapi/openapi.json as the last released contract, which no later one may break
	@$(BIN)/python -m tests.drift --write-release

migration: $(DEV) ## Write a migration from what the tables need: make migration NAME="add x"
	@$(BIN)/python -m tests.drift --write-migration "$(NAME)"

EXAMPLE = $(MAKE) --silent --no-print-directory -C openapi/examples $@ PORT=$(PORT) ARGS="$(ARGS)"

dashboard: ## Example, against what `make run` serves: a province's figures as a page and CSV
	@$(EXAMPLE)

partner-sync: ## Example, likewise: keep a partner's copy in SQLite current; ARGS=--follow or --verify
	@$(EXAMPLE)

municipal-import: ## Example, likewise: check a municipality's Excel register; ARGS=--write loads it
	@$(EXAMPLE)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Convenant needs Python 3.11 or newer"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUN): requirements/run.txt pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUN) | $(BIN)/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
