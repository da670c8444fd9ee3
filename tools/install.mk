# make install | uninstall          PREFIX=/usr/local DESTDIR=
# make install-dev | uninstall-dev   the library, its headers and a .pc file
INSTALL    ?= install
LIBDIR     ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DOCDIR     ?= $(DATADIR)/doc/digestlint
MANDIR     ?= $(DATADIR)/man
BASHDIR    ?= $(DATADIR)/bash-completion/completions
ZSHDIR     ?= $(DATADIR)/zsh/site-functions
FISHDIR    ?= $(DATADIR)/fish/vendor_completions.d

# Each file and where it goes, with a colon between.
INSTALLED := $(PROGRAM):$(BINDIR)/digestlint \
    $(foreach doc,$(wildcard LICENSE *.md docs/*.md docs/ko/*.md docs/*.json examples/*),\
        $(doc):$(DOCDIR)/$(doc)) \
    $(B)/man/digestlint.1:$(MANDIR)/man1/digestlint.1 \
    $(B)/man/digestlint.ko.1:$(MANDIR)/ko/man1/digestlint.1 \
    $(B)/man/digestlint.yaml.5:$(MANDIR)/man5/digestlint.yaml.5 \
    $(B)/man/digestlint.yaml.ko.5:$(MANDIR)/ko/man5/digestlint.yaml.5 \
    $(if $(wildcard completions),completions/digestlint.bash:$(BASHDIR)/digestlint \
        completions/digestlint.zsh:$(ZSHDIR)/_digestlint \
        completions/digestlint.fish:$(FISHDIR)/digestlint.fish)

INSTALLED_DEV := $(B)/libdigestlint.a:$(LIBDIR)/libdigestlint.a \
    $(SHARED):$(LIBDIR)/$(notdir $(SHARED)) \
    $(B)/digestlint.pc:$(LIBDIR)/pkgconfig/digestlint.pc \
    $(foreach h,$(wildcard include/digestlint/*.h),$(h):$(INCLUDEDIR)/digestlint/$(notdir $(h)))

from      = $(word 1,$(subst :, ,$(1)))
to        = $(DESTDIR)$(word 2,$(subst :, ,$(1)))
copy_all  = $(foreach f,$(1),$(INSTALL) -D -m $(if $(findstring /bin/,$(f))$(findstring .so.,$(f)),755,644) \
    '$(call from,$(f))' '$(call to,$(f))' &&) :
erase_all = rm -f $(foreach f,$(1),'$(call to,$(f))')

install: $(PROGRAM) $(MANUALS)
	$(Q)$(call copy_all,$(INSTALLED))
uninstall:
	$(Q)$(call erase_all,$(INSTALLED))
	$(Q)rmdir $(foreach d,/docs/ko /docs /examples,'$(DESTDIR)$(DOCDIR)$(d)') \
	    '$(DESTDIR)$(DOCDIR)' 2>/dev/null || :

# What the library needs itself is private: asked for by pkg-config --static.
$(B)/digestlint.pc: FORCE
	@mkdir -p $(@D) && printf '%s\n' 'Name: digestlint' 'Version: $(VERSION)' \
	    'Description: lints Korean digests of arXiv papers' \
	    'Cflags: -I$(INCLUDEDIR)' 'Libs: -L$(LIBDIR) -ldigestlint' \
	    'Requires.private: $(PKGS)' \
	    'Libs.private: -lcmark-gfm-extensions -pthread' > $@
# Programs are linked by the name without numbers and run by the SONAME.
install-dev: $(B)/libdigestlint.a $(SHARED) $(B)/digestlint.pc
	$(Q)$(call copy_all,$(INSTALLED_DEV))
	$(Q)cd '$(DESTDIR)$(LIBDIR)' && ln -sf $(notdir $(SHARED)) $(SONAME) && \
	    ln -sf $(SONAME) libdigestlint.so
uninstall-dev:
	$(Q)$(call erase_all,$(INSTALLED_DEV))
	$(Q)cd '$(DESTDIR)$(LIBDIR)' && rm -f $(SONAME) libdigestlint.so
	$(Q)rmdir '$(DESTDIR)$(INCLUDEDIR)/digestlint' 2>/dev/null || :

.PHONY: install uninstall install-dev uninstall-dev
