# make demo      installs what is missing, builds, trains on a bundled picture, writes a page
# make test      every test, the browser's too
# make bench     speed beside the peers
# make install   commands and their data into PREFIX

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
PREFIX ?= /usr/local
DESTDIR ?=
# Swift's runtime goes into the binaries: they run where no toolchain is.
STATIC := -c release --static-swift-stdlib --scratch-path .build-static
BIN := .build-static/release
COMMANDS := nca-train nca-stylize nca-export nca-preview nca-import
WEIGHTS := Sources/Trainer/Resources/vgg16-features-f16.safetensors

.PHONY: all dependencies build demo test bench install install-files clean

all: build

dependencies:
	scripts/install-dependencies

build: dependencies
	swift build $(STATIC)

# What a user gets without asking for more: three minutes on two cores.
demo: build
	mkdir -p demo
	$(BIN)/nca-train examples/images/honeycomb.png --output demo/honeycomb.nca --run demo/honeycomb.run
	$(BIN)/nca-export demo/honeycomb.nca --html --output demo/honeycomb.html
	@echo "Open demo/honeycomb.html in a browser."

# Commands as they ship, and tests: two builds, side by side.
test:
	scripts/install-dependencies --test
	swift build $(STATIC) & shipped=$$!; swift build -c release --build-tests; wait $$shipped
	swift test -c release --skip-build
	NCA_BIN="$(CURDIR)/$(BIN)" scripts/python-tests

bench:
	scripts/install-dependencies --bench
	Benchmarks/run

install: build install-files

install-files:
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/nca"
	for command in $(COMMANDS); do install -m 755 "$(BIN)/$$command" "$(DESTDIR)$(PREFIX)/bin/"; done
	install -m 644 $(WEIGHTS) LICENSE THIRD_PARTY_NOTICES.md "$(DESTDIR)$(PREFIX)/share/nca/"

clean:
	rm -rf .build .build-static .venv .venv-bench demo
