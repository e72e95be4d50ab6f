#!/bin/sh
# Builds the npm package into dist/: the module, its glue, the facade, the types.
set -eu
# Small before fast: the module is fetched by every visitor of a page.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=s
# SHA-256 in a loop: unrolled it is 7 KB larger.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='--cfg sha2_backend_soft="compact"'
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

build_with_rustup() {
  cargo build --release --locked --package therapy-goals-wasm --target wasm32-unknown-unknown
}

# Where rustup cannot fetch the target: Debian's compiler builds the standard library from its source.
build_with_debian() {
  linker=$(find "$(rustc --print sysroot)/lib/rustlib" -name rust-lld -type f | head -n 1)
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$linker" \
    /usr/bin/cargo build --release --locked --package therapy-goals-wasm --target wasm32-unknown-unknown \
    -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size
}

if has_target || { command -v rustup >/dev/null && rustup target add wasm32-unknown-unknown >/dev/null 2>&1 && has_target; }; then
  build_with_rustup
elif [ -d /usr/lib/rustlib ] && [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ]; then
  build_with_debian
else
  echo "no WebAssembly compiler: run 'rustup target add wasm32-unknown-unknown', or install Debian's rustc-web cargo-web rust-web-src" >&2
  exit 1
fi

# What every current browser and Node 20 understand.
features="--enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int --enable-sign-ext --enable-reference-types --enable-multivalue --enable-simd"

rm -rf dist
mkdir -p dist
cargo run --quiet --locked --package therapy-goals-package -- "$module" dist
node_modules/.bin/wasm-opt -O3 --converge $features dist/native_bg.wasm -o dist/native_bg.wasm
cp js/*.js js/*.d.ts dist/
# The texts in other languages are files: the module holds none of them.
mkdir dist/languages
cp ../core/languages/*.json dist/languages/
cp ../LICENSE-MIT ../LICENSE-APACHE dist/
# What is linked there and stays in the repository is named without a link.
sed -E 's/\[([A-Za-z/]+\.md)\]\([A-Za-z/]+\.md\)/`\1`/g' ../README.md > dist/README.md
version=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"name":"therapy-goals-wasm","version":"\([^"]*\)".*/\1/')
sed "s/VERSION/$version/" npm.json > dist/package.json
