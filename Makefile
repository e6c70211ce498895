# Every target sets up what it needs; Python 3.11 or newer and make are all that must be there.
.DEFAULT_GOAL := help
.PHONY: help talk test lint long check test-all voice evaluate bench mutants web review handout content package deploy lock clean fix
.DELETE_ON_ERROR:

# The first Python that is new enough; a version manager may offer names that do not run.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$name" && break; done)
BIN := .venv/bin
# What is installed so far; each layer holds those before it: requirements/<layer>.in says what for.
TALK := .venv/.talk
CONTENT := .venv/.content
TRAINING := .venv/.training
SET_UP := .venv/.dev
VOICE := .venv/.voice
MUTANTS := .venv/.mutants
PIP := PYTHONUNBUFFERED=1 $(BIN)/python -m pip install --disable-pip-version-check

help: ## show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

$(TALK) $(CONTENT) $(TRAINING) $(SET_UP): .venv/.%: requirements/%.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it, or say where: make PYTHON=/path/to/python3"; exit 1; }
	@printf 'Setting up what %s needs with %s (once): ' "$*" "$$($(PYTHON) --version)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@{ $(PIP) --progress-bar off --require-hashes -r $<; echo $$? > $@.code; } | awk '/^Collecting/ { printf "."; fflush() } END { print "" }'
	@code=$$(cat $@.code); rm $@.code; exit $$code
	@$(PIP) --quiet --no-deps --no-build-isolation -e .
	@for layer in talk content training dev; do touch .venv/.$$layer; test "$$layer" != "$*" || break; done

talk: $(TALK) ## talk to the skill in the terminal
	@$(BIN)/aftercare talk

test: $(SET_UP) ## run the tests that need only Python
	@$(BIN)/python -m pytest -m "not system and not long" -n auto -q

test-all: test $(VOICE) ## run the tests with a browser and a voice too
	@for name in chromium node npm; do command -v $$name >/dev/null || missing="$$missing $$name"; done; \
		test -z "$$missing" || { echo "Missing:$$missing. On Debian: apt-get install chromium nodejs npm"; exit 1; }
	@$(BIN)/python -m pytest -m system -n auto -q

voice: $(VOICE) ## install the voice that aftercare listen speaks with; needs a C compiler

$(VOICE): requirements/system.txt $(SET_UP)
	@command -v cc >/dev/null || { echo "Missing: a C compiler. On Debian: apt-get install build-essential"; exit 1; }
	@$(PIP) --quiet --require-hashes -r requirements/system.txt
	@touch $@

evaluate: $(TRAINING) ## measure understanding on utterances whose authors never saw the phrasings
	@$(BIN)/python -m workbench.training.evaluate

check: lint test long ## all that a change must pass to land

lint: $(SET_UP) ## format, lint, types, content and generated files
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/aftercare content --check

long: $(SET_UP) ## run the tests that need only Python and take their time: every phrasing, the recipes
	@$(BIN)/python -m pytest -m "long and not system" -n auto -q

fix: $(SET_UP) ## mend format and lint where a machine can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

web: $(TALK) ## talk to the skill on a page on this machine
	@$(BIN)/aftercare web

review: $(CONTENT) ## write the content book and say what is signed
	@$(BIN)/aftercare review --book build/content-book.html

handout: $(CONTENT) ## write the sheet that a patient takes home
	@$(BIN)/aftercare handout --out build/handout.html

content: $(TRAINING) ## rebuild the pack and the interaction model from content/ and corpus/
	@$(BIN)/aftercare content

package: $(TRAINING) ## lay everything that is deployed under build/; RELEASE=1 refuses unsigned content
	@$(BIN)/aftercare package $(if $(RELEASE),--release) $(if $(ALLOW_DRAFTS),--allow-drafts)

# Named whole: SAM would otherwise keep the answers beside the template, under build/, and ask for them each time.
SAM := SAM_CLI_TELEMETRY=0 sam
ANSWERS := $(CURDIR)/samconfig.toml
deploy: $(TRAINING) ## deploy the function; the first time it asks what it has to know
	@command -v sam >/dev/null || { echo "The SAM CLI is needed: pipx install aws-sam-cli, or see docs/deploying.md"; exit 1; }
	@$(MAKE) --no-print-directory package RELEASE=1
	@if grep -q parameter_overrides "$(ANSWERS)"; then guided=; else guided=--guided; fi; \
		$(SAM) deploy --config-file "$(ANSWERS)" $$guided

bench: $(VOICE) ## print the benchmark figures as JSON
	@$(BIN)/aftercare bench --load

mutants: $(MUTANTS) ## change the safety path in every small way; a test has to notice. MODULES="triage clauses"
	@nice -n 15 $(BIN)/python tests/mutants/run.py $(MODULES)

$(MUTANTS): requirements/mutants.txt $(SET_UP)
	@$(PIP) --quiet --require-hashes -r requirements/mutants.txt
	@touch $@

lock: $(SET_UP) ## pin all dependencies anew, with hashes and no addresses
	@sh requirements/lock.sh

clean: ## remove what was set up and built
	rm -rf .venv build node_modules
