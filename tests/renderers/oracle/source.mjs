// A source, and where on the page each of its characters is.
//
// The visible characters of a page are nearly those of its source, in the same
// order and with the marks left out, so the longest common subsequence says
// which is which.

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,8}));/y;
const NAMED = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0',
               ast: '*', lowbar: '_', vert: '|', num: '#', lsqb: '[',
               rsqb: ']', lbrace: '{', rbrace: '}', tilde: '~', dollar: '$'};
// What a renderer may make of a sign, and the sign.
const ALIKE = {'‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '—': '-',
               '…': '.', '«': '<', '»': '>', '\uFFFD': '\0'};
const ESCAPED = /[!-/:-@[-`{-~]/;
// Beyond so many pairs of characters, only a part of the source is compared.
const LIMIT = 4_000_000;

function entity(text, at) {
  ENTITY.lastIndex = at;
  const found = ENTITY.exec(text);
  if (!found) return null;
  const [all, decimal, hex, name] = found;
  const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0;
  const sign = name ? NAMED[name] :
      code <= 0x10FFFF && String.fromCodePoint(code);
  return sign ? {sign, length: all.length} : null;
}

export class Source {
  constructor(text) {
    this.text = text;
    this.lines = text.split('\n');
    this.begins = [];
    let at = 0;
    for (const line of this.lines) {
      this.begins.push(at);
      at += line.length + 1;
    }
    this.units = [];
    this.escaped = new Set();
    for (let i = 0; i < text.length; i++) this.unit(i);
    // For each character its place in the page's stream, or -1.
    this.shown = new Int32Array(text.length).fill(-1);
    this.splitFences();
  }

  unit(i) {
    const {text} = this, last = this.units.at(-1);
    if (last && i < last.end) return;
    const found = text[i] === '&' ? entity(text, i) : null;
    if (found) {
      this.escaped.add(i);
      this.units.push({sign: found.sign[0], at: i, end: i + found.length});
      return;
    }
    if (text[i] === '\\' && ESCAPED.test(text[i + 1] ?? '') &&
        !this.escaped.has(i))
      this.escaped.add(i + 1);
    if (/\S/.test(text[i]))
      this.units.push({sign: text[i], at: i, end: i + 1});
  }

  // The line of a character, from 1.
  lineAt(at) {
    let low = 0, high = this.begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.begins[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  line(number) {
    return this.lines[number - 1] ?? '';
  }

  // Does a line have nothing but the signs of a rule, or of an underline?
  isRule(number) {
    return /^[ \t>]*(?:-+|=+|(?:[*_-][ \t]*){3,})\s*$/.test(
        this.line(number));
  }

  // The first and the last line of the text without an empty line, a heading
  // or the begin of an item that a line is in.
  blockAt(number) {
    const empty = (line) => !/[^\s>]/.test(this.line(line));
    const heading = (line) => /^[ \t>]*#{1,6}[ \t]/.test(this.line(line));
    const begins = (line) => heading(line) || heading(line - 1) ||
        /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(this.line(line));
    let from = number, to = number;
    while (from > 1 && !begins(from) && !empty(from - 1)) from--;
    while (to < this.lines.length && !empty(to + 1) && !begins(to + 1)) to++;
    return [from, to];
  }

  // Is the character the first of its line, but for quotes and indentation?
  beginsLine(at) {
    return /^[ \t>]*$/.test(
        this.text.slice(this.begins[this.lineAt(at) - 1], at));
  }

  // The lines that anybody would take for code: between two lines of marks.
  // Without an end, only what is before an empty line.
  splitFences() {
    this.fenced = this.lines.map(() => false);
    // The lines that open one; none after one that has no end.
    this.opens = new Set();
    let closed = true;
    const mark = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/;
    for (let i = 0; i < this.lines.length; i++) {
      const open = mark.exec(this.lines[i]);
      if (!open || (open[1][0] === '`' && open[2].includes('`'))) continue;
      const closes = (line) => {
        const one = mark.exec(line);
        return one && one[1].startsWith(open[1]) && !one[2].trim();
      };
      let end = this.lines.findIndex((line, j) => j > i && closes(line));
      if (closed) this.opens.add(i + 1);
      if (end < 0) {
        closed = false;
        end = this.lines.findIndex((line, j) => j > i && !line.trim());
        if (end < 0) end = this.lines.length;
      }
      for (let j = i; j <= end && j < this.lines.length; j++)
        this.fenced[j] = true;
      i = end;
    }
  }
}

// The best way to pair the signs of two lists in order: for each of `b` the
// index in `a`, or -1. Pairs that follow each other count more, so that words
// stay together.
function pair(a, b) {
  const n = a.length, m = b.length, width = m + 1;
  const steps = new Uint8Array((n + 1) * width);
  let best = new Int32Array(width), ends = new Int32Array(width).fill(-1);
  for (let i = 1; i <= n; i++) {
    const next = new Int32Array(width);
    const paired = new Int32Array(width).fill(-1);
    for (let j = 1; j <= m; j++) {
      let step = 0;
      if (a[i - 1] === b[j - 1]) {
        const alone = best[j - 1] + 2;
        const along = ends[j - 1] >= 0 ? ends[j - 1] + 3 : -1;
        paired[j] = Math.max(alone, along);
        if (along >= alone) step |= 4;
      }
      next[j] = Math.max(best[j], next[j - 1]);
      if (paired[j] > next[j]) {
        next[j] = paired[j];
        step |= 1;
      } else if (best[j] >= next[j - 1]) {
        step |= 2;
      }
      steps[i * width + j] = step;
    }
    best = next;
    ends = paired;
  }
  const found = new Int32Array(m).fill(-1);
  let i = n, j = m, along = false;
  while (i > 0 && j > 0) {
    const step = steps[i * width + j];
    if (along || step & 1) {
      found[j - 1] = i - 1;
      along = (step & 4) !== 0;
      i--;
      j--;
    } else if (step & 2) {
      i--;
    } else {
      j--;
    }
  }
  return found;
}

function align(units, signs) {
  if (units.length * signs.length <= LIMIT)
    return pair(units.map((unit) => unit.sign), signs.map((s) => s.sign));
  // A long text is paired piece by piece, each with what comes next in the
  // source, or with more of it if much of that is not shown. The end of a piece
  // is left to the next one, which knows what follows.
  const found = new Int32Array(signs.length).fill(-1);
  let from = 0;
  for (let at = 0; at < signs.length; at += 250) {
    const piece = signs.slice(at, at + 400).map((s) => s.sign);
    for (const size of [1200, 8000]) {
      const part = units.slice(from, from + size).map((unit) => unit.sign);
      const pairs = pair(part, piece);
      if (size === 1200 &&
          pairs.filter((k) => k >= 0).length < 0.8 * piece.length) continue;
      pairs.slice(0, 250).forEach((k, i) => {
        if (k >= 0) found[at + i] = from + k;
      });
      break;
    }
    from = Math.max(from - 1, ...found.slice(at, at + 250)) + 1;
  }
  return found;
}

// Fills page.at, for each character of the stream its place in the source or
// -1, and source.shown.
export function locate(source, page) {
  page.at = new Int32Array(page.text.length).fill(-1);
  let units = source.units.map(({sign, at}) =>
    ({sign: ALIKE[sign] ?? sign, at}));
  // Footnotes are shown after all else, wherever they were written.
  for (const notes of [false, true]) {
    const signs = [];
    for (const block of page.blocks) {
      if (block.notes !== notes) continue;
      for (let i = block.start; i < block.end; i++) {
        const sign = page.text[i];
        if (/[^\s\u200B\uE001-\uE009]/.test(sign))
          signs.push({sign: ALIKE[sign] ?? sign, i});
      }
    }
    if (signs.length === 0) continue;
    align(units, signs).forEach((k, j) => {
      if (k < 0) return;
      page.at[signs[j].i] = units[k].at;
      source.shown[units[k].at] = signs[j].i;
    });
    units = units.filter(({at}) => source.shown[at] < 0);
  }
}
