# make lint: static analysis, nothing of it in the build.
CLANG_TIDY ?= clang-tidy
CPPCHECK   ?= cppcheck
SHELLCHECK ?= shellcheck

TIDY_SRC := $(LIB_SRC) $(CLI_SRC) $(wildcard tools/*.c tools/*/*.c)
SCRIPTS  := $(wildcard tests/*.sh tests/*/*.sh tools/*.sh)

lint: $(TIDY_SRC:%.c=$(B)/lint/%.tidy) $(SCRIPTS:%=$(B)/lint/%.checked)
	@echo '  LINT  cppcheck'
	$(Q)$(CPPCHECK) --quiet --error-exitcode=1 --std=c11 --inline-suppr \
	    --enable=warning,portability,performance --suppress=missingInclude \
	    --suppress=pointerSize -Iinclude -Isrc -I$(B)/gen src tools

# One file at a time, so that only what changed is looked at again. The tool
# counts the warnings that it hides: not worth a line.
$(B)/lint/%.tidy: %.c .clang-tidy $(wildcard include/*/*.h src/*/*.h src/*/*/*.h) | $(GEN_HDR)
	@mkdir -p $(@D) && echo '  LINT  $<'
	$(Q)$(CLANG_TIDY) --quiet $< -- -std=c11 $(DL_CPPFLAGS) > $@.log 2>&1 || \
	    { grep -v 'warnings generated' $@.log; false; }
	@touch $@
$(B)/lint/%.sh.checked: %.sh
	@mkdir -p $(@D) && echo '  LINT  $<'
	$(Q)$(SHELLCHECK) -S warning $<
	@touch $@

.PHONY: lint
