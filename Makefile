# make publish           install what is missing, fetch fonts, build, render content/ into build/out/
# make check             install what is missing, fetch fonts, build, run every test
# make                   build build/debug/yinfa
# make unit T=base/len   unit tests of one file or folder
# make regress T=layout/keep   regress cases of one folder
# make update T=layout/keep    rewrite their expected files and show what changed
# make lint              warnings of clang are errors
# make bench|fuzz|format|clean
# make MODE=asan unit    MODE is debug, release, asan (AddressSanitizer and UBSan) or fuzz
# make V=1               show the commands

MODE  ?= debug
BUILD ?= build/$(MODE)
T     ?=

PKGS := libxml-2.0 libxslt libexslt glib-2.0 gio-2.0 pango pangoft2 pangocairo \
	cairo cairo-ft cairo-pdf cairo-svg harfbuzz freetype2 fontconfig \
	icu-uc icu-i18n libqpdf librsvg-2.0 zlib

# Asked on first use and then kept: a fresh machine has no pkg-config until .ci/needs has run.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)) -lhyphen -lm)$(PKG_LIBS)
CHECK_LIBS = $(eval CHECK_LIBS := $$(shell pkg-config --libs check))$(CHECK_LIBS)

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wwrite-strings -Wvla -Wundef -Wformat=2
SAN  := -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

debug_FLAGS   := -O0 -g
release_FLAGS := -O2 -g -DNDEBUG -fstack-protector-strong
asan_FLAGS    := -O1 -g $(SAN)
# Structures are put in whole (tests/fuzz/mutate.h): comparisons need not be traced, which takes a third of the time.
fuzz_FLAGS    := -O1 -g $(SAN) -fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp
MODE_FLAGS    := $($(MODE)_FLAGS)
ifeq ($(MODE_FLAGS),)
$(error MODE is debug, release, asan or fuzz, not '$(MODE)')
endif
ifeq ($(origin CC),default)
CC := $(if $(filter fuzz,$(MODE)),clang,gcc)
endif
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE $(WARN) $(MODE_FLAGS) -Isrc $(PKG_CFLAGS) $(CFLAGS)

# main.c makes the program; everything else is also what the unit tests link.
SRC   := $(wildcard src/*.c src/*/*.c src/*/*/*.c)
EMBED := $(wildcard src/*/*.xsl src/*/*/*.xsl)
MAIN  := $(BUILD)/main.o
OBJ   := $(filter-out $(MAIN),$(SRC:src/%.c=$(BUILD)/%.o)) $(EMBED:src/%=$(BUILD)/embed/%.o)
LIB   := $(BUILD)/libyinfa.a
UNIT  := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*/*.c))
FUZZ  := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/*.c))
LINT  := $(patsubst %.c,build/lint/%.ok,$(SRC) $(wildcard tests/unit/*/*.c))

Q    := $(if $(V),,@)
say   = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2))
# Itself again, quietly and on all processors, once what it needs is there.
AGAIN = $(MAKE) $(if $(V),,-s) --no-print-directory $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc))

.PHONY: all publish check unit units regress documents update lint bench fuzz fuzzers format clean
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/yinfa

publish:
	@.ci/needs build
	@fonts/fetch
	@$(AGAIN) MODE=release all
	@build/release/yinfa publish content/publish.xml

# All of it in debug, then units and regress once more under the sanitizers.
check:
	@.ci/needs build test
	@fonts/fetch
	@MAKE='$(AGAIN)' tests/check

$(BUILD)/yinfa: $(MAIN) $(LIB)
	$(call say,LD,$@)
	$(Q)$(CC) $(MODE_FLAGS) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(LIB): $(OBJ)
	$(call say,AR,$@)
	$(Q)mkdir -p $(@D) && rm -f $@ && ar rcs $@ $^

$(BUILD)/%.o: src/%.c
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# src/schema/schematron.xsl becomes const char schematron_xsl[], which ends in a NUL,
# and const unsigned schematron_xsl_size, which does not count it.
$(BUILD)/embed/%.c: src/%
	$(Q)mkdir -p $(@D) && name=$$(basename $< | sed 's/[^A-Za-z0-9]/_/g') && { \
		echo "extern const char $${name}[]; extern const unsigned $${name}_size;"; \
		echo "const char $${name}[] = {"; \
		od -An -v -tx1 $< | sed "s/ \(..\)/'\\\\x\1',/g"; \
		echo "0 };"; \
		echo "const unsigned $${name}_size = sizeof $$name - 1;"; } > $@

$(BUILD)/embed/%.o: $(BUILD)/embed/%.c
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(LIB)
	$(call say,UNIT,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(LIB) $(CHECK_LIBS) $(PKG_LIBS)

$(BUILD)/fuzz/%: tests/fuzz/%.c $(LIB)
	$(call say,FUZZ,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -MMD -MP $(LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS)

$(BUILD)/bench/%: tests/bench/%.c $(LIB)
	$(call say,BENCH,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS)

build/lint/%.ok: %.c
	$(call say,LINT,$<)
	$(Q)mkdir -p $(@D) && clang -fsyntax-only -Werror $(ALL_CFLAGS) -MMD -MP -MT $@ -MF $(@:.ok=.d) $< && touch $@

units: $(UNIT)
fuzzers: $(FUZZ)
lint: $(LINT)

# T=base is all of tests/unit/base, T=base/len its check_len.c
unit: $(if $(T),$(filter $(BUILD)/unit/$(T)% $(BUILD)/unit/$(subst /,/check_,$(T))%,$(UNIT)),$(UNIT))
	@tests/unit/run $^

regress: $(BUILD)/yinfa
	@YINFA=$< tests/regress/run $(T)

update: $(BUILD)/yinfa
	@$(if $(T),,echo 'make update T=STAGE/FEATURE: which cases?' >&2; exit 2)
	@YINFA=$< tests/regress/run --update $(T)

documents: $(BUILD)/yinfa
	@YINFA=$< tests/documents/run

bench:
	@.ci/needs build test
	@fonts/fetch
	@$(AGAIN) MODE=release all build/release/bench/compose
	@build/release/bench/compose; status=$$?; YINFA=build/release/yinfa tests/bench/run && exit $$status

# Every fuzzer for SECONDS seconds, from the samples in tests/fuzz/NAME/.
fuzz:
	@.ci/needs build test
	@$(AGAIN) MODE=fuzz fuzzers
	@tests/fuzz/run $(or $(SECONDS),60)

format:
	clang-format -i $(wildcard src/*.[ch] src/*/*.[ch] src/*/*/*.[ch] tests/unit/*.h tests/unit/*/*.[ch] tests/fuzz/*.[ch])

clean:
	rm -rf $(filter-out build/fonts,$(wildcard build/*))

-include $(OBJ:.o=.d) $(MAIN:.o=.d) $(UNIT:=.d) $(FUZZ:=.d) $(LINT:.ok=.d)
