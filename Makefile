# `make lint` and `make test` need Python 3.11 or later, make and a package index; nothing else.

PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet
# Options for pytest: make test TEST='tests/readers -k encoding'
TEST ?=

.PHONY: lint test bench clean

lint: $(VENV)/installed
	$(VENV)/bin/reportlint check corpus/good

test: $(VENV)/installed-dev
	$(VENV)/bin/python -m pytest -n auto --dist worksteal $(TEST)

bench: $(VENV)/installed-bench
	$(VENV)/bin/python -m tests.bench

clean:
	rm -rf $(VENV) build dist .coverage .coverage.* htmlcov .pinned .pytest_cache .mypy_cache .ruff_cache

# The stamps are newer than pyproject.toml once what it asks for is installed.
$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[dev]'
	touch $@ $(VENV)/installed

# What reads scans is large, so it is installed for CI alone; without it its tests are skipped.
$(VENV)/installed-ocr: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[dev,ocr]'
	touch $@ $(VENV)/installed $(VENV)/installed-dev

$(VENV)/installed-bench: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[dev,bench]'
	touch $@ $(VENV)/installed $(VENV)/installed-dev

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
