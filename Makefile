PYTHON ?= python3
BIN := .venv/bin
QUICK := tests/test_*.py $(addprefix tests/,domain usecases texts storage numbers sessions)

.DEFAULT_GOAL := help
.PHONY: help demo run check test lint test-crash test-both test-anyday coverage mutants campaign bench lock clean

help:            ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

.venv/runtime: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev: .venv/runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: .venv/runtime          ## play every role in a browser, no token needed
	$(BIN)/python -m bot demo

run: .venv/runtime           ## serve Telegram: BOT_TOKEN=… make run
	$(BIN)/python -m bot run

lint: .venv/dev              ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint                  ## ruff, mypy and the quick half of the tests, in three minutes
	$(BIN)/python -m pytest -n 4 -m "not crash and not browser" -k "not postgresql" $(QUICK)

test: lint                   ## everything that must pass; what fails beside others is tried once more alone
	$(BIN)/python -m pytest -n 4 -rs || $(BIN)/python -m pytest --last-failed --last-failed-no-failures none -vv

test-crash: .venv/dev        ## kill -9 the bot at least 200 times while people work
	KILLS=200 $(BIN)/python -m pytest -m crash -s --timeout=3000

test-both: .venv/dev         ## all on PostgreSQL too, whether or not it can matter there
	EVERY_PLAY=1 $(BIN)/python -m pytest -n 2 -m "not crash" -k postgresql

test-anyday: .venv/dev       ## the tests on days of all kinds; needs faketime; DAYS="saturday leap" chooses
	$(BIN)/python -m tests.anyday $(DAYS)

coverage: .venv/dev          ## which lines no test runs, here and in htmlcov/
	$(BIN)/python -m pytest -n 3 -m "not crash and not browser" --cov --cov-report=term --cov-report=html

mutants: .venv/dev           ## small faults put in on purpose: how many the tests notice; SEED=1 SAMPLE=200
	$(BIN)/python -m tests.mutants --seed $(or $(SEED),1) --sample $(or $(SAMPLE),200)

campaign: .venv/dev          ## faults of all kinds, counted, going on where it stopped; MINUTES=10 PARTS="kills fuzz"
	$(BIN)/python -m tests.campaign

bench: .venv/dev             ## how fast it is, as ratios from one run
	$(BIN)/python -m tests.bench

lock: .venv/dev              ## resolve the dependencies anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate --generate-hashes pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate --generate-hashes --extra dev pyproject.toml -o requirements-dev.lock

clean:                       ## remove the environment and the demo's data
	rm -rf .venv data
