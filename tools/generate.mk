# What the build writes from rules/: included by the Makefile.
# GEN_SRC: C files to compile; GEN_HDR: headers that must exist first.
GEN_SRC :=
GEN_HDR :=
