#!/usr/bin/env bash
# Puts an independent HWPX reader into target/reader, for the window test.
. "$(dirname "$0")/lib.sh"

wanted=$(sha256sum scripts/reader.txt)
done_before "$TARGET/reader/.installed" "$wanted" && exit 0

say "installing the independent HWPX reader"
python3 -m pip --version >/dev/null 2>&1 || "$ROOT/scripts/packages.sh" python
rm -rf "$TARGET/reader"
quietly "$TARGET/reader.log" python3 -m pip install --quiet --disable-pip-version-check --target "$TARGET/reader" -r scripts/reader.txt ||
    fail "The independent HWPX reader could not be installed (all of it in $TARGET/reader.log)." \
        "It comes from PyPI: check the network or pip's index setting, and run the command again."
printf '%s\n' "$wanted" >"$TARGET/reader/.installed"
