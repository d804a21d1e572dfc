# Two commands for a fresh checkout: `make grade` and `make test`. Both set up what they need.

VENV := .venv
RUN := $(VENV)/bin
# Two threads of BLAS beside a busy core are slower than one.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export NO_MKDOCS_2_WARNING := 1
# Set in many containers. Each of the thousand processes of the tests would compile the tools anew, two seconds each.
unexport PYTHONDONTWRITEBYTECODE
# With the reason of each test that is left out. Not in pyproject.toml: sessions without a terminal do not know it.
PYTEST := $(RUN)/pytest -q -rfEs
# A file's tests stay together: they share what is slow to make.
BOTH_CORES := -n 2 --dist loadfile

.PHONY: grade test test-all setup quick course site serve bench clean help

help:
	@echo "make grade     grade the bundled sample class and say where the report is"
	@echo "make test      run the tests of the course and of its tools"
	@echo "make test-all  run the long tests as well"
	@echo "make setup     make the environment for contributors, and run nothing"
	@echo "make quick     check in a minute what your change touches"
	@echo "make course    start the course in this checkout"
	@echo "make site      build the site into site/; make serve shows it"
	@echo "make bench     run the benchmarks"

grade: .sandbox
	@scripts/python-environment $(VENV) grade,torch
	@$(RUN)/python scripts/grade-sample-class

test: WHICH := -m "not long"
test: SEEDS := --few-seeds
test: .tests

test-all: WHICH :=
test-all: SEEDS :=
test-all: .tests

# What is quick and says most comes first.
.tests:
	@scripts/system-packages bubblewrap:bwrap chromium:chromium
	@scripts/python-environment $(VENV) dev
	@$(MAKE) --no-print-directory -j 2 .text .answers
	$(RUN)/llmlings dev check $(SEEDS)
	$(PYTEST) tests/course tests/tool tests/hostile -W error $(BOTH_CORES) $(WHICH)
	$(PYTEST) tests/site $(BOTH_CORES) $(WHICH)

.text:
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	scripts/check-javascript $(VENV)

.answers:
	$(PYTEST) tests/visible tests/hidden --answers solutions
	$(RUN)/mkdocs build --quiet --strict --site-dir build/site
.PHONY: .tests .text .answers

setup:
	@scripts/system-packages bubblewrap:bwrap chromium:chromium
	@scripts/python-environment $(VENV) dev
	@echo "Ready: source $(VENV)/bin/activate, then make quick."

quick:
	@scripts/python-environment $(VENV) dev
	@$(RUN)/python scripts/quick

course:
	@scripts/python-environment $(VENV) torch
	@$(RUN)/llmlings

site:
	@scripts/python-environment $(VENV) site
	$(RUN)/mkdocs build --strict

serve:
	@scripts/python-environment $(VENV) site
	$(RUN)/mkdocs serve

bench: .sandbox
	@scripts/python-environment $(VENV) bench
	$(RUN)/python benchmarks/waiting.py
	$(RUN)/python benchmarks/naming.py
	$(RUN)/python benchmarks/bpe.py
	$(RUN)/python benchmarks/word_vectors.py
	$(RUN)/python benchmarks/language_model.py
	@scripts/system-packages chromium:chromium
	$(RUN)/python benchmarks/lab.py
	$(RUN)/python benchmarks/workers.py
	$(RUN)/python benchmarks/grading.py
	@$(RUN)/python scripts/grade-sample-class
	$(RUN)/python benchmarks/report.py

clean:
	rm -rf build dist site graded .pytest_cache .mypy_cache .ruff_cache

.sandbox:
	@scripts/system-packages bubblewrap:bwrap
.PHONY: .sandbox
