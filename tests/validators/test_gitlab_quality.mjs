#!/usr/bin/env node
// `--format gitlab` as GitLab reads it: the fields that it asks for and no two
// fingerprints alike, each computed again from what a baseline says of the
// finding (FNV-1a with 128 bits).
import Ajv from 'ajv';
import fs from 'node:fs';
import path from 'node:path';

import {formatCases} from './format_cases.mjs';
import {check, digestlint, done, tmp} from './lib.mjs';

const validate = new Ajv({allErrors: true}).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: {type: 'string', minLength: 1},
      check_name: {type: 'string', minLength: 1},
      fingerprint: {type: 'string', pattern: '^[0-9a-f]{32}$'},
      severity: {enum: ['info', 'minor', 'major', 'critical', 'blocker']},
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: {type: 'string', pattern: '^(?!\\./)'},
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: {begin: {type: 'integer', minimum: 1}},
          },
        },
      },
    },
  },
});

function hash(text) {
  let h = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of Buffer.from(text))
    h = BigInt.asUintN(128, (h ^ BigInt(byte)) * ((1n << 88n) + 0x13bn));
  return h.toString(16).padStart(32, '0');
}

// Of what is no UTF-8 a baseline has U+FFFD, and the fingerprint the bytes.
function isText(cwd, name) {
  const bytes = fs.readFileSync(path.join(cwd, name));
  return Buffer.compare(bytes, Buffer.from(bytes.toString())) === 0;
}

function fingerprintProblems(issues, cwd, args) {
  const file = path.join(tmp, 'baseline.json');
  fs.rmSync(file, {force: true});
  if (digestlint(['--baseline', file, '--update-baseline', ...args], {cwd})
          .code !== 0)
    return [];
  const known = JSON.parse(fs.readFileSync(file)).findings.map(e => ({
    place: path.relative(cwd, path.resolve(tmp, e.path)), finding: e.finding,
  })).filter(e => isText(cwd, e.place));
  const wanted = known.map(e => hash(`${e.place}\0${e.finding}`)).sort();
  const found = issues.filter(i => isText(cwd, i.location.path))
                    .map(i => i.fingerprint).sort();
  return wanted.join() === found.join()
             ? [] : [`${wanted.length} expected, ${found.length} found`];
}

const RANK = {error: 'major', warning: 'minor', info: 'info'};

for (const {name, cwd, args} of formatCases()) {
  const run = format =>
      JSON.parse(digestlint(['--format', format, ...args], {cwd}).out);
  const issues = run('gitlab');
  check(`gitlab: ${name}: fields`, validate(issues) ? [] :
        validate.errors.map(e => `${e.instancePath}: ${e.message}`));
  check(`gitlab: ${name}: no fingerprint twice`,
        new Set(issues.map(i => i.fingerprint)).size === issues.length
            ? [] : ['some are']);
  check(`gitlab: ${name}: fingerprints`, fingerprintProblems(issues, cwd, args));
  const all = run('json').files.flatMap(f => [
    ...f.error ? [`${f.path}:1 critical ${f.error}`] : [],
    ...f.diagnostics.filter(d => !d.suppressed).map(d =>
        `${f.path.replace(/^\.\//, '')}:${d.start.line} ${RANK[d.severity]} ` +
        d.message)]);
  const mine = issues.map(i => `${i.location.path}:${i.location.lines.begin} ` +
                               `${i.severity} ${i.description}`);
  check(`gitlab: ${name}: findings`, all.join('\n') === mine.join('\n')
      ? [] : mine.filter((m, i) => m !== all[i]));
}
done();
