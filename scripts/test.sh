#!/usr/bin/env bash
# Every check there is, the quick ones first.
. "$(dirname "$0")/lib.sh"

# Tests that need the program itself and a display of their own.
window=(--test window --test hangul)

scripts/packages.sh build window
scripts/page.sh
say "formatting"
cargo fmt --all --check || fail "Rust files are not formatted." "Run: cargo fmt --all"
say "the page: types and unit tests"
npm --prefix ui run --silent check
npm --prefix ui run --silent test
scripts/build.sh
scripts/dictionary.sh
scripts/reader.sh
say "lints"
cargo clippy --quiet --workspace --all-targets "${window[@]}" -- -D warnings
say "tests"
cargo test --quiet --workspace
say "the real window and Hangul input (pictures in $TARGET/window-test)"
cargo test --quiet --workspace "${window[@]}"
say "generated types"
drift=$(git status --porcelain -- ui/src/ipc/bindings)
[ -z "$drift" ] || fail "The page's types were out of step with the Rust types and have been written anew:" "$drift" "Commit them."
say "all checks passed"
