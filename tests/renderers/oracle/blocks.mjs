// Tables, headings and HTML that are none, or that nobody meant.
import {KNOWN, OBJECT, closest} from './page.mjs';

const cells = (row) => row.childNodes.filter((kid) =>
  kid.tagName === 'td' || kid.tagName === 'th');

function rowsOf({page}, table) {
  return page.elements.filter((el) =>
    el.tagName === 'tr' && closest(el, 'table') === table);
}

const PIPE = /(?<!\\)\|/;

function judgeTable(verdict, table) {
  const {page, source} = verdict;
  if (/<table/i.test(source.text)) return;
  const [start, end] = page.extent.get(table);
  const block = {start, end};
  const rows = rowsOf(verdict, table);
  const lines = rows.map((row) => {
    const [from, to] = page.extent.get(row);
    const at = verdict.first(from, to);
    return at < 0 ? '' : source.line(source.lineAt(at));
  });
  const text = page.text.slice(start, end).replace(/\s+/g, ' ');
  const head = rows.some((row) =>
    cells(row).some((cell) => cell.tagName === 'th'));
  if (!head && rows.length > 0) {
    const equal = new Set(lines.map((line) =>
      line.split(PIPE).length)).size === 1;
    const framed = lines.every((line) =>
      /^[ \t>]*(?:[-*+][ \t]+|\d+\.[ \t]+)?\|.*\|[ \t]*$/.test(line));
    // What an empty line cut off from its head was meant as a table.
    const above = source.line(verdict.lines(start, end)[0] - 1);
    if (rows.length < 3 || !equal)
      verdict.put('accidental-table',
                  {place: start, block, excerpt: text,
                   sure: !framed && !DELIMITER.test(above)});
  } else if (head && !lines.slice(0, 1).some((line) => PIPE.test(line))) {
    verdict.put('accidental-table',
                {place: start, block, excerpt: text});
  }
  // markdown-it looks for a table first, so that an item's mark is a cell.
  const first = /^\s*(?:[-*+]|\d+[.)])\s*\|/.test(lines[0] ?? '') &&
      /^\s*(?:[-*+]|\d+[.)])\s*$/.test(
          page.masked.slice(...page.extent.get(cells(rows[0])[0])));
  if (head && first)
    verdict.put('table-not-rendered',
                {place: start, block, excerpt: lines[0], sure: false});
  rows.forEach((row, i) => {
    const place = page.extent.get(row)[0];
    const all = cells(row).map((cell) =>
      page.masked.slice(...page.extent.get(cell)));
    // Cut in two where its code has a bar.
    if (all.some((cell) => (cell.match(/`/g) ?? []).length % 2 === 1))
      verdict.put('table-not-rendered',
                  {place, block, excerpt: lines[i], sure: head});
    // A line of text below that became a row.
    if (head && i > 0 && PIPE.test(lines[0]) && lines[i] && !PIPE.test(lines[i]))
      verdict.put('table-not-rendered', {
        place, block, excerpt: lines[i], also: ['attribute-visible'],
      });
    // Cells beyond those of the head are gone.
    const want = lines[i].trim().replace(/^\||(?<!\\)\|$/g, '').split(PIPE);
    if (head && i > 0 && want.length > all.length)
      verdict.put('table-not-rendered',
                  {place, block, excerpt: lines[i], sure: false});
  });
}

const DELIMITER =
    /^\s*(?:\|\s*:?[-–—]+:?\s*\|?|\|?\s*:?[-–—]+:?\s*(?:\|\s*:?[-–—]+:?\s*)+\|?)\s*$/;

function judgeLostTable(verdict, block) {
  const {page} = verdict;
  const rows = page.rows(block);
  const text = (row) => page.plain(row.start, row.end).text;
  let pipes = 0;
  rows.forEach((row) => {
    const own = text(row);
    if (DELIMITER.test(own))
      verdict.put('table-not-rendered',
                  {place: row.start, block, excerpt: own});
    pipes = /^\s*\|.*\|.*\|\s*$/.test(own) ? pipes + 1 : 0;
    if (pipes === 2)
      verdict.put('table-not-rendered',
                  {place: row.start, block, excerpt: own, sure: false});
  });
}

// ---- headings ---------------------------------------------------------------

const UNDERLINE = /^[ \t>]*(?:-+|=+)[ \t]*$/;
const SENTENCE = /[.!?:,)。…]\s*$|[다요죠까]\s*$|[가-힣] .*[.!?]/;

function judgeHeading(verdict, heading) {
  const {page, source} = verdict;
  const [start, end] = page.extent.get(heading);
  const text = page.plain(start, end, page.text).text.trim();
  let [from, to] = verdict.lines(start, end);
  const picture = text.includes(OBJECT);
  // A picture has no place in the source.
  const isPicture = (line) => /!\[|<img/.test(source.line(line));
  if (from === 0 && picture) {
    from = to = source.lines.findIndex((line, i) =>
      isPicture(i + 1) && UNDERLINE.test(source.lines[i + 1] ?? '')) + 1;
  }
  while (picture && isPicture(to + 1)) to++;
  // The stop at its end may be taken for that of a number below, which is not
  // shown.
  for (let i = from; i < to && !picture; i++)
    if (UNDERLINE.test(source.line(i + 1))) to = i;
  if (from === 0 || !UNDERLINE.test(source.line(to + 1)) ||
      /^[ \t>]*(?:[-*+]\s+|\d+\.\s+)*#/.test(source.line(from))) return;
  // A line of a formula that was cut in two.
  const math = text.split('$$').length % 2 === 0;
  verdict.put('accidental-heading', {
    place: start, line: from, block: {start, end}, excerpt: text,
    sure: !math && (SENTENCE.test(text) || from !== to || picture ||
                    source.line(to + 1).trim().length === 1),
  });
  verdict.found.at(-1).to = to + 1;
}

// A line under text, or a rule, that is shown as signs.
function judgeRule(verdict, block) {
  const {page, source} = verdict;
  page.rows(block).forEach((row, i) => {
    const {text, places} = page.plain(row.start, row.end);
    // Of stars and bars, kramdown may have taken some for emphasis.
    if (!/^\s*(?:[-–—]+|=+|[*\s]+|_+|-(?:\s*-){2,})\s*$/.test(text))
      return;
    // Its signs may be paired with those of the line before.
    const at = Math.max(...places.slice(0, text.length)
        .map((place) => page.at[place]));
    if (at < 0 || verdict.source.escaped.has(at)) return;
    const line = source.lineAt(at);
    if (!source.isRule(line)) return;
    const own = source.line(line).replace(/^[ \t>]+/, '').trim();
    verdict.put('accidental-heading',
                {place: row.start, line, block, excerpt: own,
                 sure: verdict.family === 'kramdown' && i > 0 &&
                       own.length > 1});
  });
}

function judgeLostHeading(verdict, block) {
  const {page, source} = verdict;
  const rows = page.rows(block);
  rows.forEach((row, i) => {
    const {text, places} = page.plain(row.start, row.end);
    const skip = /^\s*/.exec(text)[0].length;
    const m = /^(#{1,6})(\s*)(?=[\p{L}\p{N}"“'‘(<[*`\uE007])/u
        .exec(text.slice(skip));
    if (!m || verdict.escaped(places[skip])) return;
    const at = page.at[places[skip]];
    if (at < 0 || !/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*$/.test(
        source.text.slice(source.begins[source.lineAt(at) - 1], at))) return;
    const rest = text.slice(skip + m[0].length);
    const tags = /(^|\s)#\S/.test(rest);
    const issue = m[1].length === 1 && m[2] === '' && /^\d/.test(rest);
    const tag = m[1].length === 1 && m[2] === '' && !/\s/.test(rest.trim()) &&
        rows.length > 1;
    // A name in a list, and what is so deep that it goes on with its line.
    const line = source.lineAt(at);
    const item = m[1].length === 1 && m[2] === '' &&
        /^[ \t>]*(?:[-*+]|\d+[.)])/.test(source.line(line));
    const depth = (n) => source.line(n)
        .search(/[^ \t>]/) + (/^[ \t>]*((?:[-*+]|\d+[.)])[ \t]+)?/
        .exec(source.line(n))[1] ?? '').length;
    const deep = i > 0 && at - source.begins[line - 1] > depth(line - 1) + 3;
    verdict.put('heading-not-rendered',
                {place: places[skip], block, excerpt: text,
                 sure: !item && !deep && !tags && !issue && !tag && !block.notes &&
                       (m[1].length > 1 || m[2] !== '' || i === 0)});
  });
}

// ---- HTML -------------------------------------------------------------------

const OMITTED = '<!-- raw HTML omitted -->';

function judgeHtml(verdict) {
  const {page, source} = verdict;
  // The line of the n-th tag of a name.
  const lineOfTag = (name, n = 0) => {
    let line = 0;
    source.lines.forEach((text, i) => {
      const parts = text.toLowerCase().split(`<${name.toLowerCase()}`);
      if (source.fenced[i] || parts.length === 1 || n < 0) return;
      line = i + 1;
      n -= parts.length - 1;
    });
    return line;
  };
  const times = new Map();
  const nth = (tag) => {
    times.set(tag, (times.get(tag) ?? -1) + 1);
    return times.get(tag);
  };
  for (const el of page.elements) {
    const tag = el.tagName;
    if (KNOWN.has(tag) || /^[a-z]\w*-[\w-]*$|:/.test(tag)) continue;
    const line = lineOfTag(tag, nth(tag));
    const component = new RegExp(`<${tag[0].toUpperCase()}[\\w.]*[\\s/>]`)
        .test(source.text) && !/[\w가-힣]</.test(source.line(line));
    verdict.put('raw-html', {line, excerpt: `<${tag}>`,
                             sure: verdict.family !== 'commonmark' ||
                                   !component});
  }
  // No browser takes this for a tag, but strict readers of the page do.
  for (const m of page.html.matchAll(/<([^\x00-\x7F][^\s<>]*)[^<>]*>/g))
    verdict.put('raw-html', {line: lineOfTag(m[1]), excerpt: m[0],
                             sure: /=""/.test(m[0])});
  const omitted = page.html.includes(OMITTED);
  const tags = source.text.matchAll(/<\/?([A-Za-z][\w-]*)(\s[^<>]*)?\/?>/g);
  for (const m of tags) {
    const line = source.lineAt(m.index);
    if (source.fenced[line - 1] || source.shown[m.index + 1] >= 0) continue;
    // Elsewhere it is an element, which may be meant.
    verdict.put('raw-html', {line, excerpt: m[0],
                             sure: omitted && m[0][1] !== '/'});
    // Where all tags are left out, one finding a block says so.
    if (omitted) {
      const [from, to] = source.blockAt(line);
      Object.assign(verdict.found.at(-1), {from, to, whole: true});
    }
  }
}

function judgeTerms(verdict) {
  const {page, source} = verdict;
  if (/<dl/i.test(source.text)) return;
  for (const el of page.elements) {
    if (el.tagName !== 'dl') continue;
    const [start, end] = page.extent.get(el);
    verdict.put('definition-list',
                {place: start, block: {start, end}, sure: false,
                 excerpt: page.text.slice(start, end)});
  }
}

export function judgeBlocks(verdict) {
  const {page} = verdict;
  for (const el of page.elements) {
    if (el.tagName === 'table') judgeTable(verdict, el);
    else if (/^h[12]$/.test(el.tagName)) judgeHeading(verdict, el);
  }
  for (const block of verdict.blocks()) {
    if (closest(block.el, 'table')) continue;
    judgeLostTable(verdict, block);
    judgeRule(verdict, block);
    if (!/^h[1-6]$/.test(block.el.tagName ?? ''))
      judgeLostHeading(verdict, block);
  }
  judgeHtml(verdict);
  judgeTerms(verdict);
}
