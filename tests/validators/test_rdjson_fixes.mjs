#!/usr/bin/env node
// `--format rdjson`: reviewdog's fields, and its suggestions, applied by the
// program here that knows nothing but bytes and lines, repair what --fix repairs.
import Ajv from 'ajv';
import fs from 'node:fs';
import path from 'node:path';

import {formatCases} from './format_cases.mjs';
import {check, digestlint, done, tmp} from './lib.mjs';

const position = {
  type: 'object', required: ['line', 'column'], additionalProperties: false,
  properties: {line: {type: 'integer', minimum: 1},
    column: {type: 'integer', minimum: 1}},
};
const range = {
  type: 'object', required: ['start', 'end'], additionalProperties: false,
  properties: {start: position, end: position},
};
const text = {type: 'string'};
// DiagnosticResult of proto/rdf/reviewdog.proto, as far as we use it: reviewdog
// refuses fields that it does not know.
const validate = new Ajv({allErrors: true}).compile({
  type: 'object', required: ['source', 'diagnostics'], additionalProperties: false,
  properties: {
    source: {
      type: 'object', required: ['name', 'url'], additionalProperties: false,
      properties: {name: text, url: text},
    },
    diagnostics: {
      type: 'array',
      items: {
        type: 'object', required: ['message', 'location', 'severity'],
        additionalProperties: false,
        properties: {
          message: text,
          location: {
            type: 'object', required: ['path'], additionalProperties: false,
            properties: {path: text, range},
          },
          severity: {enum: ['ERROR', 'WARNING', 'INFO']},
          code: {
            type: 'object', required: ['value', 'url'], additionalProperties: false,
            properties: {value: text, url: text},
          },
          suggestions: {
            type: 'array', minItems: 1,
            items: {
              type: 'object', required: ['range', 'text'],
              additionalProperties: false, properties: {range, text},
            },
          },
        },
      },
    },
  },
});

// Where each line of `bytes` begins; lines end with LF, CR LF or CR.
function lineStarts(bytes) {
  const starts = [0];
  for (let i = 0; i < bytes.length; i++)
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10))
      starts.push(i + 1);
  return starts;
}

// The suggestions of one file as {start, end, edits}, in bytes, by place.
function fixesOf(bytes, diagnostics) {
  const starts = lineStarts(bytes);
  const at = ({line, column}) => starts[line - 1] + column - 1;
  return diagnostics.filter(d => d.suggestions).map(d => {
    const edits = d.suggestions.map(s => ({
      start: at(s.range.start), end: at(s.range.end), text: Buffer.from(s.text),
    }));
    return {start: edits[0].start, end: edits.at(-1).end, edits,
      code: d.code.value};
  }).sort((a, b) => a.start - b.start || a.end - b.end ||
                    (a.code < b.code ? -1 : 1));
}

// Those that begin behind what was changed before; the others come next time.
function apply(bytes, fixes) {
  const parts = [];
  let done = 0, last = -1;
  for (const fix of fixes) {
    if (fix.start <= last) continue;
    for (const edit of fix.edits) {
      parts.push(bytes.subarray(done, edit.start), edit.text);
      done = edit.end;
    }
    last = fix.end;
  }
  return Buffer.concat([...parts, bytes.subarray(done)]);
}

function report(cwd, args) {
  return JSON.parse(digestlint(['--format', 'rdjson', ...args], {cwd}).out);
}

// Repairs the files in `cwd` in place until nothing is suggested.
function repair(cwd, args) {
  for (let round = 0; round < 10; round++) {
    const byPath = new Map();
    for (const d of report(cwd, args).diagnostics)
      byPath.set(d.location.path, [...byPath.get(d.location.path) ?? [], d]);
    let changed = false;
    for (const [name, diagnostics] of byPath) {
      const file = path.join(cwd, name);
      if (!fs.existsSync(file)) continue;
      const before = fs.readFileSync(file);
      const after = apply(before, fixesOf(before, diagnostics));
      changed ||= Buffer.compare(before, after) !== 0;
      fs.writeFileSync(file, after);
    }
    if (!changed) return;
  }
}

function differentFiles(one, two) {
  return fs.readdirSync(one, {recursive: true}).filter(name =>
      fs.statSync(path.join(one, name)).isFile() &&
      Buffer.compare(fs.readFileSync(path.join(one, name)),
                     fs.readFileSync(path.join(two, name))) !== 0);
}

for (const [i, {name, cwd, args}] of formatCases().entries()) {
  const result = report(cwd, args);
  check(`rdjson: ${name}: fields`, validate(result) ? [] :
        validate.errors.map(e => `${e.instancePath}: ${e.message}`));
  const ours = path.join(tmp, `ours-${i}`), theirs = path.join(tmp, `fix-${i}`);
  fs.cpSync(cwd, ours, {recursive: true});
  fs.cpSync(cwd, theirs, {recursive: true});
  repair(ours, args);
  digestlint(['--fix', ...args], {cwd: theirs});
  // --fix refuses repairs that would be followed by a new finding.
  const refused = new Set(report(theirs, args).diagnostics.filter(
      d => d.suggestions).map(d => d.location.path));
  check(`rdjson: ${name}: suggestions repair what --fix repairs`,
        differentFiles(ours, theirs).filter(file => !refused.has(file)));
  check(`rdjson: ${name}: few are refused`,
        refused.size <= 2 ? [] : [...refused]);
  const n = result.diagnostics.filter(d => d.suggestions).length;
  if (/^(fixtures|hostile)/.test(name))
    check(`rdjson: ${name}: there are suggestions`,
          n > 0 && differentFiles(cwd, theirs).length > 0 ? [] : ['none']);
}
done();
