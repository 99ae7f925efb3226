# Thin: every target calls a tool that can also be called by hand.
PYTHON ?= python3
PORT ?= 8000

PAGES := _build/html
PASSED := _build/passed
VENV := .venv/bin/python

# Files below folders; the folders are among them, for what is deleted.
below = $(shell find $(1) \( -name '.*' -o -name __pycache__ \) -prune -o -print)

# A change in any of these builds the book anew,
SOURCES := _config.yml _toc.yml package-lock.json pyproject.toml requirements.txt \
	$(call below,chapters/ convkit/ images/ theme/ tools/) $(wildcard .git/config)
# in any of these lets the tests of the code run again,
CODE := $(SOURCES) Makefile $(wildcard *.md *.cff *.in package.json .ci/* .github/* .github/*/*) \
	$(filter-out tests/book/%,$(call below,benchmarks/ binder/ tests/))
# and in these those of the pages.
PAGE_TESTS := README.md $(call below,tests/book/)

# What a reader has set up for other work must not change what is built and tested here.
unexport PYTHONPATH PYTHONHOME
export JUPYTER_PREFER_ENV_PATH := 1
export JUPYTER_NO_CONFIG := 1
export JUPYTER_PLATFORM_DIRS := 1
export IPYTHONDIR := $(CURDIR)/.venv/ipython
export MPLCONFIGDIR := $(CURDIR)/.venv/matplotlib
export PYDEVD_DISABLE_FILE_VALIDATION := 1
# Compiled code lies apart: a folder of sources changes only when somebody changes it.
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/compiled
export GOAL := $(lastword $(MAKECMDGOALS))

# $(call attempt,command,what to do when it fails)
attempt = @$(1) || { echo "$(GOAL): $(2)" >&2; exit 1; }

# What passed is as old as the beginning of its tests: what changes meanwhile is tested again.
begin = @mkdir -p $(PASSED) && touch $@.begun
end = @mv $@.begun $@

.PHONY: help book serve test lab notebooks images offline pdf links audit bench binder lock newest clean
.PHONY: environment browser
.NOTPARALLEL:
.DELETE_ON_ERROR:

help:
	@echo "make <target>; PYTHON=python3.12 chooses the Python"
	@sed -n 's/^\([a-z]*\):.*## /  \1	/p' Makefile

book: $(PAGES)/.complete  ## build the pages and say where they are
	@echo "Open file://$(CURDIR)/$(PAGES)/index.html, or run: make serve"

serve: book  ## build the pages and serve them on this machine (PORT=8000)
	@echo "Open http://localhost:$(PORT)/ and end with Ctrl-C"
	$(call attempt,$(VENV) -m http.server --bind 127.0.0.1 --directory $(PAGES) $(PORT),if the port is taken run: make serve PORT=8001)

test: $(addprefix $(PASSED)/,style code notebooks pages)  ## check code, notebooks and pages, what changed since it passed
	@echo "All tests pass; to run them all once more: make clean test"

lab: environment  ## open the chapters in JupyterLab
	@env -u JUPYTER_NO_CONFIG -u IPYTHONDIR $(VENV) -m jupyterlab --allow-root chapters

notebooks: environment  ## execute the chapters and write them in their normal form
	@$(VENV) tools/notebooks.py

images: environment  ## draw the pictures and animations
	@$(VENV) tools/images.py

offline: $(PAGES)/.complete  ## pack the pages into a zip that opens without a server
	@$(VENV) tools/offline.py

pdf: $(PAGES)/.complete browser  ## print the pages into one PDF
	@$(VENV) tools/pdf.py

links: $(PAGES)/.complete  ## ask every address outside the book whether it answers
	@$(VENV) tools/links.py

audit: $(PAGES)/.complete browser  ## measure pages with Lighthouse, which npm fetches
	@PATH="$(CURDIR)/.venv/bin:$$PATH" $(VENV) tools/audit.py

bench: book browser  ## measure speed, as ratios
	@result=0; for script in benchmarks/*.py; do $(VENV) $$script || result=1; done; exit $$result

binder: environment  ## try the environment of Binder: install it anew, run every chapter
	@$(VENV) tools/binder.py

lock: environment  ## compile the exact versions after a change of what is asked for
	@mkdir -p _build && grep -v '^-e' requirements.txt > _build/requirements.txt
	@$(VENV) -m uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --annotation-style line \
		--custom-compile-command "make lock" --extra widgets pyproject.toml requirements.in \
		--output-file _build/requirements.txt
	@{ cat _build/requirements.txt; echo "-e ."; } > requirements.txt
	@$(VENV) tools/versions.py pin requirements.in binder/requirements.txt
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm install --package-lock-only --ignore-scripts $(MODULES)

newest: environment  ## move to the newest versions of all but the book's toolchain
	@$(VENV) tools/versions.py loosen requirements.in
	@$(MAKE) --no-print-directory lock UPGRADE=--upgrade \
		MODULES="$(addsuffix @latest,@jupyter-widgets/base @jupyter-widgets/base-manager @jupyter-widgets/controls @lumino/widgets axe-core esbuild katex purgecss)"

clean:  ## remove all that these commands made
	rm -rf _build .venv node_modules

environment:
	@command -v $(PYTHON) > /dev/null || { echo "$(GOAL): no $(PYTHON) here;" \
		"install Python 3.11 or newer and run: make $(GOAL)" >&2; exit 1; }
	@$(PYTHON) tools/environment.py packages modules

browser: environment
	@$(PYTHON) tools/environment.py browser

$(PAGES)/.complete: $(SOURCES) | environment
	@rm -rf $(PAGES) _build/.doctrees
	$(call attempt,$(VENV) tools/assets.py,the front-end assets are incomplete; run: make clean $(GOAL))
	@echo "$(GOAL): executing every notebook and building the pages"
	@$(VENV) tools/execute.py
	$(call attempt,PATH="$(CURDIR)/.venv/bin:$$PATH" jupyter-book build -q -n -W --keep-going . > /dev/null,mend what is said above and run: make $(GOAL))
	@touch $@

$(PASSED)/style: $(CODE) $(PAGE_TESTS) | environment
	$(begin)
	$(call attempt,$(VENV) -m ruff check .,mend what is said above; some of it: .venv/bin/ruff check --fix .)
	$(call attempt,$(VENV) -m ruff format --check .,run: .venv/bin/ruff format .)
	$(call attempt,$(VENV) -m mypy,mend what is said above and run: make test)
	$(end)

$(PASSED)/code: $(CODE) | environment
	$(begin)
	$(call attempt,PATH="$(CURDIR)/.venv/bin:$$PATH" $(VENV) -m pytest -n auto --ignore=tests/book,mend the tests named above and run: make test)
	$(call attempt,PATH="$(CURDIR)/.venv/bin:$$PATH" node --test tests/widgets/*.test.js,mend the tests named above and run: make test)
	$(end)

$(PASSED)/notebooks: $(SOURCES) | environment
	$(begin)
	@$(VENV) tools/notebooks.py --check
	$(call attempt,$(VENV) -m pytest -n auto --dist loadfile --nbval chapters,if the new outputs are right run: make notebooks)
	$(end)

$(PASSED)/pages: $(PAGES)/.complete $(PAGE_TESTS) | browser
	$(begin)
	$(call attempt,$(VENV) -m pytest -n auto --dist worksteal tests/book,mend the tests named above and run: make test)
	$(end)
