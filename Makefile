# Gangway: everything a developer or a curious reader types. `make` alone lists the targets.
# Needs: make, and what scripts/bootstrap asks for. Every target installs what it needs first.

.DEFAULT_GOAL := help
BIN := .venv/bin

.PHONY: help install demo sandbox shots serve check lint types imports test infra package catalogues lock bench bench-understanding bootstrap

help: ## List the targets
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

install: bootstrap ## Install or update everything (Python packages, Azurite)
	@echo "Ready. Try: make demo"

demo: bootstrap ## Watch tickets become verified changes in a simulated tenant, from start to end
	@$(BIN)/gangway demo

sandbox: bootstrap ## Run the product with its simulated world (tenant, desk, inbox) to click through
	@$(BIN)/gangway sandbox

shots: bootstrap ## Take the pictures of the documentation anew (needs Chromium)
	@$(BIN)/gangway shots

serve: bootstrap ## Run the product alone, with settings from the environment or local.settings.json
	@$(BIN)/gangway serve

check: lint types imports test ## Everything that must hold before a change lands (what CI runs)

lint: bootstrap ## Check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: bootstrap ## Check types (mypy, strict)
	$(BIN)/mypy .

imports: bootstrap ## Check who may import whom
	$(BIN)/lint-imports --no-logo

test: bootstrap ## Run the tests; ARGS="tests/domain -k name" narrows them
	$(BIN)/python -m pytest $(ARGS)

infra: bootstrap ## Look for weaknesses in what the deployment would make (checkov, in an environment of its own)
	$(BIN)/python scripts/checkov.py

package: bootstrap ## Make the package that is published to Azure (ARGS=--ready puts the libraries in)
	$(BIN)/python scripts/package.py $(ARGS)

bench: bootstrap ## Measure start-up, round trips and webhooks against their budgets; ARGS=--full takes the published length
	$(BIN)/python -m benchmarks $(ARGS)

bench-understanding: bootstrap ## Measure how well labelled tickets are understood; ARGS=FILE takes your own, ARGS=--faults tells each
	$(BIN)/python -m benchmarks.understanding $(ARGS)

catalogues: bootstrap ## Bring the translations of what requesters read up to the sentences in code and templates
	$(BIN)/python scripts/catalogues.py $(ARGS)

# An existing lock is kept where it still satisfies pyproject.toml; `make lock ARGS=--upgrade` moves to the newest versions.
# requirements.txt is what Azure installs (no cli or dev extras), pinned to the versions that the tests ran with.
lock: bootstrap ## Write the lock files anew from pyproject.toml and package.json
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal $(LOCK_OPTIONS) -o requirements-dev.txt $(ARGS)
	$(BIN)/uv pip compile pyproject.toml --python-platform linux -c requirements-dev.txt $(LOCK_OPTIONS) -o requirements.txt $(ARGS)
	$(BIN)/uv pip compile scripts/node/requirements.in --universal $(LOCK_OPTIONS) -o scripts/node/requirements.txt $(ARGS)
	cd scripts/azurite && PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --ignore-scripts --no-audit --no-fund

LOCK_OPTIONS := --quiet --generate-hashes --python-version 3.13 --prerelease=if-necessary-or-explicit \
	--custom-compile-command "make lock"

bootstrap:
	@./scripts/bootstrap
