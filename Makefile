# One command per check, the same here and in continuous integration. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The compiler that cargo is: the toolchain's own, not one that comes first by accident.
CARGO ?= cargo

.DEFAULT_GOAL := help
.PHONY: help demo test lint test-rust test-python test-javascript test-page wheel package docs bench bench-python \
  bench-javascript clean
.NOTPARALLEL:

help: ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

demo: ## The main job on the shipped clients (FILE=… for another one)
	@$(CARGO) build --quiet --locked --package therapy-goals --example demo
	@$(CARGO) run --quiet --locked --package therapy-goals --example demo -- $(if $(FILE),"$(FILE)")

test: lint test-rust test-python test-javascript test-page ## Everything: lints and the tests of all faces

lint: ## Formatting and lints
	@.ci/need rust
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- --deny warnings
	RUSTDOCFLAGS='--deny warnings' $(CARGO) doc --workspace --no-deps --locked --quiet
	@$(MAKE) --no-print-directory features

# The features of the core's manifest, each alone; then what the smaller module for JavaScript is made of.
FEATURES := $(shell sed -n '/^\[features\]/,/^\[dep/s/^\([a-z-]*\) = .*/\1/p' core/Cargo.toml)
.PHONY: features
features: ## The core with no feature, with each one alone, and with some
	@.ci/need rust
	@for features in "" $(FEATURES) call,change,index; do \
	  RUSTFLAGS='--deny warnings' CARGO_TARGET_DIR=target/features $(CARGO) check --quiet --locked --package therapy-goals \
	    --no-default-features --features "$$features" || { echo "without other features: $$features"; exit 1; }; \
	done
	@for features in "" index; do \
	  CARGO_TARGET_DIR=target/features $(CARGO) test --quiet --locked --package therapy-goals --no-default-features \
	    --features "$$features" --test brought >/dev/null || exit 1; \
	done
	CARGO_TARGET_DIR=target/features $(CARGO) run --quiet --locked --package therapy-goals --no-default-features \
	  --example own_definition >/dev/null

test-rust: ## The Rust suite, its doctests and the demo
	@.ci/need rust
	$(CARGO) test --workspace --locked --quiet
	$(CARGO) test --package therapy-goals-tests --features arbitrary_precision --locked --quiet \
	  --test numbers --test vectors --test documents
	$(CARGO) run --quiet --locked --package therapy-goals --example demo >/dev/null

.PHONY: answers
answers: ## The answers in Rust to every vector, which the other faces compare theirs with
	$(CARGO) test --package therapy-goals-tests --locked --quiet --test vectors --test plan_vectors --test plan_records

$(BIN)/maturin: pyproject.toml
	@.ci/need python
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'maturin>=1.9,<2'
	@touch $@

wheel: $(BIN)/maturin ## The Python package, built and installed into the project's environment
	@.ci/need rust
	rm -rf target/wheels
	$(BIN)/maturin build --release --locked --quiet --out target/wheels
	$(BIN)/python -m pip install --quiet --force-reinstall --no-deps target/wheels/*.whl

test-python: wheel answers ## The Python package: tests, docstrings, types, stubs
	$(BIN)/python -m pip install --quiet "$$(ls target/wheels/*.whl)[test]"
	$(BIN)/python -m pytest
	$(BIN)/python -m pytest --quiet --doctest-modules --pyargs therapy_goals
	$(BIN)/python -m mypy
	$(BIN)/python -m mypy.stubtest therapy_goals._native

# Heavy: BioPsyKit brings some 60 packages of 630 MB. It has an environment of its own.
.PHONY: differential
differential: wheel ## Scores against BioPsyKit, an independent package (not in `test`: installs 630 MB)
	[ -x target/differential/bin/python ] || $(PYTHON) -m venv target/differential
	target/differential/bin/python -m pip install --quiet --requirement tests/differential/requirements.txt
	target/differential/bin/python -m pip install --quiet --force-reinstall --no-deps target/wheels/*.whl
	target/differential/bin/python tests/differential/biopsykit_compare.py

wasm-bindings/node_modules: wasm-bindings/package.json wasm-bindings/package-lock.json
	@.ci/need node
	cd wasm-bindings && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

package: wasm-bindings/node_modules ## The npm package, built into wasm-bindings/dist
	@.ci/need rust wasm
	sh wasm-bindings/build.sh

test-javascript: package answers ## The npm package in Node, and its types
	cd wasm-bindings && npm run --silent types && npm run --silent test

test-page: wasm-bindings/node_modules ## The npm package on a page in a real browser
	@.ci/need browser
	@[ -f wasm-bindings/dist/package.json ] || $(MAKE) package
	cd wasm-bindings && npm run --silent page

# Some 1 GB of tools in a folder of their own. Where npm brings no program for this platform, a set-up is left out.
.PHONY: matrix
matrix: ## The npm package in every set-up that the README names (ONLY="Vite" for some)
	@.ci/need rust node wasm browser
	[ -f wasm-bindings/dist/package.json ] || $(MAKE) package
	cd wasm-bindings/matrix && npm ci --silent --no-audit --no-fund && node run.mjs $(ONLY)

# One after the other, so that each has the machine to itself. There is no unsafe code, so no sanitizer is needed.
FUZZ := tests/fuzz
DOORS := definition answers kept_answers translation goal situation policy diary_card stored_score stored_ranking attainment change plan
.PHONY: fuzz
fuzz: answers ## Every door with texts that nobody thought of (SECONDS=… for each; needs nightly)
	@.ci/need rust python fuzz
	$(PYTHON) $(FUZZ)/seeds.py
	@failed=; for door in $(DOORS); do \
	  echo "$$door"; \
	  $(CARGO) +nightly fuzz run --fuzz-dir $(FUZZ) --sanitizer none $$door -- -dict=$(FUZZ)/json.dict \
	    -max_len=16384 -timeout=20 -rss_limit_mb=2048 -max_total_time=$(or $(SECONDS),60) -verbosity=0 \
	    -print_final_stats=1 || failed="$$failed $$door"; \
	done; [ -z "$$failed" ] || { echo "faults at:$$failed"; exit 1; }

# Hours of one core for all of it; the arguments of the script choose a chapter, a smaller sample, another seed.
.PHONY: mutants
mutants: ## Faults put into the core one at a time: do the suites notice? (ARGS="--chapter change --seed 2")
	@.ci/need rust python mutants
	$(PYTHON) tests/mutants.py $(ARGS)

# Needs nothing but cargo. The archive of the crate is built with that of the derive crate, which no registry has yet.
.PHONY: package-crate
package-crate: ## The crates as they would be published: their archives, each built by itself
	@.ci/need rust
	$(CARGO) package --package therapy-goals-derive --package therapy-goals --locked $(ARGS)

# Needs cargo-semver-checks, which is installed where it can be, and the history: BASE is the release to compare with.
.PHONY: semver
semver: ## What of the public interface is other than at BASE (a tag or a commit): may a minor version say it?
	@.ci/need rust semver
	$(CARGO) semver-checks --package therapy-goals --all-features --baseline-rev $(or $(BASE),main)

# Needs the toolchain of the version that Cargo.toml states; rustup installs it where it can be reached.
MSRV := $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
.PHONY: msrv
msrv: ## The crate and the faces, compiled by the oldest compiler that is promised
	@.ci/need rust msrv
	$(CARGO) +$(MSRV) check --workspace --all-targets --locked --target-dir target/msrv

docs: ## The documentation of the crate, in target/doc
	$(CARGO) doc --package therapy-goals --no-deps --locked
	@echo target/doc/therapy_goals/index.html

bench: ## The benches in Rust
	$(CARGO) bench --package therapy-goals-benches --locked

bench-python: wheel ## The time of one call from Python
	$(BIN)/python py-bindings/benches/score.py

bench-javascript: package ## The time of one call from JavaScript, and the size of the package
	node wasm-bindings/benches/score.mjs

clean: ## Everything that was built
	rm -rf target $(VENV) wasm-bindings/dist wasm-bindings/node_modules
