// A page as its reader sees it: one stream of visible characters, cut into
// blocks, with a sign where something begins or ends that has no character.
import {parseFragment} from 'parse5';

// What is in the stream beside text. Those of SPAN are at both ends.
export const EM = '\uE001', STRONG = '\uE002', DEL = '\uE003', LINK = '\uE004';
// A line break that the reader sees, and a picture.
export const HARD = '\uE005', OBJECT = '\uE006';
// A character of code (in `masked`), and of a formula (in `covered`, too).
export const CODE = '\uE007', FORMULA = '\uE008';
// Where a tag was that the reader does not see.
export const TAG = '\uE009';
export const MARKS = /[\uE001-\uE004]/g;
export const SIGNS = /[\uE001-\uE009]/g;
const SPAN = {em: EM, i: EM, strong: STRONG, b: STRONG, del: DEL, s: DEL,
              a: LINK};

const words = (text) => new Set(text.trim().split(/\s+/));
const BLOCK = words(`
  address article aside blockquote body center dd details dialog div dl dt
  fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li
  main nav ol p pre section summary table tbody td tfoot th thead tr ul`);
// Elements of HTML; others are tags that somebody meant to be seen.
export const KNOWN = words(`
  a abbr acronym address annotation area article aside audio b base bdi bdo big
  blockquote body br button canvas caption center circle cite code col colgroup
  data datalist dd defs del details dfn dialog div dl dt em embed fieldset
  figcaption figure font footer form g h1 h2 h3 h4 h5 h6 head header hgroup hr
  html i iframe img input ins kbd label legend li line link main map mark
  marquee math menu meta meter mi mn mo mrow nav nobr noscript object ol
  optgroup option output p param path picture polygon polyline pre progress q
  rect rp rt ruby s samp script section select semantics small source span
  strike strong style sub summary sup svg table tbody td template text tfoot th
  thead time tr track tt u ul use var video wbr`);
const HIDDEN = words('head input noscript option script style template');

export const attribute = (el, name) =>
  el.attrs?.find((one) => one.name === name)?.value;

export function* ancestors(el) {
  for (let up = el.parentNode; up; up = up.parentNode) yield up;
}

export const closest = (el, ...tags) => {
  for (const up of ancestors(el)) if (tags.includes(up.tagName)) return up;
  return null;
};

export const children = (el, ...tags) =>
  (el.childNodes ?? []).filter((kid) => tags.includes(kid.tagName));

// A footnote's number in the text, and the way back to it, are the renderer's.
function isGenerated(el) {
  const href = (el.tagName === 'a' && attribute(el, 'href')) ||
      (el.tagName === 'sup' && children(el, 'a').length === 1 &&
       attribute(children(el, 'a')[0], 'href')) || '';
  return /^#(user-content-)?fn/.test(href) ||
      attribute(el, 'id') === 'footnote-label';
}

const isNotes = (el) =>
  /\bfootnotes\b/.test(attribute(el, 'class') ?? '') ||
  attribute(el, 'role') === 'doc-endnotes';

// {html, text, masked, blocks, elements, extent}. A block is {el, start, end,
// pre, notes}, a part of the stream that no other block interrupts; `extent`
// has the part of the stream that an element makes.
export class Page {
  constructor(html) {
    this.html = html;
    this.root = parseFragment(html);
    this.blocks = [];
    this.elements = [];
    this.extent = new Map();
    this.parts = [];
    this.covers = [];
    this.length = 0;
    this.open = null;
    this.walk(this.root, {code: false, pre: false, notes: false});
    this.endBlock();
    this.text = this.parts.join('');
    this.masked = this.covers.join('');
    this.covered = this.masked;
    delete this.parts;
    delete this.covers;
  }

  put(text, cover = text) {
    this.parts.push(text);
    this.covers.push(cover);
    this.length += text.length;
  }

  endBlock() {
    if (!this.open) return;
    this.open.end = this.length;
    if (this.parts.slice(this.open.first).some((part) => /\S/.test(part)))
      this.blocks.push(this.open);
    this.open = null;
  }

  textNode(text, el, {code, pre, notes}) {
    if (!this.open) {
      if (!pre && !/\S/.test(text)) return;
      this.open = {el, start: this.length, pre, notes,
                   first: this.parts.length};
    }
    const shown = pre ? text :
        text.replace(/[ \t\r]*\n\s*/g, '\n').replace(/[ \t\r]+/g, ' ');
    this.put(shown, code ? CODE.repeat(shown.length) : shown);
  }

  walk(parent, state) {
    for (const el of parent.childNodes) {
      if (el.nodeName === '#text') {
        this.textNode(el.value, this.blockOf(el), state);
      } else if (el.nodeName === '#comment' && this.open) {
        this.put(TAG);
      } else if (el.tagName && !HIDDEN.has(el.tagName) && !isGenerated(el)) {
        this.element(el, state);
      }
    }
  }

  blockOf(node) {
    for (const up of ancestors(node))
      if (!up.tagName || BLOCK.has(up.tagName)) return up;
    return this.root;
  }

  element(el, state) {
    const tag = el.tagName, block = BLOCK.has(tag);
    this.elements.push(el);
    if (block) this.endBlock();
    const start = this.length;
    const inside = {
      code: state.code || ['code', 'pre', 'kbd', 'samp', 'math'].includes(tag),
      pre: state.pre || tag === 'pre',
      notes: state.notes || isNotes(el),
    };
    if (tag === 'br' || tag === 'img') {
      if (!this.open) this.textNode('\u200B', this.blockOf(el), state);
      this.put(tag === 'br' ? HARD : OBJECT);
    }
    const sign = state.pre || block ? undefined :
        KNOWN.has(tag) ? SPAN[tag] : TAG;
    if (sign) {
      if (!this.open) this.textNode('\u200B', this.blockOf(el), state);
      this.put(sign);
    }
    this.walk(el, inside);
    if (sign) this.put(sign);
    if (block) this.endBlock();
    this.extent.set(el, [start, this.length]);
  }

  // The lines of a block that the reader may see as one: {start, end, hard}.
  // `hard`: the break before the row is visible.
  rows(block) {
    const rows = [];
    let start = block.start, hard = true;
    for (let i = block.start; i <= block.end; i++) {
      const sign = i < block.end ? this.masked[i] : '\n';
      if (sign !== '\n' && sign !== HARD) continue;
      // What follows a hard break is often a line end, too.
      if (i > start || sign === HARD) {
        rows.push({start, end: i, hard});
        hard = sign === HARD;
      }
      start = i + 1;
    }
    return rows.filter(({start, end}) =>
      /[^\s\u200B]/.test(this.text.slice(start, end)));
  }

  // The plain text of a part, and for each character its place in the stream.
  plain(start, end, from = this.covered) {
    const places = [];
    let text = '';
    for (let i = start; i < end; i++) {
      if (/[\uE001-\uE004\u200B]/.test(from[i])) continue;
      text += from[i];
      places.push(i);
    }
    places.push(end);
    return {text, places};
  }
}
