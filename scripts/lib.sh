# Sourced by the other scripts: where things are, and how to talk to the person at the terminal.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
mkdir -p "$TARGET"

# A step that is under way.
say() { printf '== %s\n' "$*"; }

# Something is missing and work goes on without it.
warn() { printf '!! %s\n' "$*" >&2; }

# Something is missing and work cannot go on: what happened, then what to do, one argument a line.
fail() {
    printf '!! %s\n' "$@" >&2
    exit 1
}

# Runs a command whose output matters only when it fails. usage: quietly LOG COMMAND...
quietly() {
    local log=$1
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        return 1
    fi
}

# Whether the stamp file says that this very content was already dealt with. usage: done_before STAMP CONTENT
done_before() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }
