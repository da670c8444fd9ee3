# make mutants [LAYERS='parse config'] [COUNT=40] [SEED=1] [JOBS=1] [AGAIN=1]
#
# The code is built twice, in trees of its own: as it is, and so that it says
# which functions are entered. The unit tests call what the library hides.
MUTANT_TREE := build/mutants
MUTANT_ARGS  = $(LAYERS) $(COUNT:%=--count %) $(SEED:%=--seed %) \
               $(JOBS:%=--jobs %) $(AGAIN:%=--again)

mutants:
	$(Q)$(MAKE) B=$(MUTANT_TREE)/trace mutant-objects \
	    CFLAGS='-O1 -g -fvisibility=default -finstrument-functions -falign-functions=16'
	$(Q)$(MAKE) B=$(MUTANT_TREE)/plain CFLAGS='-O2 -fvisibility=default' judge-mutants

mutant-objects: $(LIB_OBJ) $(CLI_OBJ)

judge-mutants: export COMPILE = $(CC) $(DL_CPPFLAGS) $(DL_CFLAGS) $(CFLAGS)
judge-mutants: export LIBS = $(DL_LDLIBS)
judge-mutants: export CC := $(CC)
judge-mutants: mutant-objects $(UNIT_BIN:=.o) $(SPEC_CHECK) $(EXAMPLES) \
    $(POSTS_TESTED)
	$(Q)nice tests/mutants/mutants.py $(MUTANT_ARGS)

.PHONY: mutants mutant-objects judge-mutants
