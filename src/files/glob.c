/* Compiles and matches file-name patterns. */
#include "files/glob.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/vec.h"

/*
 * A pattern is a small program whose states are all followed at once (Thompson
 * 1968), so no pattern is slow. SPLIT continues at the next instruction and at
 * `target`, JUMP only at `target`; the others consume one byte.
 */
typedef enum opcode {
    OP_BYTE,     /* this byte */
    OP_NAME,     /* any byte but a slash */
    OP_LEAD,     /* ?: a byte that begins a code point, no slash */
    OP_TRAIL,    /* ?: a byte that continues one */
    OP_SET,      /* a byte of the set, never a slash */
    OP_ANY,      /* any byte */
    OP_SPLIT,
    OP_JUMP,
    OP_MATCH
} opcode;

typedef struct instruction {
    uint8_t op;
    uint8_t byte;
    uint16_t target; /* instruction; for SET the index of the set */
} instruction;

typedef struct byte_set {
    uint64_t bits[4];
} byte_set;

enum { LONGEST = 4096, MOST_CODE = 4 * LONGEST, DEEPEST = 32 };

struct dl_glob {
    const instruction *code; /* only of a DL_GLOB_PROGRAM */
    const byte_set *sets;
    uint16_t n_code;
    uint16_t shortest; /* bytes of a match, at least */
    uint8_t shape;
    bool is_greedy; /* nothing but bytes, sets and `*` */
    bool is_folder_only;
    bool floats;
    dl_str base;
    dl_str literal;
};

/* ---- compiling ----------------------------------------------------------- */

typedef struct compiler {
    dl_str pattern;
    size_t at;
    unsigned options;
    bool failed, is_greedy;
    DL_VEC(instruction) code;
    DL_VEC(byte_set) sets;
    size_t depth; /* of open braces */
    struct {
        uint16_t split;            /* of the alternative being read */
        size_t first_jump;         /* in `jumps` */
    } braces[DEEPEST];
    DL_VEC(uint16_t) jumps; /* from the ends of alternatives to the `}` */
} compiler;

static uint16_t emit(compiler *c, opcode op, unsigned byte, size_t target)
{
    if (c->code.n >= MOST_CODE) {
        c->failed = true;
        return 0;
    }
    dl_vec_push(&c->code,
                (instruction){(uint8_t)op, (uint8_t)byte, (uint16_t)target});
    return (uint16_t)(c->code.n - 1);
}

/* `op`, zero or more times. */
static void emit_loop(compiler *c, opcode op)
{
    uint16_t split = emit(c, OP_SPLIT, 0, 0);
    emit(c, op, 0, 0);
    emit(c, OP_JUMP, 0, split);
    if (!c->failed)
        c->code.v[split].target = (uint16_t)c->code.n;
}

static int peek(const compiler *c, size_t ahead)
{
    size_t i = c->at + ahead;
    return i < c->pattern.n ? (unsigned char)c->pattern.p[i] : -1;
}

/* `**` as a whole name. A slash after it belongs to it: `a` + (`/` any)* … */
static void compile_globstar(compiler *c)
{
    c->is_greedy = false;
    c->at += 2;
    if (peek(c, 0) < 0) { /* at the end: everything below */
        emit(c, OP_ANY, 0, 0);
        emit_loop(c, OP_ANY);
        return;
    }
    c->at++;
    uint16_t split = emit(c, OP_SPLIT, 0, 0);
    emit_loop(c, OP_ANY);
    emit(c, OP_BYTE, '/', 0);
    if (!c->failed)
        c->code.v[split].target = (uint16_t)c->code.n;
}

static void compile_star(compiler *c)
{
    bool starts_name = c->at == 0 || c->pattern.p[c->at - 1] == '/';
    if (starts_name && peek(c, 1) == '*' &&
        (peek(c, 2) == '/' || peek(c, 2) < 0)) {
        compile_globstar(c);
        return;
    }
    while (peek(c, 0) == '*')
        c->at++;
    emit_loop(c, OP_NAME);
}

/* The byte at the cursor; a backslash may escape it. */
static int set_byte(compiler *c)
{
    if (peek(c, 0) == '\\' && peek(c, 1) >= 0)
        c->at++;
    int byte = peek(c, 0);
    c->at++;
    return byte;
}

static void compile_set(compiler *c)
{
    byte_set set = {{0}};
    c->at++;
    bool is_negated = peek(c, 0) == '!' || peek(c, 0) == '^';
    c->at += is_negated;
    bool is_first = true;
    while (peek(c, 0) >= 0 && (peek(c, 0) != ']' || is_first)) {
        is_first = false;
        int low = set_byte(c), high = low;
        if (peek(c, 0) == '-' && peek(c, 1) >= 0 && peek(c, 1) != ']') {
            c->at++;
            high = set_byte(c);
        }
        for (int b = low; b <= high; b++)
            set.bits[b >> 6] |= UINT64_C(1) << (b & 63);
    }
    if (peek(c, 0) < 0) {
        c->failed = true;
        return;
    }
    c->at++;
    for (int i = 0; is_negated && i < 4; i++)
        set.bits[i] = ~set.bits[i];
    set.bits['/' >> 6] &= ~(UINT64_C(1) << ('/' & 63));
    emit(c, OP_SET, 0, c->sets.n);
    dl_vec_push(&c->sets, set);
}

static void open_brace(compiler *c)
{
    c->is_greedy = false;
    c->at++;
    if (c->depth == DEEPEST) {
        c->failed = true;
        return;
    }
    c->braces[c->depth].first_jump = c->jumps.n;
    c->braces[c->depth++].split = emit(c, OP_SPLIT, 0, 0);
}

/* Ends an alternative at `,` or `}`. The last one needs no split, so both
   targets of its split are the alternative itself. */
static void end_alternative(compiler *c, bool is_last)
{
    c->at++;
    uint16_t split = c->braces[c->depth - 1].split;
    if (is_last) {
        c->code.v[split].target = (uint16_t)(split + 1);
        c->depth--;
        while (c->jumps.n > c->braces[c->depth].first_jump)
            c->code.v[c->jumps.v[--c->jumps.n]].target = (uint16_t)c->code.n;
        return;
    }
    uint16_t jump = emit(c, OP_JUMP, 0, 0);
    dl_vec_push(&c->jumps, jump);
    c->code.v[split].target = (uint16_t)c->code.n;
    c->braces[c->depth - 1].split = emit(c, OP_SPLIT, 0, 0);
}

static void compile_one(compiler *c)
{
    int byte = peek(c, 0);
    bool has_braces = !(c->options & DL_GLOB_GIT);
    if (byte == '*') {
        compile_star(c);
    } else if (byte == '?') {
        c->is_greedy = false;
        emit(c, OP_LEAD, 0, 0);
        emit_loop(c, OP_TRAIL);
        c->at++;
    } else if (byte == '[') {
        compile_set(c);
    } else if (byte == '{' && has_braces) {
        open_brace(c);
    } else if ((byte == ',' || byte == '}') && c->depth > 0) {
        end_alternative(c, byte == '}');
    } else {
        if (byte == '\\' && peek(c, 1) >= 0)
            byte = peek(c, 1), c->at++;
        emit(c, OP_BYTE, (unsigned)byte, 0);
        c->at++;
    }
}

static bool is_special(char byte)
{
    return dl_is_one_of(byte, "*?[{\\");
}

static size_t special_at(dl_str pattern)
{
    size_t i = 0;
    while (i < pattern.n && !is_special(pattern.p[i]))
        i++;
    return i;
}

void dl_glob_add_literal(dl_buf *out, dl_str name)
{
    for (size_t i = 0; i < name.n; i++) {
        if (is_special(name.p[i]) || (i == 0 && name.p[i] == '!'))
            dl_buf_addc(out, '\\');
        dl_buf_addc(out, name.p[i]);
    }
}

static dl_str drop(dl_str s, size_t n)
{
    return dl_str_from(s, n);
}

static void find_shape(dl_glob *glob, dl_str pattern)
{
    size_t special = special_at(pattern);
    if (special == pattern.n) {
        glob->shape = DL_GLOB_LITERAL;
        glob->literal = pattern;
    } else if (pattern.p[0] == '*') {
        dl_str rest = drop(pattern, 1);
        if (special_at(rest) == rest.n && !memchr(rest.p, '/', rest.n)) {
            glob->shape = DL_GLOB_SUFFIX;
            glob->literal = rest;
        }
    }
    while (special > 0 && pattern.p[special - 1] != '/')
        special--;
    glob->base =
        (dl_str){pattern.p, glob->floats || !special ? 0 : special - 1};
}

/* A way back to an earlier instruction is a loop, and no shorter. */
static uint16_t find_shortest(const instruction *code, uint16_t n)
{
    uint16_t *from = dl_xmalloc(n * sizeof *from); /* bytes, by instruction */
    for (uint16_t pc = n; pc-- > 0;) {
        const instruction *i = &code[pc];
        uint16_t next = pc + 1 < n ? from[pc + 1] : 0;
        uint16_t jump = i->target > pc && i->target < n ? from[i->target]
                                                        : UINT16_MAX;
        if (i->op == OP_MATCH)
            from[pc] = 0;
        else if (i->op == OP_JUMP)
            from[pc] = jump;
        else if (i->op == OP_SPLIT)
            from[pc] = jump < next ? jump : next;
        else
            from[pc] = next < UINT16_MAX ? next + 1 : next;
    }
    uint16_t shortest = from[0];
    dl_free(from);
    return shortest;
}

static bool compile(dl_arena *arena, dl_glob *glob, dl_str pattern,
                    unsigned options)
{
    compiler c = {.pattern = pattern, .options = options, .is_greedy = true};
    while (c.at < c.pattern.n && !c.failed)
        compile_one(&c);
    emit(&c, OP_MATCH, 0, 0);
    bool ok = !c.failed && c.depth == 0;
    if (ok) {
        glob->is_greedy = c.is_greedy;
        glob->n_code = (uint16_t)c.code.n;
        glob->code = dl_vec_to_arena(&c.code, arena);
        glob->sets = dl_vec_to_arena(&c.sets, arena);
        glob->shortest = find_shortest(glob->code, glob->n_code);
    }
    dl_vec_free(&c.code);
    dl_vec_free(&c.sets);
    dl_vec_free(&c.jumps);
    return ok;
}

const dl_glob *dl_glob_new(dl_arena *arena, dl_str pattern, unsigned options)
{
    if (pattern.n > LONGEST)
        return NULL;
    bool is_git = options & DL_GLOB_GIT, is_anchored = false;
    while (!is_git && pattern.n > 1 && pattern.p[0] == '.' &&
           pattern.p[1] == '/') {
        pattern = drop(pattern, 2);
        is_anchored = pattern.n > 0;
    }
    dl_glob *glob = DL_ARENA_NEW(arena, dl_glob, 1);
    glob->is_folder_only = pattern.n > 0 && pattern.p[pattern.n - 1] == '/';
    pattern.n -= glob->is_folder_only;
    glob->floats = (options & DL_GLOB_FLOATING) && !is_anchored &&
                   (pattern.n == 0 || !memchr(pattern.p, '/', pattern.n));
    if (pattern.n > 0 && pattern.p[0] == '/')
        pattern = drop(pattern, 1);
    pattern = dl_arena_str(arena, pattern);

    find_shape(glob, pattern);
    if (glob->shape != DL_GLOB_PROGRAM)
        return glob;
    return compile(arena, glob, pattern, options) ? glob : NULL;
}

/* ---- matching ------------------------------------------------------------ */

/* The live states: a list without duplicates, unordered. `mark` is the last
   step in which a state was added. */
typedef struct states {
    uint16_t *list;
    uint16_t n;
} states;

typedef struct matcher {
    const dl_glob *glob;
    states now, next;
    uint32_t *mark;
    uint32_t step;
    uint16_t *stack;
} matcher;

/* Adds `pc` and all states that it reaches without consuming a byte. */
static void add(matcher *m, states *to, uint16_t pc)
{
    uint16_t n = 0;
    m->stack[n++] = pc;
    while (n > 0) {
        pc = m->stack[--n];
        if (m->mark[pc] == m->step)
            continue;
        m->mark[pc] = m->step;
        const instruction *i = &m->glob->code[pc];
        if (i->op == OP_SPLIT)
            m->stack[n++] = (uint16_t)(pc + 1);
        if (i->op == OP_SPLIT || i->op == OP_JUMP)
            m->stack[n++] = i->target;
        else
            to->list[to->n++] = pc;
    }
}

static bool eats(const dl_glob *glob, const instruction *i, unsigned char byte)
{
    switch (i->op) {
    case OP_BYTE: return byte == i->byte;
    case OP_NAME: return byte != '/';
    case OP_LEAD: return byte != '/' && !dl_is_continuation((char)byte);
    case OP_TRAIL: return dl_is_continuation((char)byte);
    case OP_SET:
        return glob->sets[i->target].bits[byte >> 6] >> (byte & 63) & 1;
    case OP_ANY: return true;
    default: return false;
    }
}

static bool has_match(const matcher *m)
{
    for (uint16_t i = 0; i < m->now.n; i++)
        if (m->glob->code[m->now.list[i]].op == OP_MATCH)
            return true;
    return false;
}

static void step(matcher *m, unsigned char byte)
{
    m->step++;
    m->next.n = 0;
    for (uint16_t i = 0; i < m->now.n; i++) {
        uint16_t pc = m->now.list[i];
        if (eats(m->glob, &m->glob->code[pc], byte))
            add(m, &m->next, (uint16_t)(pc + 1));
    }
    states old = m->now;
    m->now = m->next;
    m->next = old;
}

/*
 * What comes before the last `*` is matched as early as possible; then there is
 * no need to ever go back further than to that `*`. Before a slash nothing can
 * be matched in two ways, since no `*` crosses one. Each byte is the first of
 * at most one try for each part between two stars.
 */
static bool run_greedily(const dl_glob *glob, dl_str path, bool covers)
{
    enum { STAR = 3 }; /* instructions of emit_loop() */
    const instruction *code = glob->code;
    size_t pc = 0, i = 0, after = 0, tried = 0; /* `after` a star; 0: none */
    for (;;) {
        if (code[pc].op == OP_SPLIT) {
            pc += STAR;
            after = pc;
            tried = i;
        } else if (code[pc].op == OP_MATCH &&
                   (i == path.n || (covers && path.p[i] == '/'))) {
            return true;
        } else if (i < path.n &&
                   eats(glob, &code[pc], (unsigned char)path.p[i])) {
            after = path.p[i] == '/' ? 0 : after;
            pc++;
            i++;
        } else if (after > 0 && tried < path.n && path.p[tried] != '/') {
            i = ++tried;
            pc = after;
        } else {
            return false;
        }
    }
}

/* Runs the program; with `covers`, a match that ends before a slash counts. */
static bool run(const dl_glob *glob, dl_str path, bool covers)
{
    enum { FEW = 128 };
    if (path.n < glob->shortest)
        return false;
    if (glob->is_greedy)
        return run_greedily(glob, path, covers);
    uint16_t few_lists[4 * FEW];
    uint32_t few_marks[FEW];
    bool is_few = glob->n_code <= FEW;
    size_t n = is_few ? FEW : glob->n_code;
    uint16_t *lists = is_few ? few_lists : dl_xmalloc(4 * n * sizeof *lists);
    uint32_t *marks = is_few ? few_marks : dl_xmalloc(n * sizeof *marks);
    memset(marks, 0, n * sizeof *marks);
    matcher m = {.glob = glob,
                 .now = {lists, 0},
                 .next = {lists + n, 0},
                 .stack = lists + 2 * n, /* at most two entries a state */
                 .mark = marks,
                 .step = 1};
    add(&m, &m.now, 0);
    bool found = false;
    for (size_t i = 0; i < path.n && m.now.n > 0 && !found; i++) {
        found = covers && path.p[i] == '/' && has_match(&m);
        step(&m, (unsigned char)path.p[i]);
    }
    found = found || has_match(&m);
    if (!is_few) {
        dl_free(lists);
        dl_free(marks);
    }
    return found;
}

static bool match_name(const dl_glob *glob, dl_str name)
{
    dl_str literal = glob->literal;
    if (glob->shape == DL_GLOB_LITERAL)
        return dl_str_eq(literal, name);
    if (glob->shape == DL_GLOB_SUFFIX)
        return dl_str_has_suffix(name, literal) &&
               !memchr(name.p, '/', name.n - literal.n);
    return run(glob, name, false);
}

bool dl_glob_match(const dl_glob *glob, dl_str path)
{
    if (glob->floats) {
        size_t i = path.n;
        while (i > 0 && path.p[i - 1] != '/')
            i--;
        path = drop(path, i);
    }
    return match_name(glob, path);
}

bool dl_glob_covers(const dl_glob *glob, dl_str path)
{
    if (!glob->floats && glob->shape == DL_GLOB_PROGRAM)
        return run(glob, path, true);
    if (!glob->floats) {
        size_t n = glob->shape == DL_GLOB_LITERAL ? glob->literal.n : 0;
        while (n < path.n && path.p[n] != '/')
            n++;
        return match_name(glob, (dl_str){path.p, n < path.n ? n : path.n});
    }
    for (size_t start = 0; start <= path.n;) {
        const char *slash = memchr(path.p + start, '/', path.n - start);
        size_t end = slash ? (size_t)(slash - path.p) : path.n;
        if (match_name(glob, (dl_str){path.p + start, end - start}))
            return true;
        start = end + 1;
    }
    return false;
}

size_t dl_glob_work(const dl_glob *glob)
{
    return glob->shape == DL_GLOB_PROGRAM ? glob->n_code : 0;
}

dl_glob_shape dl_glob_shape_of(const dl_glob *glob, dl_str *literal)
{
    *literal = glob->literal;
    return glob->shape;
}

bool dl_glob_floats(const dl_glob *glob)
{
    return glob->floats;
}

bool dl_glob_is_folder_only(const dl_glob *glob)
{
    return glob->is_folder_only;
}

dl_str dl_glob_base(const dl_glob *glob)
{
    return glob->base;
}
