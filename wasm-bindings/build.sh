#!/bin/sh
# Builds the npm package into dist/: the module, its glue, the facade, the types.
set -eu
# Small before fast: the module is fetched by every visitor of a page.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=s
# SHA-256 in a loop: unrolled it is 7 KB larger. Only what is small goes into its callers, also where the standard library
# proposes it: 4 % less, and scoring takes an eighth longer; smaller thresholds, or `z`, would cost more than they save. What
# scoring does for every answer says by `inline(always)` that it is to be there.
inlined='-Cllvm-args=-inline-threshold=10 -Cllvm-args=-inlinehint-threshold=100'
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--cfg sha2_backend_soft=\"compact\" $inlined"
cd "$(dirname "$0")"
root=$(cd .. && pwd)
if [ ! -x node_modules/.bin/wasm-opt ]; then
  echo "no wasm-opt: run 'npm ci' in wasm-bindings first, or 'make package' for all of it" >&2
  exit 1
fi
target=${CARGO_TARGET_DIR:-$root/target}
module="$target/wasm32-unknown-unknown/release/therapy_goals_wasm.wasm"

has_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]
}

# Where the sources of the standard library are, it is built for size too, and a panic stops at once without a message:
# the core has none, nor does anything of it show what is made for debugging. A compiler that is stable builds it all the
# same.
sources() {
  [ -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml" ]
}
SMALL="-Z build-std=std,panic_abort -Z build-std-features=optimize_for_size"
AT_ONCE="$CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"

compile() {
  cargo build --release --locked --package therapy-goals-wasm --target wasm32-unknown-unknown "$@"
}

# Where rustup cannot fetch the target: Debian's compiler.
compile_with_debian() {
  linker=$(find "$(rustc --print sysroot)/lib/rustlib" -name rust-lld -type f | head -n 1)
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$linker" \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$AT_ONCE" \
    /usr/bin/cargo build --release --locked --package therapy-goals-wasm --target wasm32-unknown-unknown $SMALL "$@"
}

if has_target || { command -v rustup >/dev/null && rustup target add wasm32-unknown-unknown >/dev/null 2>&1 && has_target; }; then
  if sources || { command -v rustup >/dev/null && rustup component add rust-src >/dev/null 2>&1 && sources; }; then
    build() {
      RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$AT_ONCE" compile $SMALL "$@"
    }
  else
    build() {
      compile "$@"
    }
  fi
elif [ -d /usr/lib/rustlib ] && [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ]; then
  build() {
    compile_with_debian "$@"
  }
else
  echo "no WebAssembly compiler: run 'rustup target add wasm32-unknown-unknown', or install Debian's rustc-web cargo-web rust-web-src" >&2
  exit 1
fi

# What every current browser and Node 20 understand.
features="--enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int --enable-sign-ext --enable-reference-types --enable-multivalue --enable-simd"
# What the compiler did not put into its callers stays where it is: moved there once more it is a few bytes less, and
# compressed 5 KB more.
apart="--one-caller-inline-max-function-size=0 --always-inline-max-function-size=0 --flexible-inline-max-function-size=0"
bare="--strip-debug --strip-producers --strip-target-features"
# Functions of one kind beside each other compress better. Nothing lies in the first kilobyte but the end of the stack, so
# that no address wraps into it.
beside="--low-memory-unused --reorder-functions-by-name"

# The module of this name with its glue, from these features.
module_of() {
  name=$1
  shift
  build "$@"
  cargo run --quiet --locked --package therapy-goals-package -- "$module" dist "$name"
  node_modules/.bin/wasm-opt -O3 --converge $apart $beside $bare $features "dist/${name}_bg.wasm" -o "dist/${name}_bg.wasm"
}

rm -rf dist
mkdir -p dist
module_of score_native --no-default-features
module_of plan_native
module_of native --no-default-features --features whole
for name in plan score; do
  mv "dist/${name}_native_bg.wasm" "dist/${name}_bg.wasm"
  rm "dist/${name}_native"*.d.ts
done
version=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"name":"therapy-goals-wasm","version":"\([^"]*\)".*/\1/')
node pack.mjs "$version"
