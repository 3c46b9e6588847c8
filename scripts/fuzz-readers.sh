#!/usr/bin/env bash
# Bent copies of real documents, read for as many seconds as are given (default: 60).
. "$(dirname "$0")/lib.sh"

scripts/build.sh
say "reading bent documents"
"$TARGET/debug/fuzz-readers" "${1:-60}"
