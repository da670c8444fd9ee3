// Fences without end, and text that became code.
import {closest} from './page.mjs';

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;

// Korean prose, whole sentences or most of a line.
const SENTENCE = /[가-힣].*\s.*(다|요|까|죠)[.?!]\s*$|[가-힣]\S*(다|요|까|죠)[.?!]\s*$/;
const korean = (line) =>
  (line.match(/[가-힣]/g) ?? []).length * 2 > line.trim().length;

function judgePre(verdict, el) {
  const {page, source} = verdict;
  if (/<pre|\{%-?\s*highlight/i.test(source.text) || closest(el, 'pre')) return;
  const [start, end] = page.extent.get(el);
  const block = {start, end};
  const [from, to] = verdict.lines(start, end);
  const text = page.text.slice(start, end);
  if (from === 0) {
    emptyFence(verdict);
    return;
  }
  // What is in a fence may have marks, too, which look like those around it.
  const inside = source.opens.has(from) && FENCE.test(source.line(from));
  // The line of marks is above, perhaps with empty lines between.
  let above = inside ? from : from - 1;
  while (above > 0 && !source.line(above).trim()) above--;
  const open = FENCE.exec(source.line(above));
  if (open) {
    const end = FENCE.exec(source.line(to));
    if (to > above && end?.[1].startsWith(open[1]) &&
        end[0].length === source.line(to).trimEnd().length) return;
    let below = to + 1;
    while (below <= source.lines.length && !source.line(below).trim()) below++;
    const close = FENCE.exec(source.line(below));
    if (!close || close[1][0] !== open[1][0]) {
      verdict.put('unclosed-fence', {line: above, excerpt: source.line(above),
                                     block});
      verdict.found.at(-1).from = above;
    }
    return;
  }
  const lines = text.split('\n').filter((line) => line.trim());
  const prose = lines.filter((line) => SENTENCE.test(line) && korean(line));
  const some = lines.some((line) => korean(line) || SENTENCE.test(line));
  if (!some && prose.length === 0) return;
  // Samples, such as a prompt, may be code on purpose.
  verdict.put('accidental-code', {
    line: from, block, excerpt: text.trim(),
    also: ['nesting-lost', 'list-not-rendered', 'heading-not-rendered'],
    sure: prose.length === lines.length && !verdict.otherCode,
  });
}

// Marks with nothing after them, at the end of the text or of an item.
function emptyFence(verdict) {
  const {source} = verdict;
  const marks = source.lines.map((line, i) => FENCE.test(line) ? i + 1 : 0)
      .filter((line) => line > 0);
  if (marks.length % 2 === 1)
    verdict.put('unclosed-fence', {line: marks.at(-1), place: -1,
                                   excerpt: source.line(marks.at(-1))});
}

// Marks that are shown, or that became code in a line.
function judgeLiteral(verdict, block) {
  const {page, source} = verdict;
  const {text, places} = page.plain(block.start, block.end);
  for (const m of text.matchAll(/`{3,}|~{3,}/g)) {
    const at = page.at[places[m.index]];
    if (at < 0 || verdict.escaped(places[m.index])) continue;
    const line = source.lineAt(at);
    const sure = source.opens.has(line) && at - source.begins[line - 1] <=
        FENCE.exec(source.line(line))[0].length;
    verdict.put('unclosed-fence', {line, block, excerpt: source.line(line),
                                   sure});
    // Of several lines that are alike, any may be the one that is shown.
    let to = line;
    while (FENCE.test(source.line(to + 1)) &&
           source.line(to + 1).trim() === source.line(line).trim()) to++;
    verdict.found.at(-1).to = Math.max(verdict.found.at(-1).to, to);
  }
}

// Code in a line with nothing in it: one fence with the next.
function emptyCode(verdict) {
  const {source} = verdict;
  if (verdict.family !== 'kramdown') return;
  source.lines.forEach((excerpt, i) => {
    if (FENCE.test(excerpt))
      verdict.put('unclosed-fence', {line: i + 1, excerpt, sure: false});
  });
}

function judgeInline(verdict) {
  const {page, source} = verdict;
  for (const el of page.elements) {
    if (el.tagName !== 'code' || closest(el, 'pre')) continue;
    const [start, end] = page.extent.get(el);
    const [from, to] = verdict.lines(start, end);
    if (from === 0) emptyCode(verdict);
    if (from === 0) continue;
    // The code begins with the fence's line, or in the line below it.
    for (const line of [from, from - 1]) {
      const m = FENCE.exec(source.line(line));
      if (!m || m[1][0] !== '`') continue;
      const rest = source.line(line).slice(m[0].length);
      if (rest.includes('`')) continue;
      const sure = source.opens.has(line);
      verdict.put('unclosed-fence', {line, excerpt: source.line(line),
                                     block: {start, end}, sure});
      verdict.found.at(-1).from = line;
      if (FENCE.test(source.line(to + 1))) verdict.found.at(-1).to = to + 1;
      if (sure) break;
    }
  }
}

export function judgeCode(verdict) {
  const {page} = verdict;
  const pres = page.elements.filter((el) => el.tagName === 'pre');
  // Other indented code says that the writer uses it.
  verdict.otherCode = pres.some((el) => {
    const [start, end] = page.extent.get(el);
    const [from] = verdict.lines(start, end);
    return from > 0 && /^( {4}|\t)/.test(verdict.source.line(from)) &&
        !/[가-힣]/.test(page.text.slice(start, end));
  });
  for (const el of pres) judgePre(verdict, el);
  for (const block of verdict.blocks()) judgeLiteral(verdict, block);
  judgeInline(verdict);
}
