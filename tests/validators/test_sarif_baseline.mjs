#!/usr/bin/env node
// A paragraph that is put in above makes no finding new: not for a tool that
// matches the reports of two runs, and not by our own fingerprints.
import fs from 'node:fs';
import path from 'node:path';

import {check, digestlint, done, here, project, run, tmp} from './lib.mjs';

const multitool = path.join(
    here, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
const PARAGRAPH = '새로 넣은 문단이며 아무 문제도 없는 글이다.\n\n';

// Behind the front matter, and before the second paper: what follows moves.
const PLACES = {
  'behind the front matter': text => text.indexOf('\n---\n', 4) + 6,
  'before the second paper': text => text.search(/(?<=\n\n)# 3\. /),
};

const post = '2025-09-13-daily-papers-20250913.md';
const text = fs.readFileSync(path.join(project, 'examples', post), 'utf8');

function report(name, content) {
  const folder = path.join(tmp, 'posts');
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(path.join(folder, post), content);
  const {out} = digestlint(['--no-config', '--format', 'sarif', post],
                           {cwd: folder});
  const file = path.join(tmp, name + '.sarif');
  fs.writeFileSync(file, out);
  return {file, results: JSON.parse(out).runs[0].results};
}

function matched(next, previous) {
  const out = path.join(tmp, 'matched.sarif');
  fs.rmSync(out, {force: true});
  run(multitool, ['match-results-forward', next.file, '-r', previous.file, '-o',
                  out, '--log', 'ForceOverwrite']);
  const log = fs.readFileSync(out, 'utf8').replace(/^\ufeff/, '');
  return JSON.parse(log).runs[0].results;
}

const own = result => result.partialFingerprints['digestlint/v1'];
const line = result =>
    result.locations[0].physicalLocation.region.startLine;

const before = report('before', text);
check('there are findings', before.results.length >= 10 ? [] : ['too few']);
for (const [name, place] of Object.entries(PLACES)) {
  const at = place(text);
  const after = report('after', text.slice(0, at) + PARAGRAPH + text.slice(at));
  const inserted = text.slice(0, at).split('\n').length;
  const states = {};
  const problems = [];
  for (const result of matched(after, before)) {
    states[result.baselineState] = (states[result.baselineState] ?? 0) + 1;
    if (result.baselineState === 'new' && line(result) !== inserted)
      problems.push(`new: ${result.ruleId} in line ${line(result)}`);
    if (result.baselineState === 'absent')
      problems.push(`gone: ${result.ruleId} in line ${line(result)}`);
  }
  console.log(`# ${name}: ${JSON.stringify(states)}`);
  check(`multitool: a paragraph ${name}`, problems);
  const known = new Set(before.results.map(own));
  check(`fingerprints: a paragraph ${name}`,
        after.results.filter(r => line(r) !== inserted && !known.has(own(r)))
            .map(r => `new: ${own(r)}`));
}

// And what is really new is.
const worse = report('worse', text.replace('균형을', '균형를')
    .replace('방법을', '방법를'));
const added = worse.results.length - before.results.length;
const fresh = matched(worse, before).filter(r => r.baselineState === 'new');
check('a mistake that is put in is new',
      added === 2 && fresh.length === added ? [] :
      [`${added} added, ${fresh.length} new`]);
done();
