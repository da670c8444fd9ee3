// generate.mjs [COUNT [SEED]]: many small Korean sources, one JSON string a
// line; the same for the same seed. They are composed of what renderers read
// differently, and of as much that is harmless.
import {fileURLToPath} from 'node:url';
import {BLOCKS} from './sources/blocks.mjs';
import {INLINE} from './sources/inline.mjs';
import {Words} from './sources/words.mjs';

const MOST_LINES = 12;

// In proportion to how much there is to go wrong.
const WEIGHTS = {
  emphasis: 8,
  bar: 6,
  address: 6,
  link: 5,
  formula: 5,
  stars: 3,
  money: 1,
  liquid: 3,
  tilde: 4,
  html: 5,
  attribute: 2,
  typography: 4,
  plain: 4,
  table: 6,
  setext: 5,
  heading: 5,
  numbers: 5,
  items: 6,
  nested: 7,
  mixed: 3,
  labels: 6,
  fence: 5,
  indented: 4,
  definition: 4,
  display: 3,
  markup: 4,
  attributes: 3,
  liquidBlock: 3,
  harmless: 16,
};
const NAMES = Object.entries(WEIGHTS).flatMap(([name, n]) =>
  Array(n).fill(name),
);

function one(w) {
  const name = w.pick(NAMES);
  if (BLOCKS[name]) return BLOCKS[name](w);
  const line = w.around(INLINE[name](w));
  return w.pick([
    () => [line],
    () => [line],
    () => [line],
    () => [w.sentence(), line],
    () => [line, w.sentence()],
    () => [line, w.around(INLINE[name](w))],
  ])();
}

const indent = (lines, first, rest) =>
  lines.map((line, i) => (i === 0 ? first + line : line && rest + line));

// The places in which a block may be.
function place(w, lines) {
  return w.pick([
    () => lines,
    () => lines,
    () => lines,
    () => lines,
    () => lines,
    () => indent(lines, '- ', '  '),
    () => indent(lines, '1. ', '   '),
    () => lines.map((line) => (line ? `> ${line}` : '>')),
    () => [`## ${w.title()}`, ...lines],
    () => [`## ${w.title()}`, '', ...lines],
    () => [w.sentence(), '', ...lines],
    () => [...lines, '', w.sentence()],
    () => [`- ${w.sentence()}`, ...indent(lines, '- ', '  ')],
    () => [`- ${w.sentence()}`, ...indent(lines, '  - ', '    ')],
    () => [...lines, '', ...one(w)],
    () => [...lines, ...one(w)],
  ])();
}

export function generate(count = 5000, seed = 20250913) {
  const w = new Words(seed),
    sources = new Set();
  while (sources.size < count) {
    const lines = place(w, one(w));
    if (lines.length <= MOST_LINES) sources.add(lines.join('\n') + '\n');
  }
  return [...sources];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, seed] = process.argv.slice(2).map(Number);
  for (const source of generate(count || undefined, seed || undefined))
    console.log(JSON.stringify(source));
}
