# make check | unit | golden [UPDATE=1] | examples | bench [POSTS=FOLDER]
#   RUN='valgrind -q --error-exitcode=99'  put before every program
#   V=1                                    show the output of passing tests, too

# ---- tests that print TAP: see tests/check.sh --------------------------------
TEST_ENV     = DIGESTLINT='$(CURDIR)/$(PROGRAM)' RUN='$(RUN)' V='$(V)' \
               EXAMPLES='$(B)/examples' BUILD='$(B)' CC='$(CC)' \
               CXX='$(CXX)'
# The longest begin first: programs run beside each other.
LONG_SCRIPTS := $(addprefix tests/,test_library.sh test_bad_input.sh \
                test_lexicon.sh)
TEST_SCRIPTS := $(LONG_SCRIPTS) \
                $(filter-out $(LONG_SCRIPTS),$(sort $(wildcard tests/test_*.sh)))
EXAMPLES     := $(B)/examples/examples.tsv

$(EXAMPLES): $(B)/gen/rules.stamp
	@rm -rf $(@D) && mkdir -p $(@D) && echo '  GEN   $(@D)'
	$(Q)$(RULEGEN) --examples $(@D) $(RULES)

# The public headers and the library, as another program sees them: the examples
# in C and in C++, and a program with two threads in C++.
CXX        ?= c++
API_FLAGS   = -Wall -Wextra -pedantic -Werror -pthread -Iinclude $(CFLAGS) \
    $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all) -Wl,-rpath,$(abspath $(B))
API_C      := $(addprefix $(B)/examples-api/,lint fix)
API_CXX    := $(addprefix $(B)/examples-api/,lint-cxx fix-cxx threads-cxx)
API_PROGRAMS := $(API_C) $(API_CXX) $(B)/examples-api/memory
API_HEADERS := $(wildcard include/*/*.h examples/*.h)
$(API_C): $(B)/examples-api/%: examples/%.c $(API_HEADERS) $(SHARED)
	@mkdir -p $(@D) && echo '  LD    $@'
	$(Q)$(CC) -std=c11 $(API_FLAGS) -o $@ $< $(SHARED)
$(filter-out %/threads-cxx,$(API_CXX)): $(B)/examples-api/%-cxx: examples/%.c \
    $(API_HEADERS) $(SHARED)
	@mkdir -p $(@D) && echo '  LD    $@'
	$(Q)$(CXX) -std=c++17 $(API_FLAGS) -o $@ -x c++ $< -x none $(SHARED)
$(B)/examples-api/memory: tests/library/memory.c $(API_HEADERS) $(SHARED)
	@mkdir -p $(@D) && echo '  LD    $@'
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(API_FLAGS) -o $@ $< $(SHARED)
$(B)/examples-api/threads-cxx: tests/library/threads.cpp $(API_HEADERS) $(SHARED)
	@mkdir -p $(@D) && echo '  LD    $@'
	$(Q)$(CXX) -std=c++11 $(API_FLAGS) -o $@ $< $(SHARED)

# The examples of the specification; see tests/test_spec.sh.
SPEC_CHECK := $(B)/tests/spec/check_spec
$(SPEC_CHECK): DL_CPPFLAGS += -Itests
$(SPEC_CHECK): $(B)/tests/spec/check_spec.o $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)$(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $^ $(DL_LDLIBS) $(LDLIBS)
-include $(SPEC_CHECK:=.d)

# Posts in the blog's shape, for the tests of accuracy.
POSTS_TESTED := $(B)/tests/posts/stamp
$(POSTS_TESTED): tests/bench/compose.awk tests/bench/sentences.txt
	@echo '  GEN   $(@D)'
	$(Q)rm -rf $(@D) && mkdir -p $(@D) && awk -v dir=$(@D) -v posts=50 \
	    -v papers=8 -f $^ && touch $@

# A lexicon with one more word in every list, and what asks it; see
# tests/test_lexicon.sh. Only the generated table is compiled again.
LEXICON_DIR  := $(B)/tests/lexicon
LEXICON_TEST := $(addprefix $(LEXICON_DIR)/,probe probe-more digestlint-more)
$(LEXICON_DIR)/gen/words.tsv: tests/lexicon/add_words.awk $(LEXICONS) $(LEXGEN)
	@mkdir -p $(@D) && echo '  GEN   $@'
	$(Q)rm -rf $(@D) && mkdir -p $(@D)/rules && \
	    awk -v out=$(@D)/rules -f $< $(LEXICONS) >$@ && \
	    $(LEXGEN) $(@D) $(@D)/rules/*.yaml
$(LEXICON_DIR)/gen/lexicon_gen.c: $(LEXICON_DIR)/gen/words.tsv ;
$(LEXICON_DIR)/gen/lexicon_gen.o: $(LEXICON_DIR)/gen/lexicon_gen.c | $(GEN_HDR)
	@echo '  CC    $<'
	$(Q)$(CC) $(DL_CPPFLAGS) $(CPPFLAGS) $(DL_CFLAGS) $(CFLAGS) -c -o $@ $<
$(LEXICON_DIR)/probe: $(LEXICON_DIR)/probe.o
$(LEXICON_DIR)/probe-more: $(LEXICON_DIR)/probe.o $(LEXICON_DIR)/gen/lexicon_gen.o
$(LEXICON_DIR)/digestlint-more: $(CLI_OBJ) $(LEXICON_DIR)/gen/lexicon_gen.o
$(LEXICON_TEST): $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)$(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) \
	    $(filter %.a,$^) $(DL_LDLIBS) $(LDLIBS)
-include $(LEXICON_DIR)/probe.d

# The command line with one more row; see tests/test_options.sh.
OPTIONS_DIR  := $(B)/tests/options
OPTIONS_TEST := $(addprefix $(OPTIONS_DIR)/,digestlint-more usage-more)
OPTIONS_OBJ  := $(OPTIONS_DIR)/check_options.o \
    $(filter-out %/check_options.o %/main.o,$(CLI_OBJ))
$(OPTIONS_DIR)/check_options.c: tests/options/add_row.awk src/cli/check_options.c
	@mkdir -p $(@D) && echo '  GEN   $@'
	$(Q)awk -f $^ >$@
$(OPTIONS_DIR)/check_options.o: $(OPTIONS_DIR)/check_options.c | $(GEN_HDR)
	@echo '  CC    $<'
	$(Q)$(CC) $(DL_CPPFLAGS) $(CPPFLAGS) $(DL_CFLAGS) $(CFLAGS) -c -o $@ $<
-include $(OPTIONS_DIR)/check_options.d
$(OPTIONS_DIR)/digestlint-more: $(B)/src/main.o $(OPTIONS_OBJ)
$(OPTIONS_DIR)/usage-more: $(USAGE_OBJ) $(OPTIONS_OBJ)
$(OPTIONS_TEST): $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)$(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) \
	    $(filter %.a,$^) $(DL_LDLIBS) $(LDLIBS)

unit: $(UNIT_BIN) $(POSTS_TESTED) $(EXAMPLES)
	$(Q)$(TEST_ENV) tests/check.sh $(UNIT_BIN)
golden: $(PROGRAM)
	$(Q)$(TEST_ENV) UPDATE='$(UPDATE)' tests/check.sh tests/golden.sh
examples: $(PROGRAM) $(EXAMPLES)
	$(Q)$(TEST_ENV) tests/check.sh tests/examples.sh
check: $(UNIT_BIN) $(PROGRAM) $(EXAMPLES) $(API_PROGRAMS) $(SPEC_CHECK) \
    $(LEXICON_TEST) $(OPTIONS_TEST) $(USAGE) $(POSTS_TESTED)
	$(Q)$(TEST_ENV) tests/check.sh $(TEST_SCRIPTS) tests/examples.sh \
	    tests/golden.sh $(UNIT_BIN)

# Parts of it, for the runs in which every instruction is dear.
THREAD_TESTS := $(filter %/test_run %/test_corpus %/test_pool,$(UNIT_BIN))
check-threads: $(THREAD_TESTS) $(PROGRAM) $(API_PROGRAMS)
	$(Q)$(TEST_ENV) tests/check.sh $(THREAD_TESTS) tests/test_run.sh \
	    tests/test_properties.sh tests/test_library.sh
SLOW_TESTS := %/test_arxiv_mutations %/test_fix %/test_kinds_of_text \
              %/test_meter %/test_patterns
check-valgrind: $(PROGRAM) $(UNIT_BIN) $(POSTS_TESTED) $(EXAMPLES)
	$(Q)$(TEST_ENV) tests/check.sh tests/golden.sh \
	    $(filter-out $(SLOW_TESTS),$(UNIT_BIN))

check-hooks: $(PROGRAM)
	$(Q)$(TEST_ENV) tests/check.sh tests/hooks.sh tests/route.sh \
	    tests/tutorial.sh
# Other people's tools judge the machine formats; needs npm.
validate: $(PROGRAM)
	$(Q)$(TEST_ENV) tests/validators/run.sh
# What the rules say of a page, judged by the page; needs npm and the renderers.
# check-page: only that the cases and kramdown's blocks are as they were measured.
OUTLINE := $(B)/tests/page/outline
$(OUTLINE): $(OUTLINE).o $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)$(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $^ $(DL_LDLIBS) $(LDLIBS)
-include $(OUTLINE).d
check-renderers: $(PROGRAM) $(OUTLINE)
	$(Q)$(TEST_ENV) OUTLINE='$(abspath $(OUTLINE))' tests/renderers/run.sh
check-page: $(PROGRAM) $(OUTLINE)
	$(Q)$(TEST_ENV) OUTLINE='$(abspath $(OUTLINE))' \
	    tests/renderers/run.sh --verified
# Builds everything twice.
check-reproducible:
	$(Q)CC='$(CC)' tests/check.sh tests/reproducible.sh
FAULTS := $(B)/tests/faults
$(FAULTS)/preload.so: tests/faults/preload.c
	@mkdir -p $(@D) && echo '  LD    $@'
	$(Q)$(CC) -std=c11 $(WARN) -O1 -fPIC -shared -o $@ $< -ldl
$(FAULTS)/attributes: tests/faults/attributes.c
	@mkdir -p $(@D) && echo '  LD    $@'
	$(Q)$(CC) -std=c11 $(WARN) -o $@ $<
check-faults: $(PROGRAM) $(FAULTS)/preload.so $(FAULTS)/attributes
	$(Q)$(TEST_ENV) FAULTS='$(abspath $(FAULTS))' tests/check.sh tests/faults.sh

.PHONY: unit golden examples check check-threads check-valgrind \
    check-hooks check-faults check-reproducible \
    validate check-renderers check-page

-include tests/fuzz/fuzz.mk
-include tests/mutants/mutants.mk

# ---- benchmark: ratios within one run, see tests/bench/bench.sh ---------------
BENCH := $(B)/tests/bench
$(BENCH)/bare_parse: LDLIBS += -lcmark-gfm
$(BENCH)/bare_parse $(BENCH)/peak_memory: %: %.o
	$(Q)$(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $< $(LDLIBS)
bench: $(PROGRAM) $(BENCH)/bare_parse $(BENCH)/peak_memory
	$(Q)DIGESTLINT='$(PROGRAM)' BARE_PARSE='$(BENCH)/bare_parse' \
	    PEAK_MEMORY='$(BENCH)/peak_memory' tests/bench/bench.sh $(POSTS)

# How long hostile patterns may take, at three sizes of the text.
PATTERNS := $(BENCH)/patterns
$(PATTERNS): %: %.o $(B)/libdigestlint.a
	$(Q)$(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $^ $(DL_LDLIBS) $(LDLIBS)
SEED  ?= 1
COUNT ?= 2000
bench-patterns: $(PATTERNS)
	$(Q)for bytes in 8192 65536 262144; do \
	    $(PATTERNS) $(SEED) $(COUNT) $$bytes || exit; \
	done

.PHONY: bench bench-patterns
