#!/usr/bin/env node
// check.mjs                 the whole check, as TAP: cases, then the linter
// check.mjs --cases FILE    only cases, with the count of each kind
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {checkCases, describe} from './cases.mjs';
import {Missing, close} from './render.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const ENOUGH = 0.99;

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
  return result.agreed >= ENOUGH * result.total;
}

async function main(args) {
  if (args[0] === '--cases') return showCases(args[1]);
  return showCases(path.join(here, 'cases.tsv'));
}

try {
  if (!await main(process.argv.slice(2))) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.log(`ok 1 # SKIP the renderers: ${error.message}`);
  console.log('1..1');
} finally {
  close();
}
