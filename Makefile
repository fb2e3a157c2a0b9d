# Sada's commands. Bare `make` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run serve-many test lint format docs bench bench-intake faults lock

# The first Python on the path that is new enough; `make run PYTHON=/path/to/python` names another.
PYTHON ?= $(shell for python in python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; \
	done)
PORT ?= 8501
N ?= 2
SF ?= 1 10
UPGRADE ?= --upgrade

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command "make lock"

# $(call debian,PACKAGES): install what Debian packages, or say what to type.
define debian
	say() { echo "Sada needs $(1), which this machine does not have. $$1" >&2; exit 1; }; \
	command -v apt-get > /dev/null || say "Install it with your system's package manager."; \
	root=; \
	if [ "$$(id -u)" != 0 ]; then \
		root=sudo; [ -t 0 ] || root="sudo -n"; \
		$$root true 2> /dev/null || say "Type as root: apt-get install $(1)"; \
	fi; \
	echo "Installing $(1)"; \
	$$root apt-get update -qq; \
	$$root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $(1) > /dev/null < /dev/null \
		|| say "Type as root: apt-get install $(1)"
endef

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

run: .venv/installed ## serve http://localhost:8501, with sample data on the first start
	$(BIN)/python -m dashboard sample
	$(BIN)/streamlit run app.py --server.port $(PORT)

serve-many: .venv/installed ## serve with N processes behind one port, readers kept apart by haproxy
	@command -v haproxy > /dev/null || test -x /usr/sbin/haproxy || { $(call debian,haproxy); }
	$(BIN)/python -m dashboard sample
	$(BIN)/python -m dashboard.many $(N) $(PORT)

test: lint .venv/browser ## run every check and every test
	$(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder

lint: .venv/installed-dev ## run every check that needs no test: format, lint, types, imports, SQL
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/sqlfluff lint queries --disable-progress-bar

format: .venv/installed-dev ## format Python and SQL, and mend what can be mended safely
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix queries --disable-progress-bar --quiet || true

docs: .venv/installed ## write docs/kpis.md from the headers of the KPIs
	$(BIN)/python -m dashboard glossary > docs/kpis.md

# The last size is the one that servers and the browser show.
bench: .venv/browser .venv/installed-dev ## time data, pages, readers and peers at 1 and 10 million facts (SF=100 for more)
	@command -v haproxy > /dev/null || test -x /usr/sbin/haproxy || { $(call debian,haproxy); }
	$(BIN)/python -m bench.pages $(SF)
	$(BIN)/python -m bench.cold $(lastword $(SF))
	$(BIN)/python -m bench $(lastword $(SF))
	$(BIN)/python -m bench.browser $(lastword $(SF))
	$(BIN)/python -m bench.readers $(lastword $(SF))
	$(BIN)/python -m bench.upkeep $(lastword $(SF))
	$(BIN)/python -m bench.account

bench-intake: .venv/installed ## try messy and mutated files, here and with other readers; time a take-in
	$(BIN)/python -m bench.robustness
	$(BIN)/python -m bench.taking_in --large

faults: .venv/installed ## kill, fill, cut and damage on purpose, and count what is lost
	$(BIN)/python -m bench.faults

lock: .venv/installed ## renew both locks; UPGRADE= keeps the versions that still fit
	$(PIP) uv
	$(COMPILE) $(UPGRADE) requirements.in --output-file requirements.txt
	$(COMPILE) $(UPGRADE) requirements-dev.in --output-file requirements-dev.txt

.venv/made:
	@test -n "$(PYTHON)" || { echo "Sada needs Python 3.11 or newer: install python3." >&2; exit 1; }
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2> /dev/null; then \
		version=$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		$(call debian,python$$version-venv); \
	fi
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@touch $@

.venv/installed: requirements.txt | .venv/made
	$(PIP) --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

# The browser tests draw pages in Debian's Chromium, with letters for both languages.
.venv/browser: | .venv/made
	@if ! command -v chromium > /dev/null; then $(call debian,chromium); fi
	@if [ -z "$$(fc-list 'Noto Sans Arabic' 2> /dev/null)" ]; then \
		$(call debian,fontconfig fonts-noto-core); \
	fi
	@touch $@
