/* Writes the built-in lexicon as C. */
#include "lexgen.h"

static void add_c(dl_buf *out, dl_str s)
{
    dl_buf_addc(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 32 || c >= 127 || c == '"' || c == '\\' || c == '?')
            dl_buf_printf(out, "\\%03o", c);
        else
            dl_buf_addc(out, (char)c);
    }
    dl_buf_addc(out, '"');
}

static void add_str(dl_buf *out, dl_str s)
{
    dl_buf_adds(out, "{");
    add_c(out, s);
    dl_buf_printf(out, ", %zu}", s.n);
}

/* DL_LIST_PARTICLE_GWA_WORDS */
static void add_constant(dl_buf *out, const lg_list *list)
{
    const dl_str parts[] = {list->topic, list->name};
    dl_buf_adds(out, "DL_LIST");
    for (size_t k = 0; k < 2; k++) {
        dl_buf_addc(out, '_');
        for (size_t i = 0; i < parts[k].n; i++) {
            char c = parts[k].p[i];
            bool is_lower = c >= 'a' && c <= 'z';
            dl_buf_addc(out, is_lower ? (char)(c - 'a' + 'A')
                             : c == '-' ? '_'
                                        : c);
        }
    }
}

void lg_header(const lg_source *s, dl_buf *out)
{
    dl_buf_adds(out, "/* Made by lexgen from rules/lexicon; do not edit. */\n"
                     "#ifndef DL_LEXICON_GEN_H\n#define DL_LEXICON_GEN_H\n\n"
                     "typedef enum dl_list {\n");
    for (size_t i = 0; i < s->lists.n; i++) {
        dl_buf_adds(out, "    ");
        add_constant(out, &s->lists.v[i]);
        dl_buf_adds(out, ",\n");
    }
    dl_buf_adds(out, "    DL_LIST_COUNT\n} dl_list;\n\n#endif\n");
}

/* ---- tables -------------------------------------------------------------- */

/* Begins or continues a table of numbers, eight a line. */
static void add_number(dl_buf *out, size_t i, unsigned long long value)
{
    dl_buf_printf(out, "%s%llu,", i % 8 ? " " : "\n    ", value);
}

static void write_lists(const lg_source *s, dl_buf *out)
{
    dl_buf_adds(out, "const dl_list_info dl_lists[DL_LIST_COUNT] = {\n");
    for (size_t i = 0; i < s->infos.n; i++) {
        const dl_list_info *info = &s->infos.v[i];
        dl_buf_printf(out,
                      "    {\"%s\", \"%s\", %d, %s, %s, %s, %s, %s, %s},\n",
                      info->topic, info->name, info->match,
                      info->is_marked ? "true" : "false",
                      info->is_rare ? "true" : "false",
                      info->is_apart ? "true" : "false",
                      info->is_on_demand ? "true" : "false",
                      info->is_folded ? "true" : "false",
                      info->is_inside ? "true" : "false");
    }
    dl_buf_adds(out, "};\n\n");
}

static void write_entries(const dl_lexicon *l, dl_buf *out)
{
    dl_buf_adds(out, "static const char pool[] =\n");
    for (uint32_t i = 0; i < l->n_entries; i++) {
        const dl_lexicon_entry *e = &l->entries[i];
        dl_buf_adds(out, "    ");
        add_c(out, (dl_str){l->pool + e->text, e->length});
        dl_buf_addc(out, '\n');
    }
    dl_buf_adds(out, "    ;\n\nstatic const dl_lexicon_entry entries[] = {\n");
    for (uint32_t i = 0; i < l->n_entries; i++) {
        const dl_lexicon_entry *e = &l->entries[i];
        dl_buf_printf(out, "    {{0x%llx, 0x%llx}, %u, %u, %u, %u, %u},\n",
                      (unsigned long long)e->key.head,
                      (unsigned long long)e->key.tail, e->text, e->length,
                      e->set, e->term, e->term_end);
    }
    dl_buf_adds(out, "};\n\nstatic const uint16_t slots[] = {");
    for (size_t i = 0; i <= l->slots_mask; i++)
        add_number(out, i, l->slots[i]);
    dl_buf_adds(out, "\n};\n\n");
}

static void write_sets(const dl_lexicon *l, dl_buf *out)
{
    dl_buf_adds(out, "static const dl_list_set sets[] = {\n");
    for (uint32_t i = 0; i < l->n_sets; i++) {
        dl_buf_adds(out, "    {{");
        for (unsigned k = 0; k < DL_LIST_WORDS; k++)
            dl_buf_printf(out, "0x%llx, ",
                          (unsigned long long)l->sets[i].bits[k]);
        dl_buf_printf(out, "}, %u},\n", l->sets[i].marked);
    }
    dl_buf_adds(out, "};\n\nstatic const uint16_t "
                     "characters[DL_CHARACTERS] = {");
    size_t n = 0;
    for (size_t i = 0; i < DL_CHARACTERS; i++)
        if (l->characters[i])
            dl_buf_printf(out, "%s[%zu] = %u,", n++ % 4 ? " " : "\n    ", i,
                          l->characters[i]);
    dl_buf_adds(out, "\n};\n\nstatic const uint16_t folded[] = {");
    for (uint32_t i = 0; i < l->n_folded; i++)
        add_number(out, i, l->folded[i]);
    dl_buf_adds(out, "\n};\n\nstatic const uint16_t folded_slots[] = {");
    for (size_t i = 0; i <= l->folded_mask; i++)
        add_number(out, i, l->folded_slots[i]);
    dl_buf_adds(out, "\n};\n\n");
}

/* ---- terms --------------------------------------------------------------- */

static void write_groups(const dl_term_table *t, dl_buf *out)
{
    dl_buf_adds(out, "static const dl_term_group groups[] = {\n");
    for (uint32_t i = 0; i < t->n_groups; i++) {
        const dl_term_group *g = &t->groups[i];
        const dl_str parts[] = {g->name,      g->prefer,     g->common,
                                g->norm,      g->not_after,  g->not_before,
                                g->only_before, g->only_with,
                                g->except};
        dl_buf_adds(out, "    {");
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            add_str(out, parts[k]);
            dl_buf_adds(out, ", ");
        }
        dl_buf_printf(out, "0x%llx, %u, %u, %u},\n",
                      (unsigned long long)g->heads, g->term_class, g->after,
                      g->rest);
    }
    dl_buf_adds(out, "};\n\n");
}

static void write_terms(const dl_term_table *t, dl_buf *out)
{
    dl_buf_adds(out, "static const dl_term terms[] = {\n");
    for (uint32_t i = 0; i < t->n_terms; i++) {
        dl_buf_adds(out, "    {");
        add_str(out, t->terms[i].text);
        dl_buf_adds(out, ", ");
        add_str(out, t->terms[i].right);
        dl_buf_printf(out, ", %u, %s},\n", t->terms[i].group,
                      t->terms[i].inside ? "true" : "false");
    }
    dl_buf_adds(out, "};\n\nstatic const unsigned char hashes[] = {");
    for (uint32_t i = 0; i < t->n_terms + DL_TERM_HASHES_READ; i++)
        dl_buf_printf(out, "%s%d,", i % 16 ? " " : "\n    ", t->hashes[i]);
    dl_buf_adds(out, "\n};\n\n");
}

void lg_code(const lg_source *s, const dl_lexicon *l, dl_buf *out)
{
    dl_buf_adds(out, "/* Made by lexgen from rules/lexicon; do not edit. */\n"
                     "#include \"korean/lexicon.h\"\n\n");
    write_lists(s, out);
    write_entries(l, out);
    write_sets(l, out);
    write_groups(&l->terms, out);
    write_terms(&l->terms, out);
    dl_buf_printf(
        out,
        "const dl_lexicon dl_lexicon_builtin = {\n"
        "    pool, entries, slots, sets, characters,\n"
        "    {groups, terms, hashes, %u, %u}, folded, folded_slots,\n"
        "    %u, %u, %u, %u, %u, %u, %u,\n    {%u, %u, %u}, %u, {",
        l->terms.n_groups, l->terms.n_terms,
        l->n_entries, l->n_sets, l->n_folded, l->folded_mask,
        l->folded_shift, l->slots_mask, l->slots_shift, l->longest[0],
        l->longest[1], l->longest[2], l->longest_latin_end);
    for (size_t i = 0; i < DL_HEAD_WORDS; i++)
        dl_buf_printf(out, "%s0x%llx,", i % 4 ? " " : "\n    ",
                      (unsigned long long)l->heads[i]);
    dl_buf_adds(out, "\n}};\n");
}
