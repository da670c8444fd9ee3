# make install | uninstall  PREFIX=/usr/local DESTDIR=
INSTALL   ?= install
DOCDIR    ?= $(DATADIR)/doc/digestlint
MANDIR    ?= $(DATADIR)/man
BASHDIR   ?= $(DATADIR)/bash-completion/completions
ZSHDIR    ?= $(DATADIR)/zsh/site-functions
FISHDIR   ?= $(DATADIR)/fish/vendor_completions.d

# Each file and where it goes, with a colon between.
INSTALLED := $(PROGRAM):$(BINDIR)/digestlint \
    $(foreach doc,$(wildcard LICENSE README.md CHANGELOG.md docs/rules.md \
        docs/digestlint.schema.json),$(doc):$(DOCDIR)/$(notdir $(doc))) \
    $(foreach page,$(wildcard docs/*.1),$(page):$(MANDIR)/man1/$(notdir $(page))) \
    $(if $(wildcard completions),completions/digestlint.bash:$(BASHDIR)/digestlint \
        completions/digestlint.zsh:$(ZSHDIR)/_digestlint \
        completions/digestlint.fish:$(FISHDIR)/digestlint.fish)

from = $(word 1,$(subst :, ,$(1)))
to   = $(DESTDIR)$(word 2,$(subst :, ,$(1)))

install: $(PROGRAM)
	$(Q)$(foreach f,$(INSTALLED),$(INSTALL) -D -m $(if $(findstring /bin/,$(f)),755,644) \
	    '$(call from,$(f))' '$(call to,$(f))' &&) :
uninstall:
	$(Q)rm -f $(foreach f,$(INSTALLED),'$(call to,$(f))')
	$(Q)rmdir '$(DESTDIR)$(DOCDIR)' 2>/dev/null || :

.PHONY: install uninstall
