# The commands of Biseo. Each one first sets up what it needs and says what it cannot get; the second time it is quick.
#
#   make run     open the window; without a display, do the sample job in a virtual one and leave the results in out/
#   make test    every check: formatting, lints, Rust, the page, generated types, the real window, Hangul input
#   make setup   only install and build
#   make bench   everything that is measured: search, drafts, start-up and memory beside an empty window
#   make fuzz    feed the parsers with damaged texts for an hour (BISEO_FUZZ_SECONDS for another time)
#   make peers   how our reader of documents stands beside kordoc, file by file

.PHONY: run test setup bench fuzz peers

run test setup bench fuzz peers:
	@scripts/$@.sh
