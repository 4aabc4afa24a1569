# make run    start the site on http://127.0.0.1:8000 (HOST, PORT, DATABASE_URL, DATA_DIR change it;
#             DEMO=0 starts empty, DEMO=1 fills an empty database of your own)
# make test   run the tests (ARGS="-k name" for some of them)
# make coverage  run the tests and refuse too low a coverage. Measuring makes our own Python nearly
#             twice as slow, so .ci/run measures the rooms without a database, and this all of them
# make proofs run the long tests: fuzzing, whole files, kill after kill (before a release)
# make lint   formatting, linting, types
# make lock   compile requirements/*.in anew
# make bench  measure the number language, then reading, agreement and writing on generated claims,
#             and the review desk in a browser (ARGS=reading, serving, exporting, agreement, writes or desk
#             for one, ARGS="reading --misses" for what went wrong)

VENV ?= .venv
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN = $(VENV)/bin
ARGS ?=

.PHONY: run test coverage proofs lint lock bench clean
.DELETE_ON_ERROR:

run: $(VENV)/.base
	@exec $(BIN)/python manage.py serve

test: $(VENV)/.test
	@exec $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

coverage: $(VENV)/.test
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n auto --dist worksteal $(ARGS)
	@$(BIN)/coverage combine --quiet
	@exec $(BIN)/coverage report $(REPORT)

proofs: $(VENV)/.test
	@exec $(BIN)/python -m pytest -n auto --dist worksteal -m proof $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.bench
	@exec $(BIN)/python -m tests.bench $(ARGS)

LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock: $(VENV)/.dev
	$(foreach set,base parquet test bench dev,$(LOCK) requirements/$(set).in -o requirements/$(set).txt &&) true

clean:
	rm -rf $(VENV)

# One environment, and a stamp for each set of requirements that is in it.
$(VENV)/.base $(VENV)/.test $(VENV)/.bench $(VENV)/.dev: $(VENV)/.%: requirements/%.txt | $(VENV)/.made
	@printf '%-15s%s\n' Dependencies 'installing requirements/$*.txt, which takes about a minute'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Onrecord needs Python 3.11 or newer, and found none." >&2; exit 1; }
	@printf '%-15s%s\n' Environment 'making $(VENV) with $(PYTHON)'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment: \
	install its venv module (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@touch $@
