# Every target sets up what it needs; Python 3.11 or newer and make are all that must be there.
.DEFAULT_GOAL := help
.PHONY: help talk test check test-all bench web review content package lock clean fix
.DELETE_ON_ERROR:

# The first Python that is new enough; a version manager may offer names that do not run.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$name" && break; done)
BIN := .venv/bin
SET_UP := .venv/.set-up

help: ## show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

$(SET_UP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it, or say where: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up .venv with $$($(PYTHON) --version) (once, about half a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

talk: $(SET_UP) ## talk to the skill in the terminal
	@$(BIN)/aftercare talk

test: $(SET_UP) ## run the tests that need only Python
	@$(BIN)/python -m pytest -m "not system" -n auto -q

check: $(SET_UP) ## format, lint, types, content, generated files, then the tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/aftercare content --check
	@$(MAKE) --no-print-directory test

fix: $(SET_UP) ## mend format and lint where a machine can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

web: $(SET_UP) ## talk to the skill on a page on this machine
	@$(BIN)/aftercare web

review: $(SET_UP) ## write the content book and say what is signed
	@$(BIN)/aftercare review --book build/content-book.html

content: $(SET_UP) ## rebuild the pack and the interaction model from content/
	@$(BIN)/aftercare content

package: $(SET_UP) ## lay everything that is deployed under build/
	@$(BIN)/aftercare package

lock: $(SET_UP) ## pin all dependencies anew, with hashes and no addresses
	@sh requirements/lock.sh

clean: ## remove what was set up and built
	rm -rf .venv build node_modules
