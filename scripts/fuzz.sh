#!/usr/bin/env bash
# Feeds the readers with damaged documents and the parsers with damaged texts: an hour, or BISEO_FUZZ_SECONDS, half for each.
. "$(dirname "$0")/lib.sh"

scripts/packages.sh build
scripts/build.sh
half=$((${BISEO_FUZZ_SECONDS:-3600} / 2))
if [ -d "${BISEO_SHARED:-$ROOT/../shared}/data/hwp" ]; then
    "$TARGET/debug/fuzz-readers" "$half"
else
    warn "The collection of documents is not there, so the readers are left out."
fi
BISEO_FUZZ_SECONDS=$half exec "$TARGET/debug/fuzz-parsers"
