#!/usr/bin/env bash
# Start-up and memory of the release build against an empty window; search, drafting and streaming in process.
. "$(dirname "$0")/lib.sh"

scripts/packages.sh build window
scripts/page.sh
scripts/build.sh
scripts/dictionary.sh
say "building the release (some minutes)"
cargo build --quiet --release --workspace --bins --examples
cargo bench --quiet --workspace
