# Needs python3 (3.11 or newer, with venv and pip) and nothing else: every target
# makes or mends .venv from the lock files by itself.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
ARGS ?=

BIN := .venv/bin
SOURCES := $(wildcard manage.py issa_directory members programs tests bench)
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup
# For tools that only read the settings; nothing is ever signed with it.
PASSING_KEY = SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')"

# `call unless_set,NAME,value` is NAME="value"; for the shell, or nothing where the
# environment or .env has said NAME already.
comma := ,
IN_ENV_FILE := $(shell sed -n 's/^\(export \)\{0,1\}\([A-Z_]*\) *=.*/\2/p' .env 2>/dev/null)
unless_set = $(if $(filter environment command,$(origin $1))$(filter $1,$(IN_ENV_FILE)),,$1="$2";)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run passwords test test-postgres bench types format lock check
.PHONY: lint lint-python lint-templates lint-imports

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r target what; do \
		printf '%-22s %s\n' "$$target" "$$what"; done

# The settings of the demonstration site, for the commands that follow in the shell.
define SITE
set -ae; \
	$(call unless_set,SECRET_KEY,$$(cat var/secret-key)) \
	$(call unless_set,HTTPS,off) \
	$(call unless_set,ALLOWED_HOSTS,127.0.0.1$(comma)localhost) \
	$(call unless_set,SITE_ORIGIN,http://127.0.0.1:$(PORT)) \
	$(call unless_set,EMAIL_URL,consolemail://)
endef

run: .venv/requirements.stamp var/secret-key ## Serve the demonstration network on 127.0.0.1 (PORT=8000)
	@$(SITE) \
	$(BIN)/python manage.py migrate --verbosity 0; \
	$(BIN)/python manage.py demo; \
	$(BIN)/python manage.py collectstatic --no-input --verbosity 0; \
	echo "Serving http://127.0.0.1:$(PORT)/ until Ctrl-C"; \
	$(BIN)/python manage.py send_mail --forever --with-parent & \
	$(BIN)/python manage.py run_imports --forever --with-parent & \
	exec $(BIN)/python -m gunicorn issa_directory.wsgi --bind 127.0.0.1:$(PORT) \
		--workers $(WORKERS) --worker-class sync --timeout 10 --no-control-socket \
		--log-level warning

passwords: .venv/requirements.stamp var/secret-key ## Give the demonstration accounts new passwords
	@$(SITE) \
	$(BIN)/python manage.py demo --reset-passwords

test: .venv/requirements-test.stamp ## Run all tests, browser included (ARGS="-k profile")
	CHROMIUM="$$(.ci/browser)" $(PYTEST) $(ARGS)

test-postgres: .venv/requirements-test.stamp ## The same on a PostgreSQL of their own
	CHROMIUM="$$(.ci/browser)" EXPECT_DATABASE=postgresql \
		$(PYTEST) -p tests.plugins.postgres $(ARGS)

bench: .venv/requirements-dev.stamp var/bench/datasette.stamp ## Run the benchmarks
	$(PASSING_KEY) $(BIN)/python -m bench $(ARGS)

# What the site is compared with, in an environment that the site knows nothing of.
var/bench/datasette.stamp: bench/requirements.txt
	@mkdir -p var/bench
	$(PYTHON) -m venv var/bench/datasette
	var/bench/datasette/bin/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r $<
	@touch $@

lint: lint-python lint-templates lint-imports ## Check style, templates and who imports whom

lint-python: .venv/requirements-dev.stamp
	$(BIN)/python -m ruff check $(SOURCES)
	$(BIN)/python -m ruff format --check $(SOURCES)
	find $(SOURCES) -name '*.py' -exec $(BIN)/python -m django_upgrade --check --target-version 5.2 {} +

lint-templates: .venv/requirements-dev.stamp
	$(BIN)/python -m djlint --lint templates

lint-imports: .venv/requirements-dev.stamp
	$(BIN)/lint-imports --no-logo

types: .venv/requirements-dev.stamp ## Check the types
	$(PASSING_KEY) $(BIN)/python -m mypy

format: .venv/requirements-dev.stamp ## Mend what lint can mend
	$(BIN)/python -m ruff check --fix $(SOURCES)
	$(BIN)/python -m ruff format $(SOURCES)
	find $(SOURCES) -name '*.py' -exec $(BIN)/python -m django_upgrade --target-version 5.2 {} +

check: ## All of the above that must pass before a change goes in
	.ci/run

# The other two are held to the versions of the first, so that what is tested is
# what runs. ARGS=--upgrade takes the newest versions.
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --custom-compile-command "make lock" $(ARGS) pyproject.toml
lock: .venv/requirements-dev.stamp ## Lock the dependencies of pyproject.toml
	$(LOCK) --group test --group lint -o requirements-dev.txt
	$(LOCK) --group test -c requirements-dev.txt -o requirements-test.txt
	$(LOCK) -c requirements-dev.txt -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-annotate --custom-compile-command "make lock" $(ARGS) bench/requirements.in \
		-o bench/requirements.txt

.venv/%.stamp: %.txt
	@test -x $(BIN)/python || { \
		$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
			|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3" >&2; exit 1; }; \
		$(PYTHON) -m venv .venv; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

var/secret-key:
	@mkdir -p var
	@umask 077; $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@
