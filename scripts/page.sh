#!/usr/bin/env bash
# Installs the page's packages and builds it into ui/dist, where either has changed.
. "$(dirname "$0")/lib.sh"

command -v node >/dev/null && command -v npm >/dev/null ||
    fail "Node.js is missing." "Install Node.js 20 or newer with npm (https://nodejs.org, or your distribution) and run the command again."
major=$(node -p 'process.versions.node.split(".")[0]')
[ "$major" -ge 20 ] || fail "Node.js $major is too old." "Install Node.js 20 or newer and run the command again."

lock=$(sha256sum ui/package-lock.json)
if ! done_before ui/node_modules/.installed "$lock"; then
    say "installing the page's packages"
    # What was downloaded before serves without a network; only what is not there is worth waiting for.
    quietly "$TARGET/npm.log" npm --prefix ui ci --no-audit --no-fund --prefer-offline --fetch-retries 0 2>/dev/null ||
        quietly "$TARGET/npm.log" npm --prefix ui ci --no-audit --no-fund ||
        fail "The page's packages could not be installed (all of it in $TARGET/npm.log)." \
            "They come from the npm registry: check the network or npm's registry setting (npm config get registry), and run the command again."
    printf '%s\n' "$lock" >ui/node_modules/.installed
fi

sources=$(git ls-files -co --exclude-standard -- ui ':!ui/src/**/*.test.ts' | sort | while read -r file; do
    [ -f "$file" ] && sha256sum "$file"
done | sha256sum)
if [ ! -f ui/dist/index.html ] || ! done_before ui/node_modules/.built "$sources"; then
    say "building the page"
    quietly "$TARGET/page.log" npm --prefix ui run build || fail "The page could not be built (all of it in $TARGET/page.log)."
    printf '%s\n' "$sources" >ui/node_modules/.built
fi
