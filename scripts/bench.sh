#!/usr/bin/env bash
# Everything that is measured side by side, one program after the other.
. "$(dirname "$0")/lib.sh"

scripts/packages.sh build window
scripts/page.sh
scripts/build.sh
scripts/dictionary.sh

for bench in measure-search measure-draft measure-minutes measure-documents measure-window; do
    say "$bench"
    "$TARGET/debug/$bench"
done
if [ -f "${BISEO_SHARED:-$ROOT/../shared}/data/laws-full.tar.zst" ]; then
    say "measure-search --book"
    "$TARGET/debug/measure-search" --book
fi
