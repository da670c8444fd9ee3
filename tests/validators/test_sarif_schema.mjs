#!/usr/bin/env node
// The JSON schema of SARIF 2.1.0, as it comes with Microsoft's tool.
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fs from 'node:fs';
import path from 'node:path';

import {check, done, here} from './lib.mjs';
import {manyResults, sarifCases} from './sarif_cases.mjs';

const schema = JSON.parse(fs.readFileSync(path.join(
    here, 'node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json')));
const ajv = new Ajv({strict: false, allErrors: true});
formats(ajv);
const validate = ajv.compile(schema);

function problems(text) {
  if (validate(JSON.parse(text))) return [];
  return validate.errors.map(e => `${e.instancePath}: ${e.message}`);
}

for (const one of [...sarifCases(), manyResults()])
  check(`schema: ${one.name}`, problems(one.out));

// It does see mistakes.
const broken = JSON.parse(sarifCases()[0].out);
broken.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri =
    'a b.md';
broken.runs[0].results[1].kind = 'wrong';
check('schema: mistakes are found',
      problems(JSON.stringify(broken)).length >= 2 ? [] : ['too few']);
done();
