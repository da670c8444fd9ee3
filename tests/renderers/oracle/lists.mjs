// Lists that are none, text that became one, and what is lost between them;
// lines that flow into one.
import {STRONG, OBJECT, ancestors, attribute, children} from './page.mjs';
import {inHtml} from './marks.mjs';

const MARKER = /^([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)/;
// `-n: 이름` may be an option.
const TIGHT =
    /^([-*+]|\d{1,2}[.)])(?=[가-힣("“'‘`[]|[A-Za-z][^\w가-힣]|https?:)/;
// No list has so many items; it is a year or another number.
const NUMBER = 32;

const number = (marker) => /^\d/.test(marker) ? parseInt(marker, 10) : null;
const columns = (text) => {
  let n = 0;
  for (const sign of text) n = sign === '\t' ? n + 4 - n % 4 : n + 1;
  return n;
};

// The lines of the source that look like items: {line, depth, quote, marker,
// rest, at}, where `depth` is how far they are indented.
function markerLines(source) {
  const found = [];
  source.lines.forEach((text, i) => {
    const m = /^((?:[ \t]*>)*)([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(\S.*)$/
        .exec(text);
    if (!m || source.fenced[i] || /^([-*_][ \t]*){3,}$/.test(text.trim()))
      return;
    const at = source.begins[i] + m[1].length + m[2].length;
    found.push({line: i + 1, depth: columns(m[2]), marker: m[3], rest: m[5], at,
                quote: m[1].replace(/\s/g, ''),
                begin: at + m[3].length + m[4].length});
  });
  return found;
}

// The items of the page: {el, list, shown, line}. `shown` is an ordered item's
// number, `line` the line of the source in which its text begins.
function pageItems(verdict) {
  const {page, source} = verdict;
  const items = [];
  for (const list of page.elements) {
    if (list.tagName !== 'ol' && list.tagName !== 'ul') continue;
    const start = parseInt(attribute(list, 'start') ?? '1', 10);
    children(list, 'li').forEach((el, i) => {
      const [from, to] = page.extent.get(el);
      const at = verdict.first(from, to);
      const shown = list.tagName === 'ol' ? start + i : null;
      items.push({el, list, shown, index: i, from, to, at,
                  line: at >= 0 ? source.lineAt(at) : 0});
    });
  }
  return items.filter(({el}) => ![...ancestors(el)].some((up) =>
    /\bfootnotes\b/.test((up.attrs && attribute(up, 'class')) ?? '')));
}

// What a row of the page begins with: {marker, tight, rest}, or null.
function rowMarker(verdict, row) {
  const {text, places} = verdict.page.plain(row.start, row.end);
  const skip = /^\s*/.exec(text)[0].length;
  const body = text.slice(skip);
  const m = MARKER.exec(body) ?? TIGHT.exec(body);
  if (!m) return null;
  for (let i = 0; i < m[1].length; i++)
    if (verdict.escaped(places[skip + i])) return null;
  const at = verdict.page.at[places[skip]];
  if (at < 0) return null;
  // A line of the source begins here, or an item whose mark was read.
  const line = verdict.source.lineAt(at);
  const before = verdict.source.text
      .slice(verdict.source.begins[line - 1], at);
  if (!/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*$/.test(before)) return null;
  return {marker: m[1], tight: m.length === 2, rest: body.slice(m[0].length),
          place: places[skip], at, line};
}

const kindOf = (marker) => number(marker) === null ? marker : marker.at(-1);

// Rows of a block that are meant as items, in groups that follow each other.
function groups(verdict, block) {
  const rows = verdict.page.rows(block);
  const found = [];
  rows.forEach((row, index) => {
    const item = rowMarker(verdict, row);
    if (!item) return;
    const before = index > 0 ? rows[index - 1] : null;
    const one = {...item, row, index, before};
    const last = found.at(-1)?.at(-1);
    const along = last && last.index === index - 1 &&
        kindOf(last.marker) === kindOf(item.marker) &&
        last.tight === item.tight;
    if (along) found.at(-1).push(one);
    else found.push([one]);
  });
  return {rows, groups: found};
}

const ends = (verdict, row) =>
  /[.!?:：。…)\]”’"'다요죠까음함임됨]\s*$/.test(
      verdict.page.plain(row.start, row.end).text);

function isLost(verdict, block, group, rows) {
  const [first] = group;
  const n = number(first.marker);
  const korean = /^[가-힣]/;
  if (first.tight) {
    if (group.length < 2 || !group.every((one) => korean.test(one.rest)))
      return false;
    return n === null ? first.marker === '-' :
        group.every((one, i) => number(one.marker) === n + i);
  }
  // kramdown never reads `1)`; in a sentence it counts from one, too.
  if (verdict.family === 'kramdown' && first.marker.endsWith(')') &&
      !rows.some((row) => /^\s*1\)/.test(
          verdict.page.plain(row.start, row.end).text))) return false;
  if (group.length > 1) return n === null || n < NUMBER;
  if (first.index === 0 && (rows.length === 1 || !inHtml(verdict, block)))
    return false;
  if (n === null) return /^[\p{L}*`[("“]/u.test(first.rest);
  if (n === 1 && !first.marker.endsWith(')')) return true;
  return n < NUMBER && first.before !== null && ends(verdict, first.before) &&
      !/^\d/.test(first.rest);
}

function judgeText(verdict, block, parents) {
  const {rows, groups: all} = groups(verdict, block);
  for (const group of all) {
    const [first] = group;
    const n = number(first.marker);
    if (n !== null && n >= NUMBER) continue;
    if (first.index === 0 && group.length === 1 && first.tight) continue;
    // In an item, what is deeper than its mark was to be nested.
    if (group.every((one) => parents.has(one.line))) continue;
    verdict.put('list-not-rendered', {
      place: first.place, block,
      sure: isLost(verdict, block, group, rows), also: ['nesting-lost'],
      excerpt: verdict.page.text.slice(first.row.start, first.row.end),
    });
  }
}

// ---- nesting ----------------------------------------------------------------

// Is there something between two lines that ends every item?
function isBroken(source, from, to) {
  for (let i = from; i < to - 1; i++) {
    const text = source.lines[i];
    if (source.fenced[i] || !text.trim()) continue;
    if (!/^[ \t>]/.test(text) && !MARKER.test(text) &&
        (i === 0 || !source.lines[i - 1].trim() ||
         /^(#|[-*_=]{3,})/.test(text)))
      return true;
  }
  return false;
}

// The item that a line was to be in, by its indentation: the last one before
// it that is less deep.
function parentOf(source, lines, k) {
  const own = lines[k];
  for (let j = k - 1; j >= 0; j--) {
    const one = lines[j];
    if (one.quote !== own.quote || isBroken(source, one.line, own.line))
      return null;
    if (one.depth < own.depth) return one;
  }
  return null;
}

// Is a bullet one column off a number, as bullets are that are in nothing?
const isLate = (source, lines, own, parent) =>
  number(parent.marker) !== null && number(own.marker) === null &&
  own.depth === parent.depth + 1 && lines.some((one, k) =>
    number(one.marker) === null && one.depth === own.depth &&
    !parentOf(source, lines, k));

// The lines that are text in the item in which they were to be nested.
function judgeNesting(verdict, items) {
  const {source, page} = verdict;
  const lines = markerLines(source);
  const itemOf = new Map();
  // The outermost item of a line is the one whose mark begins it.
  for (const item of items)
    if (item.line && !itemOf.has(item.line)) itemOf.set(item.line, item);
  const within = (el, outer) => [...ancestors(el)].includes(outer);
  const rows = new Set();
  lines.forEach((own, k) => {
    const item = itemOf.get(own.line);
    const excerpt = source.line(own.line).trim();
    const parent = parentOf(source, lines, k);
    const outer = parent && itemOf.get(parent.line);
    if (outer && item && item !== outer) {
      if (!within(item.el, outer.el))
        verdict.put('nesting-lost', {
          line: own.line, excerpt, sure: !isLate(source, lines, own, parent),
        });
    } else if (outer && !item) {
      const place = source.shown[own.at];
      const block = place >= 0 && page.blocks.find((one) =>
        one.start <= place && place < one.end);
      if (!block || !(block.el === outer.el || within(block.el, outer.el)))
        return;
      if (!block.pre && !inHtml(verdict, {el: block.el})) rows.add(own.line);
      const n = number(own.marker);
      if (!inHtml(verdict, {el: block.el}) && (n === null || n < NUMBER))
        verdict.put('nesting-lost', {
          line: own.line, excerpt, block,
          // A larger number may be one of a sentence, and kramdown has no `1)`.
          sure: !block.pre && (n === null || n === 1) &&
              !(verdict.family === 'kramdown' && own.marker.endsWith(')')),
          also: ['list-not-rendered', 'accidental-code'],
        });
    }
    // Nested in what it was to be beside.
    if (!item) return;
    for (let j = k - 1; j >= 0; j--) {
      const one = lines[j];
      if (one.quote !== own.quote || isBroken(source, one.line, own.line))
        break;
      const before = itemOf.get(one.line);
      if (one.depth < own.depth || !before || before === item) continue;
      if (!within(item.el, before.el)) continue;
      // A number with bullets below it looks as if they were to be in it, and
      // numbers below a bullet, if no other bullet follows.
      const alike = (number(one.marker) === null) ===
          (number(own.marker) === null);
      const again = lines.slice(k + 1).some((next) =>
        next.depth === own.depth && next.quote === own.quote &&
        next.marker === one.marker && !isBroken(source, own.line, next.line));
      const sure = one.depth > own.depth || alike ||
          (number(one.marker) === null && again);
      verdict.put('nesting-lost', {line: own.line, excerpt, sure});
      break;
    }
  });
  return rows;
}

// ---- text that became a list ------------------------------------------------

// The marks that a line begins with, and what follows each: `- 1. text` has
// two.
function marksOf(line) {
  const found = [];
  let rest = line.replace(/^[ \t>]+/, '');
  for (let m; (m = /^([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/.exec(rest));) {
    rest = rest.slice(m[0].length);
    found.push({marker: m[1], rest});
  }
  return found;
}

// Is a date, 12. 25., taken for an item in an item?
const isDate = (outer, inner) =>
  /\d\.$/.test(outer.marker) && /\d\.$/.test(inner.marker) &&
  number(outer.marker) <= 12 && number(inner.marker) > 12 &&
  number(inner.marker) <= 31;

function judgeItems(verdict, items) {
  const {source} = verdict;
  const lines = markerLines(source);
  // Is there a line beside it with the number before or after its own?
  const inOrder = (line, n) => {
    const own = lines.find((one) => one.line === line);
    return own && lines.some((one) => one.quote === own.quote &&
        Math.abs(one.depth - own.depth) < 2 &&
        Math.abs(number(one.marker) - n) === 1 && number(one.marker) !== null);
  };
  // Does it go on counting from a line before it, or a later one from it?
  const isCounted = (line, n) => verdict.family !== 'kramdown' && n < 1000 &&
      lines.some((one) => {
        const step = number(one.marker) - n;
        return number(one.marker) !== null && step !== 0 &&
            Math.abs(step) <= 10 && (step > 0) === (one.line > line);
      });
  // How many items of a line there were: each has the next mark.
  const taken = new Map();
  for (const item of items) {
    if (!item.line) continue;
    const marks = marksOf(source.line(item.line));
    const k = taken.get(item.line) ?? 0;
    const written = marks[k];
    taken.set(item.line, k + 1);
    if (!written) continue;
    const n = number(written.marker);
    const lost = verdict.found.some((one) =>
      one.kind === 'nesting-lost' && one.line === item.line);
    const put = (kind, sure) => verdict.put(kind, {
      line: item.line, sure, also: lost ? ['nesting-lost'] : [], excerpt: source.line(item.line),
      block: {start: item.from, end: item.to},
    });
    const ordered = item.list.tagName === 'ol';
    const alone = children(item.list, 'li').length === 1;
    const next = marks[k + 1];
    if (n !== null && n >= NUMBER) {
      if (item.index === 0 || item.shown !== n)
        put('accidental-list', ordered && !isCounted(item.line, n));
      // Questions of a test, whose numbers kramdown shows as others.
      if (ordered && item.index === 0 && item.shown !== n)
        put('numbers-restart', false);
    } else if (n !== null && next && number(next.marker) !== null) {
      put('accidental-list', alone && isDate(written, next));
    } else if (alone &&
               (n === null ? /^[\d%+-]/.test(written.rest) : n !== 1)) {
      put('accidental-list', false);
    }
    if (n === null || !ordered || n >= NUMBER) continue;
    if (k > 0 && isDate(marks[k - 1], written)) continue;
    if (item.index === 0 && n > 1 && item.shown !== n)
      put('numbers-restart', inOrder(item.line, n) && marks.length === 1);
    else if (item.shown !== n && n > item.shown)
      put('numbers-restart', false);
  }
}

// ---- lines that flow into one -----------------------------------------------

const LABEL = new RegExp(
    `^\\s*${STRONG}[^${STRONG}\\n]{1,40}${STRONG}\\s*[:：]|` +
    `^\\s*${STRONG}[^${STRONG}\\n]{0,40}[:：]\\s*${STRONG}`);
const BULLET = /^\s*([•◦▪■□▶►※☞✓✔·◆◇○●])\s*\S/;
const CIRCLED = /^\s*[①-⑳]\s*\S/;
const ORDER = '가나다라마바사아자차카타파하';
const LETTER = new RegExp(`^\\s*([${ORDER}])[.)]\\s+\\S`);
const LOOSE = /^\s*(?:[→⇒➡☑✅❌🔹🔸⭐]|[ㄱ-ㅎ][.)]\s|[A-Za-z][.)]\s|Q[.:]|A[.:]|\*\*[^*\n]+\*\*\s*:)/u;

function labelOf(text) {
  if (LABEL.test(text)) return {kind: 'label'};
  if (BULLET.test(text)) return {kind: 'bullet'};
  if (CIRCLED.test(text)) return {kind: 'circled'};
  const letter = LETTER.exec(text);
  if (letter) return {kind: 'letter', index: ORDER.indexOf(letter[1])};
  return LOOSE.test(text) ? {kind: 'loose'} : null;
}

function judgeJoined(verdict, block) {
  const {page} = verdict;
  let before = null;
  for (const row of page.rows(block)) {
    const text = page.covered.slice(row.start, row.end)
        .replaceAll('\u200B', '').replaceAll(OBJECT, ' ');
    const label = labelOf(text);
    if (label && before && !row.hard) {
      const follows = label.kind === before.kind && label.kind !== 'loose' &&
          (label.kind !== 'letter' || label.index === before.index + 1);
      verdict.put('lines-joined', {
        place: row.start, block, sure: follows && !inHtml(verdict, block),
        excerpt: text,
      });
    }
    // A label may be followed by more lines of text.
    if (label || row.hard) before = label;
    else if (before) before = {kind: 'loose'};
  }
}

export function judgeLists(verdict) {
  const items = pageItems(verdict);
  const nested = judgeNesting(verdict, items);
  judgeItems(verdict, items);
  for (const block of verdict.blocks()) {
    if (block.notes || /^h[1-6]$/.test(block.el.tagName ?? '')) continue;
    judgeText(verdict, block, nested);
    judgeJoined(verdict, block);
  }
}
