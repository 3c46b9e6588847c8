#!/usr/bin/env bash
# Installs the Debian packages of the given groups that are not there yet. usage: packages.sh GROUP...
. "$(dirname "$0")/lib.sh"

missing=()
for group in "$@"; do
    while read -r package; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
    done < <(awk -v group="$group" '$1 == group { print $2 }' scripts/packages.txt)
done
[ ${#missing[@]} -gt 0 ] || exit 0

by_hand="Install these packages, or ask an administrator to, and run the command again: ${missing[*]}"
command -v apt-get >/dev/null || fail "This system has no apt-get, so its packages cannot be installed from here." "$by_hand"
as_root=()
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "Packages are missing, and there is neither root nor sudo to install them." "$by_hand"
    as_root=(sudo)
fi

say "installing packages: ${missing[*]}"
log=$TARGET/packages.log
install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
# The package lists may be there already, and the network may not: refresh them only when installing fails.
if ! "${install[@]}" >"$log" 2>&1; then
    quietly "$log" "${as_root[@]}" apt-get update || warn "The package lists could not be refreshed; trying with those at hand."
    quietly "$log" "${install[@]}" || fail "The packages could not be installed (all of it in $log)." "$by_hand"
fi
