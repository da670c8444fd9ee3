# make fuzz-smoke                       a minute of each fuzzer
# make fuzz FUZZ=fuzz_parse FUZZ_TIME=600
# make fuzz-coverage                    what the seeds reach, by folder
# make fuzz-merge FUZZ=fuzz_parse       keep of a corpus what it reaches
# Needs clang with libFuzzer, and llvm-cov. Seeds are composed (seeds.sh);
# corpora and crashes stay in build/fuzz/NAME and build/fuzz/crashes. A crash
# that was repaired becomes a test: put its file into tests/fuzz/crashes/NAME.
FUZZ       ?= $(basename $(notdir $(FUZZ_SRC)))
FUZZ_TIME  ?= 60
FUZZ_SAN   := fuzzer-no-link,address,undefined
FUZZ_DIR   := build/san-fuzzer-no-link-address-undefined/tests/fuzz
FUZZ_BIN   := $(FUZZ_SRC:%.c=$(B)/%)
FUZZ_SEEDS := build/fuzz/seeds
FUZZ_ARGS   = -timeout=10 -max_len=16384 -dict=$(FUZZ_SEEDS)/dictionary \
    -artifact_prefix=$(CURDIR)/build/fuzz/crashes/$$f- -print_final_stats=1

$(FUZZ_BIN): $(B)/tests/fuzz/%: $(B)/tests/fuzz/%.o $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)$(CC) $(DL_LDFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ \
	    $(DL_LDLIBS) $(LDLIBS)

$(FUZZ_SEEDS)/stamp: tests/fuzz/seeds.sh rules/configuration.yaml \
    $(wildcard tests/fixtures/*/*.md tests/fixtures/*/*.yaml docs/*.md \
    rules/*/*.yaml rules/arxiv/*.csv tests/fuzz/seeds/*/*)
	@echo '  GEN   $(@D)'
	$(Q)$< $(@D) && touch $@

fuzz-build: $(FUZZ_BIN)

fuzz fuzz-smoke: $(FUZZ_SEEDS)/stamp
	$(Q)$(MAKE) --no-print-directory CC=clang SAN=$(FUZZ_SAN) fuzz-build
	$(Q)mkdir -p build/fuzz/crashes && for f in $(FUZZ); do \
	    mkdir -p build/fuzz/$$f && \
	    $(FUZZ_DIR)/$$f $(FUZZ_ARGS) -max_total_time=$(FUZZ_TIME) \
	        build/fuzz/$$f $(FUZZ_SEEDS)/$${f#fuzz_} || exit 1; \
	done

fuzz-merge:
	$(Q)for f in $(FUZZ); do \
	    rm -rf build/fuzz/merged && mkdir -p build/fuzz/merged && \
	    $(FUZZ_DIR)/$$f $(FUZZ_ARGS) -merge=1 build/fuzz/merged \
	        $(FUZZ_SEEDS)/$${f#fuzz_} build/fuzz/$$f && \
	    rm -rf build/fuzz/$$f && mv build/fuzz/merged build/fuzz/$$f || \
	        exit 1; \
	done

# ---- without a fuzzer: seeds, and crashes that were repaired, as tests --------
FUZZ_REPLAY := $(FUZZ_BIN:=-replay)
$(FUZZ_REPLAY): %-replay: %.o $(B)/tests/fuzz/replay.o $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)$(CC) $(DL_LDFLAGS) $(LDFLAGS) -o $@ $^ $(DL_LDLIBS) $(LDLIBS)

fuzz-replay: $(FUZZ_REPLAY) $(FUZZ_SEEDS)/stamp
check: fuzz-replay

# ---- coverage: from the seeds alone, or with the corpora: CORPUS=1 ------------
FUZZ_COVERAGE := build/fuzz-coverage
fuzz-coverage:
	$(Q)$(MAKE) --no-print-directory CC=clang B=$(FUZZ_COVERAGE) \
	    CFLAGS='-O1 -g -fprofile-instr-generate -fcoverage-mapping' \
	    LDFLAGS=-fprofile-instr-generate fuzz-replay
	$(Q)CORPUS='$(CORPUS)' tests/fuzz/coverage.sh $(FUZZ_COVERAGE)

-include $(FUZZ_BIN:=.d) $(B)/tests/fuzz/replay.d
.PHONY: fuzz fuzz-smoke fuzz-build fuzz-merge fuzz-replay fuzz-coverage
