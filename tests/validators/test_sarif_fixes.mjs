#!/usr/bin/env node
// Whoever applies the fixes of a report gets what --fix writes. A small program
// of its own applies them, as an editor would: those that do not overlap, and
// again until there are none.
import fs from 'node:fs';
import path from 'node:path';

import {check, digestlint, done, fail, project, tmp} from './lib.mjs';
import {fixtureFiles} from './sarif_cases.mjs';
import {Source} from './sarif_text.mjs';

const ROUNDS = 10;
const fixtures = path.join(project, 'tests/fixtures');

// The fixes' edits, [start, end, text], each fix whole or not at all.
function collect(run, source, kinds) {
  const taken = [];
  for (const {fixes = []} of run.results) {
    for (const fix of fixes) {
      if (!kinds.includes(fix.properties.applicability)) continue;
      const edits = fix.artifactChanges[0].replacements.map(r =>
          [...source.range(r.deletedRegion), r.insertedContent?.text ?? '']);
      if (edits.some(([start, end]) => !(start <= end)))
        throw new Error(`a region that is not in the text: ${
            JSON.stringify(fix)}`);
      const clashes = edits.some(([start, end]) => taken.some(
          ([from, to]) => start < to && from < end || start === from));
      if (!clashes) taken.push(...edits);
    }
  }
  return taken.sort((a, b) => b[0] - a[0]);
}

function apply(file, args, kinds) {
  for (let round = 0; round < ROUNDS; round++) {
    const {out} = digestlint(['--format', 'sarif', ...args, file]);
    const [run] = JSON.parse(out).runs;
    const source = Source.read(file, run.newlineSequences);
    const edits = collect(run, source, kinds);
    if (edits.length === 0) return round;
    let {text} = source;
    for (const [start, end, inserted] of edits)
      text = text.slice(0, start) + inserted + text.slice(end);
    fs.writeFileSync(file, text);
  }
  return ROUNDS;
}

// The first line that differs.
function difference(ours, theirs) {
  const a = ours.toString().split('\n'), b = theirs.toString().split('\n');
  const i = a.findIndex((line, k) => line !== b[k]);
  return [`line ${i + 1}`, `fixes: ${a[i]}`, `--fix: ${b[i]}`];
}

// Fixes that --fix leaves out, because another finding would come of them or
// other text would change, are in no one's power to know from the report.
function refuses(file, args, kinds) {
  const {out} = digestlint(['--format', 'sarif', ...args, file]);
  const [run] = JSON.parse(out).runs;
  const source = Source.read(file, run.newlineSequences);
  return collect(run, source, kinds).length > 0;
}

const count = {repaired: 0, compared: 0};

function compare(name, args, option, kinds) {
  const text = fs.readFileSync(path.join(fixtures, name));
  const folder = fs.mkdtempSync(path.join(tmp, 'fix-'));
  const [ours, theirs] = ['ours', 'theirs'].map(side => {
    const file = path.join(folder, side, path.basename(name));
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, text);
    return file;
  });
  digestlint([option, ...args, theirs]);
  const refused = refuses(theirs, args, kinds);
  const rounds = apply(ours, args, kinds);
  const [a, b] = [fs.readFileSync(ours), fs.readFileSync(theirs)];
  if (a.equals(text)) return;
  count.repaired++;
  if (refused) return;
  count.compared++;
  if (rounds === ROUNDS) fail(`${option}: ${name}`, 'they never end');
  else check(`${option}: ${name}`, a.equals(b) ? [] : difference(a, b));
}

for (const {name, args} of fixtureFiles()) {
  // Paths in arguments are relative to the fixtures.
  const options = args.map(word => fs.existsSync(path.join(fixtures, word)) ?
      path.join(fixtures, word) : word);
  if (!args.includes('--config'))
    options.push('--config', path.join(fixtures, '.digestlint.yaml'));
  compare(name, options, '--fix', ['safe']);
  compare(name, options, '--unsafe-fixes', ['safe', 'unsafe']);
}
const {repaired, compared} = count;
console.log(`# ${repaired} repairs, ${compared} of them compared`);
check('there are fixes', repaired >= 20 && compared >= repaired / 2 ? [] :
      [`${repaired} repairs, ${compared} compared`]);
done();
