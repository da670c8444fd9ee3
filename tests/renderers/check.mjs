#!/usr/bin/env node
// check.mjs                      the whole check, as TAP
// check.mjs --verified           the cases and kramdown's blocks alone
// check.mjs --cases FILE         only cases, with the count of each kind
// check.mjs --count N --seed N   more sources, or others
// check.mjs --renderer NAME      only one renderer, with all examples
// check.mjs --examples N         more examples
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {checkCases, describe} from './cases.mjs';
import {add, compare, compareAlso, compareUnknown} from './compare.mjs';
import {generate} from './generate.mjs';
import {ALSO_READ, LINTED, knownRules, lint} from './linter.mjs';
import {compareOutlines} from './outlines.mjs';
import {Missing, close, frontMatter, open, versions} from './render.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const AGREE = 0.99;
const FOUND = 0.95;
const EXAMPLES = 5;

let tests = 0;
function test(good, name, lines = []) {
  console.log(`${good ? 'ok' : 'not ok'} ${++tests} - ${name}`);
  for (const line of lines) console.log(`# ${line}`);
  return good;
}

// ---- cases ------------------------------------------------------------------

async function showCases(file) {
  const result = await checkCases(file);
  for (const one of result.wrong) console.log(`wrong: ${describe(one)}`);
  for (const one of result.more) console.log(`more: ${describe(one)}`);
  for (const [kind, [agreed, total]] of [...result.kinds].sort())
    console.log(`${kind}\t${agreed} of ${total}`);
  if (result.left > 0)
    console.log(`${result.left} cases are of renderers that are not run here`);
  console.log(`${result.agreed} of ${result.total} cases agree, of these ` +
              `${result.unsure.length} where it is a matter of opinion`);
  return result.agreed >= AGREE * result.total;
}

async function testCases() {
  const result = await checkCases(path.join(here, 'cases.tsv'));
  return test(result.wrong.length === 0,
              `the oracle agrees with ${result.agreed} of ` +
              `${result.total} cases`,
              result.wrong.map(describe));
}

function testOutlines() {
  const {wrong, total} = compareOutlines();
  return test(wrong.length === 0,
              `kramdown makes the same blocks of ${total - wrong.length} of ` +
              `${total} sources`, wrong.slice(0, EXAMPLES));
}

// ---- the linter -------------------------------------------------------------

function readExceptions() {
  const rows = fs.readFileSync(path.join(here, 'exceptions.tsv'), 'utf8')
      .split('\n').filter((line) => line && !line.startsWith('#'))
      .map((line) => line.split('\t'));
  return (code, renderer, what, source) =>
    rows.some(([rule, name, kind, pattern]) =>
      rule === code && kind === what && (name === '*' || name === renderer) &&
      new RegExp(pattern, 'su').test(source));
}

// A text in parts that begin with headings, so that what is wrong with a page
// is near what it comes from.
function sections(text) {
  const parts = [''];
  let fenced = false, before = '';
  for (const line of text.split(/(?<=\n)/)) {
    if (/^(?:```|~~~)/.test(line)) fenced = !fenced;
    if (!fenced && /^#{1,2} /.test(line) && before.trim() === '')
      parts.push('');
    parts[parts.length - 1] += before = line;
  }
  return parts.filter((part) => part.trim() !== '');
}

// The fixtures of these rules are sources, too.
function fixtures() {
  const root = path.resolve(here, '../fixtures');
  return fs.readdirSync(root)
      .filter((name) => /^(page|DL606|DL609)$/.test(name))
      .flatMap((name) => fs.readdirSync(path.join(root, name))
          .filter((file) => file.endsWith('.md'))
          .map((file) => fs.readFileSync(path.join(root, name, file), 'utf8')))
      .flatMap((text) => sections(text.slice(frontMatter(text).length)));
}

const percent = (part, all) =>
  all === 0 ? '-' : `${(100 * part / all).toFixed(1)} %`;

function testRule(code, one, most) {
  const said = one.confirmed + one.false, seen = one.found + one.missed;
  if (said + seen === 0) return true;
  const lines = [];
  for (const [what, list] of Object.entries(one.examples)) {
    for (const text of list.slice(0, most)) lines.push(`${what}: ${text}`);
    if (list.length > most) lines.push(`… and ${list.length - most} more`);
  }
  const good = one.false === 0 && one.bad === 0 && one.found >= FOUND * seen;
  return test(good, `${code}: ${one.confirmed} confirmed, ` +
              `${one.false} false, ${one.missed} missed ` +
              `(found ${percent(one.found, seen)}), ` +
              `${one.fixed} fixed, ${one.bad} badly`, lines);
}

async function testLinter({count, seed, only, examples}) {
  const known = knownRules();
  const skip = (what) => console.log(`ok ${++tests} # SKIP ${what}`);
  if (![...known].some((code) => code.startsWith('DL8'))) {
    skip('the linter: it has no rules DL8xx');
    return true;
  }
  const ours = new Set(fixtures());
  const sources = [...new Set([...generate(count, seed), ...ours])];
  const renderers = new Map();
  for (const name of LINTED) renderers.set(name, await open(name));
  const exceptions = readExceptions(), total = {};
  // What a fixture shows to be left alone is not missed.
  const excepted = (code, renderer, what, source) =>
    (what === 'missed' && ours.has(source)) ||
    exceptions(code, renderer, what, source);
  for (const renderer of only ? [only] : LINTED) {
    const results = lint(renderer, sources);
    add(total, await compare(renderer, sources, results, renderers, excepted));
  }
  for (const renderer of ALSO_READ.filter((name) => !only || name === only))
    add(total, await compareAlso(renderer, sources,
                                 lint(renderer, sources, true, true),
                                 renderers, excepted));
  if (!only)
    add(total, await compareUnknown(sources, lint(undefined, sources, false),
                                    renderers, excepted));
  console.log(`# ${sources.length} sources`);
  for (const version of versions()) console.log(`# ${version}`);
  let good = true;
  for (const [code, one] of Object.entries(total).sort()) {
    if (!known.has(code)) skip(`${code}: the linter has no such rule`);
    else good = testRule(code, one, examples) && good;
  }
  return good;
}

async function main(args) {
  const option = (name) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? undefined : args[at + 1];
  };
  if (option('cases')) return showCases(option('cases'));
  const number = (name) => option(name) && Number(option(name));
  const agree = await testCases() & testOutlines();
  if (args.includes('--verified') || process.env.CHECK_VERIFIED) {
    console.log(`1..${tests}`);
    return agree;
  }
  const only = option('renderer');
  const good = await testLinter({
    count: number('count'), seed: number('seed'), only,
    examples: number('examples') ?? (only ? Infinity : EXAMPLES),
  });
  console.log(`1..${tests}`);
  return agree && good;
}

try {
  if (!await main(process.argv.slice(2))) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.log(`ok ${++tests} # SKIP the renderers: ${error.message}`);
  console.log(`1..${tests}`);
} finally {
  close();
}
