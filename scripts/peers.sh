#!/usr/bin/env bash
# How our reader of documents stands beside kordoc (npm, MIT), on the shared collection.
. "$(dirname "$0")/lib.sh"

documents=${BISEO_SHARED:-$ROOT/../shared}/data/hwp
[ -d "$documents" ] || fail "The collection of documents is not there: $documents" "Set BISEO_SHARED to the folder that holds data/."
peers=$TARGET/peers
mkdir -p "$peers/kordoc"
if ! [ -d "$peers/node_modules/kordoc" ]; then
    say "installing kordoc"
    quietly "$peers/install.log" npm install --silent --prefix "$peers" kordoc@4.14.1 ||
        fail "kordoc could not be installed (all of it in $peers/install.log)." "It comes from npm: check the network, and run the command again."
fi
say "reading with kordoc"
cp scripts/peers.mjs "$peers/"
node "$peers/peers.mjs" "$documents" "$peers/kordoc"
say "reading with ours"
scripts/build.sh
"$TARGET/debug/measure-reading" "$documents" "$peers/kordoc"
say "one process for each document (a development build of ours, which is larger and slower than a release)"
python3 scripts/peers.py "$documents" "$TARGET/debug/biseo-cli" read -- node "$peers/node_modules/.bin/kordoc"
