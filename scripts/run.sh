#!/usr/bin/env bash
# Opens the window on the user's desk. Without a display: the sample job in a virtual one, its results in out/.
. "$(dirname "$0")/lib.sh"

scripts/setup.sh
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$TARGET/debug/biseo"
fi
say "no display: doing the sample job in a virtual one"
exec "$TARGET/debug/sample-job" out
