# What the build writes from rules/: included by the Makefile.
# GEN_SRC: C files to compile; GEN_HDR: headers that must exist first. Add a
# generator by adding its output to these two and a rule that makes it.
GEN_SRC := $(B)/gen/rules_gen.c $(B)/gen/profiles_gen.c $(B)/gen/keys_gen.c
GEN_HDR := $(B)/gen/rules_gen.h $(B)/gen/keys_gen.h

# ---- rules: table, constants, explanations; profiles, kinds of text, keys ------
# Host tools have plain flags, whatever the flavour.
HOST_CFLAGS := -std=c11 -O1 -g $(WARN) -Iinclude -Isrc -D_XOPEN_SOURCE=700
RULEGEN      := build/host/rulegen
RULEGEN_PKGS := yaml-0.1 libutf8proc
RULEGEN_SRC  := $(sort $(wildcard tools/rulegen/*.c src/base/*.c) src/text/utf8.c)
RULE_SRC     := $(sort $(wildcard src/rules/*.c))
KEYS         := rules/configuration.yaml

$(RULEGEN): $(RULEGEN_SRC) $(wildcard tools/rulegen/*.h src/base/*.h)
	@mkdir -p $(@D) && echo '  HOST  $@'
	$(Q)$(HOST_CC) $(HOST_CFLAGS) $(shell $(PKG_CONFIG) --cflags $(RULEGEN_PKGS)) \
	    -o $@ $(RULEGEN_SRC) $(shell $(PKG_CONFIG) --libs $(RULEGEN_PKGS))

# The list changes when a file comes or goes, which make cannot see otherwise.
$(B)/gen/rules.list: FORCE
	@mkdir -p $(@D); echo '$(RULES) $(RULE_SRC) $(PROFILES) $(TEXTS)' | \
	    cmp -s - $@ || echo '$(RULES) $(RULE_SRC) $(PROFILES) $(TEXTS)' > $@

# One run writes all files, and each only when it changes: a new sentence in
# an explanation does not compile every rule again.
$(B)/gen/rules.stamp: $(RULES) $(PROFILES) $(TEXTS) $(KEYS) $(RULEGEN) $(B)/gen/rules.list
	@echo '  GEN   rules'
	$(Q)$(RULEGEN) --gen $(@D) $(RULE_SRC:%=--source %) \
	    $(PROFILES:%=--profile %) $(TEXTS:%=--text %) --keys $(KEYS) $(RULES)
	@touch $@
$(addprefix $(B)/gen/,rules_gen.h rules_gen.c profiles_gen.c keys_gen.h keys_gen.c): \
    $(B)/gen/rules.stamp ;

# ---- what is committed, so that it can be read where the project is hosted ---
docs: $(PROGRAM)
	@echo '  GEN   docs'
	$(Q)$(RULEGEN) --docs docs --keys $(KEYS) $(RULES)
	$(Q)tools/completions.sh $(PROGRAM) completions
# Whoever changes a rule, a key or an option runs `make docs`.
check-docs: docs
	$(Q)git diff --exit-code -- docs completions

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

# ---- lists of Korean words, as perfect-hash tables ------------------------------
WORD_LISTS := auxiliary bracket english gloss particle repeat size spacing variant
GEN_SRC    += $(WORD_LISTS:%=$(B)/gen/%_words.c)
GEN_HDR    += $(WORD_LISTS:%=$(B)/gen/%_words.h)

$(B)/gen/%_words.h: rules/lexicon/%.yaml tools/lexgen.awk
	@mkdir -p $(@D) && echo '  GEN   $@'
	$(Q)LC_ALL=C awk -v name=$* -v header=1 -f tools/lexgen.awk $< > $@

$(B)/gen/%_words.c: rules/lexicon/%.yaml tools/lexgen.awk
	@mkdir -p $(@D) && echo '  GEN   $@'
	$(Q)LC_ALL=C awk -v name=$* -f tools/lexgen.awk $< > $@.gperf
	$(Q)$(GPERF) --output-file=$@ $@.gperf

# ---- lexicon: the built-in terms and the perfect hash of their beginnings -----
GEN_SRC += $(B)/gen/terms_gen.c $(B)/gen/terms_hash.c
TERMGEN     := build/host/termgen
TERMGEN_SRC := $(wildcard tools/termgen/*.c src/base/*.c) src/parse/yaml.c src/text/utf8.c \
               src/text/terms_read.c
TERM_FILES  := rules/lexicon/glossary.yaml rules/lexicon/loanwords.yaml

$(TERMGEN): $(TERMGEN_SRC) src/text/terms.h src/text/terms_key.h
	@mkdir -p $(@D) && echo '  HOST  $@'
	$(Q)$(HOST_CC) $(HOST_CFLAGS) $(shell $(PKG_CONFIG) --cflags yaml-0.1 libutf8proc) \
	    -o $@ $(TERMGEN_SRC) $(shell $(PKG_CONFIG) --libs yaml-0.1 libutf8proc)

$(B)/gen/terms.stamp: $(TERM_FILES) $(TERMGEN)
	@mkdir -p $(@D) && echo '  GEN   terms'
	$(Q)$(TERMGEN) $(@D) $(TERM_FILES)
	$(Q)$(GPERF) -C -E -t -L ANSI-C $(@D)/terms.gperf > $(@D)/terms_hash.c.tmp && \
	    mv $(@D)/terms_hash.c.tmp $(@D)/terms_hash.c
	@touch $@
$(B)/gen/terms_gen.c $(B)/gen/terms_hash.c: $(B)/gen/terms.stamp ;
