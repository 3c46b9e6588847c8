# The commands of Biseo. Each one first sets up what it needs and says what it cannot get; the second time it is quick.
#
#   make run     open the window; without a display, do the sample job in a virtual one and leave the results in out/
#   make test    every check: formatting, lints, Rust, the page, generated types, the real window, Hangul input
#   make setup   only install and build

.PHONY: run test setup

run test setup:
	@scripts/$@.sh
