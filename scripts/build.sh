#!/usr/bin/env bash
# Builds the whole workspace, the tests with it: another selection of crates would mean other features, and with them
# another compilation of the large dependencies.
. "$(dirname "$0")/lib.sh"

command -v cargo >/dev/null ||
    fail "Rust is missing." "Install Rust 1.95 or newer (https://rustup.rs) and run the command again."
say "building (the first time takes some minutes)"
cargo build --quiet --workspace --all-targets ||
    fail "The build failed; the reason stands above." \
        "If crates could not be downloaded, check the network or cargo's registry settings, and run the command again."
