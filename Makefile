# make               build/digestlint
# make check         all tests (needs libcmocka-dev and g++)
# make SAN=address,undefined check
# make rule CODE=DLnnn NAME=words-joined-by-hyphens
# make bench | docs | lint | install PREFIX= DESTDIR= | clean
# Every flavour has its own object tree: sanitizer objects never mix with others.
# DEBUG=1 leaves out what a memory checker cannot see through: PCRE2's machine
# code reads whole vectors, a few bytes past the end of the text.
.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

CC         ?= cc
AR         ?= ar
PKG_CONFIG ?= pkg-config
PREFIX     ?= /usr/local
BINDIR     ?= $(PREFIX)/bin
DATADIR    ?= $(PREFIX)/share
CFLAGS     ?= -O2 -g
HOST_CC    ?= $(CC)

VERSION := 0.1.0
PKGS    := libcmark-gfm yaml-0.1 libpcre2-8 libutf8proc jansson
comma   := ,
FLAVOUR := $(if $(SAN),san-$(subst $(comma),-,$(SAN)),$(if $(DEBUG),debug,release))
B       := build/$(FLAVOUR)
PROGRAM := $(if $(filter release,$(FLAVOUR)),build/digestlint,$(B)/digestlint)
Q       := $(if $(V),,@)

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
        -Wwrite-strings -Wvla -Wformat=2 -Wundef -Wconversion -pedantic \
        -Wno-overlength-strings $(if $(WERROR),-Werror)
# What not every compiler, linker and processor has; asked once in a run of make.
# The start files of a C library may be without marks for indirect branches, so
# the linker marks the program for the shadow stack only.
try         = $(if $(shell $(CC) -Werror $(1) -x c -c -o /dev/null /dev/null 2>&1 || echo no),,$(1))
try_link    = $(if $(shell echo 'int main(void) { return 0; }' | \
        $(CC) -Werror $(1) -x c -o /dev/null - 2>&1 || echo no),,$(1))
CET        := $(call try,-fcf-protection=full)
HARDENING  := -fstack-protector-strong $(call try,-fstack-clash-protection) \
        $(or $(CET),$(call try,-mbranch-protection=standard))
RELRO      := $(call try_link,-Wl$(comma)-z$(comma)relro$(comma)-z$(comma)now) \
        $(if $(CET),$(call try_link,-Wl$(comma)-z$(comma)shstk))
DL_CPPFLAGS := -Iinclude -Isrc -I$(B)/gen -D_XOPEN_SOURCE=700 \
        -DDL_VERSION='"$(VERSION)"' $(shell $(PKG_CONFIG) --cflags $(PKGS))
# All symbols are bound at the start (RELRO), so calls need no stubs.
NO_PLT      := $(call try,-fno-plt)
# Where the project lies is not in what is built: builds can be compared.
DL_CFLAGS   := -std=c11 -pthread $(WARN) -fPIC $(NO_PLT) -fvisibility=hidden -ffile-prefix-map=$(CURDIR)=. \
        $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer -DDL_ARENA_MALLOC) \
        $(if $(DEBUG),-DDL_NO_JIT) \
        $(if $(SAN)$(DEBUG),,-D_FORTIFY_SOURCE=2 $(HARDENING))
DL_LDFLAGS  := -pthread -pie $(RELRO) $(if $(SAN),-fsanitize=$(SAN))
# libcmark-gfm-extensions ships no .pc file
DL_LDLIBS   := -lcmark-gfm-extensions $(shell $(PKG_CONFIG) --libs $(PKGS))

# ---- sources: no list to keep, a new file is found --------------------------
LIB_SRC   := $(sort $(filter-out src/cli/%,$(wildcard src/*/*.c src/*/*/*.c)))
CLI_SRC   := $(sort src/main.c $(wildcard src/cli/*.c))
RULES     := $(sort $(wildcard rules/DL*.md))
RULES_KO  := $(sort $(wildcard rules/ko/DL*.md))
PROFILES  := $(sort $(wildcard rules/profiles/*.yaml))
TEXTS     := $(sort $(wildcard rules/text/*.yaml))
LEXICONS  := $(sort $(wildcard rules/lexicon/*.yaml))
UNIT_SRC  := $(sort $(wildcard tests/unit/test_*.c))
FUZZ_SRC  := $(sort $(wildcard tests/fuzz/fuzz_*.c))

all: $(PROGRAM)
include tools/generate.mk

LIB_OBJ   := $(LIB_SRC:%.c=$(B)/%.o) $(GEN_SRC:%.c=%.o)
CLI_OBJ   := $(CLI_SRC:%.c=$(B)/%.o)
USAGE_OBJ := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tools/usage/*.c)))
UNIT_BIN  := $(UNIT_SRC:%.c=$(B)/%)

# A rule without a check, or a check without a rule, does not build.
$(PROGRAM): $(CLI_OBJ) $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)mkdir -p $(@D) && $(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $^ $(DL_LDLIBS) $(LDLIBS)

# Make cannot see that a source was added or removed, but the list then changes.
$(B)/objects.list: FORCE
	@mkdir -p $(@D); echo '$(LIB_OBJ)' | cmp -s - $@ || echo '$(LIB_OBJ)' > $@

# Without times and owners (D), where ar can leave them out.
AR_FLAGS := $(if $(shell $(AR) --version 2>&1 | grep -E 'GNU|LLVM'),qcsD,qcs)
$(B)/libdigestlint.a: $(LIB_OBJ) $(B)/objects.list
	@echo '  AR    $@'
	$(Q)rm -f $@ && $(AR) $(AR_FLAGS) $@ $(LIB_OBJ)

# What other programs link; its SONAME has the first number of the version.
SONAME := libdigestlint.so.$(firstword $(subst ., ,$(VERSION)))
SHARED := $(B)/libdigestlint.so.$(VERSION)
$(SHARED): $(LIB_OBJ) $(B)/objects.list
	@echo '  LD    $@'
	$(Q)$(CC) -shared -Wl,-soname,$(SONAME) -Wl,-z,defs $(filter-out -pie,$(DL_LDFLAGS)) \
	    $(LDFLAGS) -o $@ $(LIB_OBJ) $(DL_LDLIBS) $(LDLIBS)
	$(Q)ln -sf $(notdir $@) $(B)/$(SONAME)

$(B)/%.o: %.c | $(GEN_HDR)
	@mkdir -p $(@D) && echo '  CC    $<'
	$(Q)$(CC) $(DL_CPPFLAGS) $(CPPFLAGS) $(DL_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/gen/%.o: $(B)/gen/%.c | $(GEN_HDR)
	@echo '  CC    $<'
	$(Q)$(CC) $(DL_CPPFLAGS) $(CPPFLAGS) $(DL_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Writes completions and the manual from the rows of the command line.
$(USAGE_OBJ): DL_CPPFLAGS += -Itools/usage
$(USAGE): $(USAGE_OBJ) $(filter-out $(B)/src/main.o,$(CLI_OBJ)) $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)$(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $^ $(DL_LDLIBS) $(LDLIBS)

$(UNIT_BIN): $(B)/tests/unit/%: $(B)/tests/unit/%.o $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)$(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $^ $(DL_LDLIBS) -lcmocka $(LDLIBS)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(USAGE_OBJ:.o=.d) $(UNIT_BIN:=.d)

include tests/tests.mk
include tools/lint.mk
include tools/install.mk

clean:
	rm -rf build

.PHONY: all clean FORCE
.SECONDARY:
