# make demo: everything set up, the sample sites crawled, the search page served. make test: everything checked.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The other readers that ours is measured beside pin older libraries: the project once more, with them.
PEERS := .venv-peers
# Training needs numpy and scikit-learn. Where they are installed, joblib (underthesea needs it) loads them too: the
# memory and the start of every worker would be measured with them.
TRAIN := .venv-train
# uv installs the locked wheels; it comes from the package index like everything else, pinned here.
UV := uv==0.13.9

# Where it is set, every start of a command compiles all of its libraries again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: install dev demo test unit screenshots browser-tools bench eval-extract eval-reprints eval-tag train check lock clean

install: $(VENV)/.installed

$(VENV)/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newscrawl needs Python 3.11 or newer; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(UV)

$(VENV)/.installed: $(VENV)/bin/uv requirements.lock pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

dev: $(VENV)/.installed-dev

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

# A fresh folder each time: the sample sites are not news to keep.
demo: install
	rm -rf demo-data
	$(BIN)/newscrawl demo --data demo-data

check: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check browser-tools
	$(BIN)/pytest -n auto --dist loadfile

# The checkers of pages come from npm, at the versions that are written down; without npm their tests are skipped.
NPM := .cache/npm
browser-tools:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(NPM)/.installed; else echo "no npm: pages are not checked with axe and the Nu HTML checker"; fi

$(NPM)/.installed: tests/search/web/browser/package.json
	@mkdir -p $(NPM)
	cp $< $(NPM)/package.json
	npm install --prefix $(NPM) --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# Every page in a real browser, at both widths, light and dark; the best of them go to docs/screenshots.
screenshots: dev
	$(BIN)/python docs/screenshots.py

# Figures, not judgements: the chain on the sample sites, then search backends, reader and tagger over a corpus where there is one.
bench: dev
	$(BIN)/python benchmarks/crawl.py
	$(BIN)/python -m benchmarks.search --articles 20000
	$(BIN)/python -m benchmarks.extract
	$(BIN)/python -m benchmarks.tag
	$(BIN)/python -m benchmarks.pages --articles 20000

# How well articles are read, beside other readers. More options: make eval-extract ARGS="--wrong --pages DIR"
eval-extract: $(PEERS)/.installed
	$(PEERS)/bin/python -m evaluation.extract $(ARGS)

# How surely reprints are told from other texts. More options: make eval-reprints ARGS="--wrong"
eval-reprints: dev
	$(BIN)/python -m evaluation.reprints $(ARGS)

# How well mentions are found, beside other taggers. More options: make eval-tag ARGS="--errors --only cv"
eval-tag: dev
	$(BIN)/python -m evaluation.tag $(ARGS)

# The model of names anew, from gold/ and corpus/. Options: make train ARGS="--shared DIR --folder DIR"
train: $(TRAIN)/.installed
	$(TRAIN)/bin/python -m training $(ARGS)

$(PEERS)/.installed: $(VENV)/bin/uv requirements-peers.lock pyproject.toml
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(PEERS)
	$(BIN)/uv pip install --quiet --python $(PEERS)/bin/python --require-hashes -r requirements-peers.lock
	$(BIN)/uv pip install --quiet --python $(PEERS)/bin/python --no-deps --editable .
	@touch $@

$(TRAIN)/.installed: $(VENV)/bin/uv requirements-train.lock pyproject.toml
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(TRAIN)
	$(BIN)/uv pip install --quiet --python $(TRAIN)/bin/python --require-hashes -r requirements-train.lock
	$(BIN)/uv pip install --quiet --python $(TRAIN)/bin/python --no-deps --editable .
	@touch $@

unit: dev
	$(BIN)/pytest -n auto --dist loadfile -m "not slow"

# The locks name versions and hashes only, no address.
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml
lock: dev
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev -o requirements-dev.lock
	$(COMPILE) --extra peers -o requirements-peers.lock
	$(COMPILE) --extra train -o requirements-train.lock

clean:
	rm -rf $(VENV) $(PEERS) $(TRAIN) .cache demo-data
