# A newcomer's two commands are `make demo` and `make test`; each creates what it needs.
# Needs Python 3.11 or newer, and make. Uses uv if it is there, else venv and pip.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
READY := .venv/.ready

.PHONY: demo test test-all check lint types docs bench lock golden clean
.DEFAULT_GOAL := demo

$(READY): pyproject.toml uv.lock requirements/dev.txt
	@test -n "$(PYTHON)" || { echo "retold needs Python 3.11 or newer on the PATH (or: make PYTHON=...)"; exit 2; }
ifneq ($(UV),)
	$(UV) sync --locked --quiet
else
	$(PYTHON) -m venv .venv || { echo "python's venv module is missing (Debian: apt install python3-venv)"; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endif
	@touch $(READY)

demo: $(READY)  ## run retold on the ferry story and name (or open) the page
	$(BIN)/retold demo

test: $(READY)  ## the tests, in under ten minutes on two cores
	$(BIN)/python -m pytest -q -m "not slow"

test-all: $(READY)  ## the tests, and the slow rest
	$(BIN)/python -m pytest -q

.venv/.engines: $(READY) requirements/engines.txt
ifneq ($(UV),)
	$(UV) sync --locked --inexact --quiet --group engines
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/engines.txt
endif
	@touch $@

.PHONY: test-engines
test-engines: .venv/.engines  ## archives on Sail and on Spark (half a gigabyte; needs Java 17)
	$(BIN)/python -m pytest -q tests/archive/test_engines.py -k "not executor"

.PHONY: test-engines-all
test-engines-all: .venv/.engines  ## the same, and an executor of Spark killed in mid-run (minutes more)
	$(BIN)/python -m pytest -q tests/archive/test_engines.py

check: lint types docs-current  ## what CI asks besides the tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

docs: $(READY)  ## write the generated pages of docs/ again
	$(BIN)/python docs/generate.py

.PHONY: docs-current
docs-current: $(READY)
	$(BIN)/python docs/generate.py --check

.PHONY: bench-archive
bench-archive: $(READY)  ## archives of 50,000, 100,000 and 200,000 reports; takes about an hour
	$(BIN)/python -m benchmarks.archive 50000 100000 200000

bench: $(READY)  ## every figure of every stage, in one table
	$(BIN)/python -m benchmarks

golden: $(READY)  ## renew the golden files; review the diff like code
	$(BIN)/python -m pytest -q --renew-golden tests/test_golden.py

lock:  ## renew uv.lock and the hashed requirements that pip reads (needs uv)
	uv lock
	uv export --quiet --locked --no-emit-project --format requirements-txt -o requirements/dev.txt
	uv export --quiet --locked --no-emit-project --group engines --format requirements-txt -o requirements/engines.txt
	uv export --quiet --locked --no-emit-project --no-dev --format requirements-txt -o requirements/run.txt

clean:
	rm -rf .venv dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
