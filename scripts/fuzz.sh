#!/usr/bin/env bash
# Feeds the parsers with damaged texts for an hour, or for BISEO_FUZZ_SECONDS.
. "$(dirname "$0")/lib.sh"

scripts/packages.sh build
scripts/build.sh
exec "$TARGET/debug/fuzz-parsers"
