# What the build writes from rules/: included by the Makefile.
# GEN_SRC: C files to compile; GEN_HDR: headers that must exist first. Add a
# generator by adding its output to these two and a rule that makes it.
GEN_SRC := $(addprefix $(B)/gen/,rules_gen.c profiles_gen.c keys_gen.c key_names_gen.c)
GEN_HDR := $(B)/gen/rules_gen.h $(B)/gen/keys_gen.h

# ---- rules: table, constants, explanations; profiles, kinds of text, keys ------
# Host tools have plain flags, whatever the flavour.
HOST_CFLAGS := -std=c11 -pthread -O1 -g $(WARN) -Iinclude -Isrc -D_XOPEN_SOURCE=700
RULEGEN      := build/host/rulegen
RULEGEN_PKGS := yaml-0.1 libutf8proc
RULEGEN_SRC  := $(sort $(wildcard tools/rulegen/*.c src/base/*.c) src/text/utf8.c)
RULE_SRC     := $(sort $(wildcard src/rules/*.c))
KEYS         := rules/configuration.yaml
PAGES_KO     := $(RULES_KO:%=--korean %)

$(RULEGEN): $(RULEGEN_SRC) $(wildcard tools/rulegen/*.h src/base/*.h)
	@mkdir -p $(@D) && echo '  HOST  $@'
	$(Q)$(HOST_CC) $(HOST_CFLAGS) $(shell $(PKG_CONFIG) --cflags $(RULEGEN_PKGS)) \
	    -o $@ $(RULEGEN_SRC) $(shell $(PKG_CONFIG) --libs $(RULEGEN_PKGS))

# The list changes when a file comes or goes, which make cannot see otherwise.
$(B)/gen/rules.list: FORCE
	@mkdir -p $(@D); echo '$(RULES) $(RULES_KO) $(RULE_SRC) $(PROFILES) $(TEXTS) $(LEXICONS)' \
	    > $@.new; cmp -s $@.new $@ || cp $@.new $@; rm $@.new

# One run writes all files, and each only when it changes: a new sentence in
# an explanation does not compile every rule again.
$(B)/gen/rules.stamp: $(RULES) $(RULES_KO) $(PROFILES) $(TEXTS) $(KEYS) $(RULEGEN) $(B)/gen/rules.list
	@echo '  GEN   rules'
	$(Q)$(RULEGEN) --gen $(@D) $(RULE_SRC:%=--source %) \
	    $(PROFILES:%=--profile %) $(TEXTS:%=--text %) --keys $(KEYS) \
	    $(PAGES_KO) $(RULES)
	@touch $@
$(addprefix $(B)/gen/,rules_gen.h rules_gen.c profiles_gen.c keys_gen.h keys_gen.c \
    key_names_gen.c): $(B)/gen/rules.stamp ;

# Writes the rows of the command line in other forms; made by the Makefile.
USAGE := $(B)/usage

# ---- what is committed, so that it can be read where the project is hosted ---
docs: $(PROGRAM) $(LEXGEN) $(USAGE)
	@echo '  GEN   docs'
	@mkdir -p docs/ko
	$(Q)$(RULEGEN) --docs docs --keys $(KEYS) $(LEXICONS:%=--lexicon %) $(PAGES_KO) $(RULES)
	$(Q)$(LEXGEN) --docs docs $(LEXICONS)
	$(Q)$(USAGE) bash >completions/digestlint.bash
	$(Q)$(USAGE) zsh >completions/digestlint.zsh
	$(Q)$(USAGE) fish >completions/digestlint.fish
# Whoever changes a rule, a key or an option runs `make docs`.
check-docs: docs
	$(Q)git diff --exit-code -- docs completions

# The manual: digestlint(1) from the rows of the command line, which $(USAGE)
# has, and digestlint.yaml(5) from the keys; in English and in Korean.
MANUALS := $(addprefix $(B)/man/,digestlint.1 digestlint.ko.1 digestlint.yaml.5 \
    digestlint.yaml.ko.5)
$(B)/man/digestlint.1 $(B)/man/digestlint.ko.1: $(USAGE)
	@mkdir -p $(@D) && echo '  GEN   $@'
	$(Q)$(USAGE) manual$(if $(findstring .ko,$@),-ko) >$@
$(B)/man/keys.stamp: $(KEYS) $(LEXICONS) $(RULES) $(RULEGEN)
	@mkdir -p $(@D) && echo '  GEN   $(@D)/digestlint.yaml.5'
	$(Q)$(RULEGEN) --man $(@D) --keys $(KEYS) $(LEXICONS:%=--lexicon %) $(RULES)
	@touch $@
$(B)/man/digestlint.yaml.5 $(B)/man/digestlint.yaml.ko.5: $(B)/man/keys.stamp ;

# make rule CODE=DLnnn NAME=words-joined-by-hyphens
rule:
	$(Q)tools/new-rule.sh '$(CODE)' '$(NAME)'

.PHONY: docs check-docs rule

# ---- arXiv: archives, months, days ---------------------------------------------
ARXIV_CSV := $(addprefix rules/arxiv/,archives.csv monthly.csv daily.csv)
GEN_SRC   += $(B)/gen/arxiv_tables.c

$(B)/gen/arxiv_tables.c: tools/arxivgen.awk $(ARXIV_CSV)
	@mkdir -p $(@D) && echo '  GEN   $@'
	$(Q)LC_ALL=C awk -f tools/arxivgen.awk $(ARXIV_CSV) >$@

# ---- the lexicon: every list of words, in one table ------------------------------
# The tool reads and builds with the library's own code; the header that it makes
# has a stand-in beside it.
GEN_SRC    += $(B)/gen/lexicon_gen.c
GEN_HDR    += $(B)/gen/lexicon_gen.h
LEXGEN     := build/host/lexgen
LEXGEN_SRC := $(sort $(wildcard tools/lexgen/*.c src/base/*.c)) src/parse/yaml.c \
              src/parse/yaml_words.c src/text/utf8.c src/model/lexicon_read.c src/korean/lexicon.c \
              src/korean/lexicon_build.c $(B)/gen/key_names_gen.c

$(LEXGEN): $(LEXGEN_SRC) $(wildcard tools/lexgen/*.h src/korean/*.h src/model/*.h)
	@mkdir -p $(@D) && echo '  HOST  $@'
	$(Q)$(HOST_CC) -Itools/lexgen -I$(B)/gen $(HOST_CFLAGS) \
	    $(shell $(PKG_CONFIG) --cflags $(RULEGEN_PKGS)) \
	    -o $@ $(LEXGEN_SRC) $(shell $(PKG_CONFIG) --libs $(RULEGEN_PKGS))

$(B)/gen/lexicon.stamp: $(LEXICONS) $(LEXGEN) $(B)/gen/rules.list
	@mkdir -p $(@D) && echo '  GEN   lexicon'
	$(Q)$(LEXGEN) $(@D) $(LEXICONS)
	@touch $@
$(B)/gen/lexicon_gen.h $(B)/gen/lexicon_gen.c: $(B)/gen/lexicon.stamp ;
