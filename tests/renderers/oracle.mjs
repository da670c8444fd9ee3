// oracle.mjs: what is wrong with a page, seen as its reader sees it.
//
//   judge(source, renderer, page) -> [{kind, line, from, to, excerpt, sure}]
//
// It knows nothing of the rules. It looks at the visible page, and at the
// source to say where something was written, and whether it was written so on
// purpose. `line` is a line of the source, from 1, or 0; `from` and `to` are
// those of the block; `whole` says that one finding for it will do. What is
// not `sure` can be seen on the page, but whether it is a mistake only the
// writer knows: a rule may report it or not.
import {Page, MARKS, SIGNS, attribute, children} from './oracle/page.mjs';
import {Source, locate} from './oracle/source.mjs';
import {judgeMarks} from './oracle/marks.mjs';
import {judgeLinks} from './oracle/links.mjs';
import {judgeLists} from './oracle/lists.mjs';
import {judgeBlocks} from './oracle/blocks.mjs';
import {judgeCode} from './oracle/code.mjs';
import {judgeFormulas, coverFormulas} from './oracle/formulas.mjs';
import {judgeLiquid} from './oracle/liquid.mjs';
import {family} from './render.mjs';

// The rule of each kind.
export const CODES = {
  'literal-emphasis': 'DL801', 'accidental-table': 'DL802',
  'accidental-heading': 'DL803', 'accidental-list': 'DL804',
  'list-not-rendered': 'DL805', 'nesting-lost': 'DL806',
  'lines-joined': 'DL807', 'liquid': 'DL808', 'url-tail': 'DL809',
  'literal-link': 'DL810', 'broken-formula': 'DL811',
  'unclosed-fence': 'DL812', 'accidental-code': 'DL813',
  'table-not-rendered': 'DL814', 'heading-not-rendered': 'DL815',
  'numbers-restart': 'DL816', 'definition-swallows': 'DL817',
  'bare-address': 'DL818', 'markdown-in-html': 'DL819',
  'money-formula': 'DL820', 'attribute-visible': 'DL821',
  'typographic-change': 'DL822', 'raw-html': 'DL606',
  'false-strikethrough': 'DL609',
};

class Verdict {
  constructor(source, renderer, page) {
    this.renderer = renderer;
    this.family = family(renderer);
    this.source = new Source(source);
    // Without Liquid, if it leaves no page: what else is there to be seen.
    this.page = new Page(page.abort ? page.plain ?? '' : page.html);
    this.abort = page.abort;
    this.liquid = page.liquid;
    this.found = [];
    locate(this.source, this.page);
    coverFormulas(this.page);
  }

  // The source's line of a place of the page, or of what is nearest to it in
  // its block.
  lineOf(place, {start = 0, end = this.page.text.length} = {}) {
    const {at} = this.page;
    for (let d = 0; place + d < end || place - d >= start; d++) {
      if (place + d < end && at[place + d] >= 0)
        return this.source.lineAt(at[place + d]);
      if (place - d >= start && at[place - d] >= 0)
        return this.source.lineAt(at[place - d]);
    }
    return 0;
  }

  // The source's place of the first character of a part, or -1.
  first(start, end) {
    for (let i = start; i < end; i++)
      if (this.page.at[i] >= 0) return this.page.at[i];
    return -1;
  }

  // The lines of a part of the page.
  lines(start, end) {
    let from = 0, to = 0;
    for (let i = start; i < end; i++) {
      if (this.page.at[i] < 0) continue;
      const line = this.source.lineAt(this.page.at[i]);
      from = from === 0 ? line : Math.min(from, line);
      to = Math.max(to, line);
    }
    return [from, to];
  }

  // `place` is one of the page, or -1 with a `line`; `block` is what has it.
  // A rule for one of the kinds in `also` may have seen the same. What somebody
  // wrote as code is no text, however it is shown.
  put(kind, {place = -1, line, block, excerpt, sure = true, also = []}) {
    line ??= place >= 0 ? this.lineOf(place, block) : 0;
    let [from, to] = block ? this.lines(block.start, block.end) : [line, line];
    if (from === 0) [from, to] = [line, line];
    // kramdown reads no Markdown after a tag that has no end.
    const tag = this.family === 'kramdown' && this.source.lines
        .slice(from - 1, to).some((text) => /<[A-Za-z가-힣]/.test(text));
    if (tag) also = [...also, 'raw-html'];
    excerpt = (excerpt ?? '').replace(SIGNS, '').replace(/\u200B/g, '')
        .trim().replace(/\s*\n\s*/g, '⏎').slice(0, 80);
    this.found.push({kind, line, from: Math.min(from, line || from),
                     to: Math.max(to, line), excerpt, also,
                     sure: sure && (kind === 'unclosed-fence' ||
                                    !this.source.fenced[line - 1])});
  }

  // A piece of the page around a place.
  around(start, end, block) {
    return this.page.text.slice(Math.max(block.start, start - 16),
                                Math.min(block.end, end + 16))
        .replace(MARKS, '');
  }

  // A block in which code and formulas are covered: {text, places}.
  prose(block) {
    block.prose ??= this.page.plain(block.start, block.end);
    return block.prose;
  }

  escaped(place) {
    const at = this.page.at[place];
    return at >= 0 && this.source.escaped.has(at);
  }

  blocks() {
    return this.page.blocks.filter((block) => !block.pre);
  }
}

// The first finding of each kind in a line is enough; `times` says how often
// it is surely there, `all` how often it is.
function distinct(found) {
  const seen = new Map();
  for (const one of found) {
    const key = `${one.kind} ${one.line}`;
    const before = seen.get(key);
    one.times = (one.sure ? 1 : 0) + (before?.times ?? 0);
    one.all = 1 + (before?.all ?? 0);
    if (!before || (one.sure && !before.sure)) seen.set(key, one);
    else Object.assign(before, {times: one.times, all: one.all});
  }
  return [...seen.values()].sort((a, b) => a.line - b.line);
}

export function judge(source, renderer, page) {
  const verdict = new Verdict(source, renderer, page);
  judgeLiquid(verdict);
  const first = verdict.found.length;
  judgeFormulas(verdict);
  judgeBlocks(verdict);
  judgeLists(verdict);
  judgeCode(verdict);
  judgeLinks(verdict);
  judgeMarks(verdict);
  if (page.abort)
    for (const one of verdict.found.slice(first)) one.sure = false;
  return distinct(verdict.found);
}

// What the reader reads, without the signs between it; list numbers, too.
export function visible(page) {
  const seen = new Page(page.html);
  const numbers = [];
  for (const list of seen.elements) {
    if (list.tagName !== 'ol') continue;
    const start = Number(attribute(list, 'start') ?? 1);
    children(list, 'li').forEach((item, i) =>
      numbers.push({at: seen.extent.get(item)[0], text: `${start + i}.`}));
  }
  numbers.sort((a, b) => a.at - b.at);
  let text = '', from = 0;
  for (const {at, text: number} of numbers) {
    text += seen.text.slice(from, at) + number;
    from = at;
  }
  return (text + seen.text.slice(from)).replace(SIGNS, '')
      .replace(/[\s\u200B]/g, '');
}
