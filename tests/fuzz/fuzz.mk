# make fuzz-smoke             a minute of each fuzzer
# make fuzz FUZZ=fuzz_parse FUZZ_TIME=600
# Needs clang with libFuzzer; seeds are the fixtures, findings stay in
# build/fuzz/NAME.
FUZZ      ?= $(basename $(notdir $(FUZZ_SRC)))
FUZZ_TIME ?= 60
FUZZ_SAN  := fuzzer-no-link,address,undefined
FUZZ_DIR  := build/san-fuzzer-no-link-address-undefined/tests/fuzz
FUZZ_BIN  := $(FUZZ_SRC:%.c=$(B)/%)

$(FUZZ_BIN): DL_CPPFLAGS += -Itests
$(FUZZ_BIN): $(B)/tests/fuzz/%: $(B)/tests/fuzz/%.o $(B)/libdigestlint.a
	@echo '  LD    $@'
	$(Q)$(CC) $(DL_LDFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ \
	    $(DL_LDLIBS) $(LDLIBS)

fuzz-build: $(FUZZ_BIN)

fuzz fuzz-smoke:
	$(Q)$(MAKE) --no-print-directory CC=clang SAN=$(FUZZ_SAN) fuzz-build
	$(Q)for f in $(FUZZ); do \
	    mkdir -p build/fuzz/$$f && \
	    $(FUZZ_DIR)/$$f -max_total_time=$(FUZZ_TIME) -timeout=10 \
	        -max_len=4096 -print_final_stats=1 \
	        -artifact_prefix=build/fuzz/$$f/ build/fuzz/$$f \
	        $(wildcard tests/fixtures tests/fuzz/seeds) || exit 1; \
	done

-include $(FUZZ_BIN:=.d)
.PHONY: fuzz fuzz-smoke fuzz-build
