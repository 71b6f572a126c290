# Commands of the project; `make help` lists them. README.md has the same for Windows without make.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build test pack bench lint clean
help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

# Debian's Python comes without what venv needs; root may fetch it.
define make_venv
	$(PYTHON) -m venv $(VENV) || { apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv --clear $(VENV); }
endef

$(VENV)/site.done: requirements.lock
	$(make_venv)
	$(RUN) -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

$(VENV)/dev.done: requirements-dev.lock
	$(make_venv)
	$(RUN) -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $(VENV)/site.done $@

serve: $(VENV)/site.done ## the site on http://127.0.0.1:8000, rebuilt when a file changes
	$(RUN) -m mkdocs serve --dev-addr 127.0.0.1:8000

build: $(VENV)/site.done ## the site in site/, for a web server or a USB stick
	$(RUN) -m mkdocs build --strict --clean

test: $(VENV)/dev.done ## lint, types, and all tests with a real browser
	$(RUN) -m tests.browser.install
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pytest

pack: build ## zips to hand out, in dist/
	$(RUN) -m macros.pack

bench: $(VENV)/dev.done ## build time and page weight against stock Material
	$(RUN) -m tests.browser.install
	$(RUN) -m tests.bench

lint: $(VENV)/dev.done ## mend what can be mended automatically
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

clean: ## remove everything that can be made again
	rm -rf site dist .cache docs/data docs/schema docs/templates/files docs/checklists/files docs/assets/forms docs/assets/checklists docs/assets/fonts docs/assets/search docs/assets/app docs/assets/training
