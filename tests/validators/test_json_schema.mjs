#!/usr/bin/env node
// docs/json.schema.json describes the JSON report: all of its fields, and no
// others. (To readers it allows more: a later version may add some.)
import Ajv from 'ajv/dist/2020.js';
import fs from 'node:fs';
import path from 'node:path';

import {formatCases} from './format_cases.mjs';
import {check, digestlint, done, project} from './lib.mjs';

const schema =
    JSON.parse(fs.readFileSync(path.join(project, 'docs/json.schema.json')));

// The schema with every object closed.
function closed(node) {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, closed(value)]));
  if (copy.properties) copy.additionalProperties = false;
  return copy;
}

const open = new Ajv({allErrors: true}).compile(schema);
const strict = new Ajv({allErrors: true}).compile(closed(schema));

function problems(validate, report) {
  if (validate(report)) return [];
  return validate.errors.map(e => `${e.instancePath}: ${e.message} ` +
                                  JSON.stringify(e.params));
}

let report;
for (const {name, cwd, args} of formatCases()) {
  const {out} = digestlint(['--format', 'json', '--statistics', ...args], {cwd});
  report = JSON.parse(out);
  check(`json: ${name}`, problems(strict, report));
}

// It does see mistakes, and lets readers of today read tomorrow's reports.
report.tomorrow = 1;
check('json: a new field', problems(open, report));
const mistakes = [
  r => { r.version = 2; },
  r => { delete r.summary.errors; },
  r => { r.files[0].diagnostics[0].severity = 'fatal'; },
  r => { r.files[0].diagnostics[0].start.line = 0; },
  r => { r.files[0].diagnostics[0].fix = {edits: []}; },
];
const {cwd, args} = formatCases()[0];
const text = digestlint(['--format', 'json', ...args], {cwd}).out.toString();
for (const [i, spoil] of mistakes.entries()) {
  const wrong = JSON.parse(text);
  spoil(wrong);
  check(`json: mistake ${i + 1} is found`, open(wrong) ? ['valid'] : []);
}
done();
