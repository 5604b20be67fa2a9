# Everything a newcomer needs: `make demo` and `make test`. Both set up what they use. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PYTEST := $(BIN)/python -m pytest
FAST := -m "not postgres and not chromium and not data and not slow"

# Tests and benchmarks start hundreds of processes, each of which would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo serve fmt lint typecheck test test-fast test-one cov docs site bench lock ci clean

help: ## List these targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Install Tocsin with all extras and tools into .venv.

demo: setup ## Build a sample desk and serve it. PORT=9000 takes another port.
	$(BIN)/tocsin demo $(if $(PORT),--port $(PORT))

fmt: setup ## Format the code and fix what ruff can fix.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lint: setup ## Check style, format and import contracts.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

typecheck: setup ## Check types with mypy --strict.
	$(BIN)/mypy

test: setup lint typecheck ## Run all checks and all tests.
	$(PYTEST) -n 2 --dist loadfile

test-fast: setup ## Run unit, contract and guard tests that need no server, no browser and no real data, but the slow ones.
	$(PYTEST) -n 2 --dist worksteal $(FAST) tests/unit tests/contract tests/guards

test-one: setup ## Run one file, folder or test: make test-one T=tests/unit/domain
	$(PYTEST) -x $(T)

cov: setup ## Measure branch coverage and fail below the limits (domain and routing 100 %, all 92 %).
	tools/coverage $(BIN)/python

docs: setup ## Write docs/cli.md, docs/json.md and docs/tocsin.1 anew from the commands, and execute the notebook.
	$(BIN)/python tools/cli-reference
	$(BIN)/python tools/notebook
	$(BIN)/python tools/roles-table
	$(BIN)/python tools/formats-page

bench: setup ## Run the benchmarks and write bench/RESULTS.md.
	$(BIN)/python -m bench

site: setup ## Write the documentation as a site to site/.
	$(BIN)/mkdocs build --quiet --strict

lock: ## Lock the dependencies of pyproject.toml by version and hash.
	tools/lock

clean: ## Remove the environment and all caches.
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage* mutants site

$(READY): requirements/all.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tocsin needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another one: make PYTHON=python3.12"; exit 2; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; tools/install-venv && $(PYTHON) -m venv .venv; }
	$(BIN)/pip install --quiet --disable-pip-version-check --only-binary :all: --no-deps --require-hashes -r requirements/all.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
