#!/usr/bin/env bash
# Everything that a window needs: packages, the page, the build, the dictionary.
. "$(dirname "$0")/lib.sh"

groups=(build)
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || groups+=(window)
scripts/packages.sh "${groups[@]}"
scripts/page.sh
scripts/build.sh
scripts/dictionary.sh || warn "Going on without the Korean dictionary."
