#!/usr/bin/env node
// What no validator sees: that the report says what is in the files, and what
// SARIF and GitHub want beyond the schema.
import fs from 'node:fs';
import path from 'node:path';

import {check, digestlint, done, project} from './lib.mjs';
import {manyResults, sarifCases} from './sarif_cases.mjs';
import {lineHashes, Source} from './sarif_text.mjs';

const GITHUB_MOST_RESULTS = 25000;

// The anchors that GitHub gives the headings of docs/rules.md.
const anchors = new Set(
    fs.readFileSync(path.join(project, 'docs/rules.md'), 'utf8')
        .match(/^#+ .*$/gm)
        .map(line => line.replace(/^#+ /, '').toLowerCase()
                         .replace(/[^\p{L}\p{N} _-]/gu, '')
                         .replaceAll(' ', '-')));

// ---- the JSON text ---------------------------------------------------------

// Members of the same object with the same name; JSON.parse() takes the last.
function repeatedKeys(text) {
  const found = [], open = [];
  let key = null;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token.endsWith(':')) {
      key = token;
      if (open.at(-1).has(key)) found.push(`twice in one object: ${key}`);
      open.at(-1).add(key);
    }
  }
  return found;
}

function checkText(bytes, say) {
  const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})
                   .decode(bytes);
  if (text.startsWith('\ufeff')) say('a byte-order mark');
  if (!/[^\n]\n$/.test(text)) say('not one newline at the end');
  if (/[\u2028\u2029]/.test(text)) say('a line separator that is not escaped');
  repeatedKeys(text).forEach(say);
  if (/"(guid|correlationGuid|\w+TimeUtc)":/.test(text))
    say('something that differs from run to run');
  const keys = Object.keys(JSON.parse(text));
  if (keys[0] !== '$schema' || keys[1] !== 'version')
    say(`members in the order ${keys}`);
}

// ---- messages --------------------------------------------------------------

const braces = text => text.replaceAll('{{', '').replaceAll('}}', '');

function checkMessage(text, what, say) {
  if (!text?.trim()) return say(`${what}: empty`);
  if (!/\.$/.test(text)) say(`${what}: no period at the end: ${text}`);
  if (/[{}]/.test(braces(text))) say(`${what}: single braces: ${text}`);
  if (/[\x00-\x1f\x7f]/.test(text)) say(`${what}: control character: ${text}`);
}

// Targets of the links in a plain message (§3.11.6).
function links(text) {
  return [...text.matchAll(/(?<!\\)\[(?:[^\][\\]|\\.)*\]\(([^)]*)\)/g)]
      .map(match => match[1]);
}

// What a viewer makes of a template (§3.11.5).
function fill(template, values) {
  return template.replace(/\{\{|\}\}|\{(\d)\}/g,
      (part, digit) => digit ? values[digit] : part[0]);
}

function checkResultMessage(result, rule, say) {
  const {text, id, arguments: values} = result.message;
  const template = rule.messageStrings?.[id]?.text;
  checkMessage(text, 'message', say);
  if (template === undefined) return say(`no message ${id} of ${rule.id}`);
  const whole = fill(template, values);
  const plain = fill(text, []).replaceAll(/\\([[\]])/g, '$1');
  // Two configurations may have rules of one name and different messages.
  if (rule.id.startsWith('DL') && !plain.startsWith(whole))
    say(`'${plain}' is not '${whole}'`);
  const ids = (result.relatedLocations ?? []).map(place => String(place.id));
  if (links(text).join() !== ids.join())
    say(`links ${links(text)}, related locations ${ids}: ${text}`);
}

// ---- rules -----------------------------------------------------------------

const PROBLEMS = {error: 'error', warning: 'warning', note: 'recommendation'};

function checkRule(rule, say) {
  const short = rule.shortDescription?.text, full = rule.fullDescription?.text;
  const tell = what => say(`${rule.id}: ${what}`);
  const isOurs = rule.id.startsWith('DL');
  if (isOurs && !/^DL\d{3}$/.test(rule.id)) tell('no code');
  if (!/^[A-Z][A-Za-z0-9]+$/.test(rule.name) || rule.name === rule.id)
    tell(`name ${rule.name}`);
  for (const text of [short, full])
    if (!text || text.length > 1024 || !text.endsWith('.'))
      tell(`description '${text}'`);
  if (short === full) tell('both descriptions are the same');
  if (!rule.help?.text || !rule.help.markdown) tell('no help');
  if (isOurs && !/```/.test(rule.help.markdown)) tell('help without an example');
  if (rule.id !== 'DL901' && !rule.help.markdown.includes('digestlint-disable'))
    tell('help without how to suppress');
  if (isOurs ? !anchors.has(new URL(rule.helpUri).hash.slice(1)) :
      !rule.helpUri.endsWith('docs/patterns.md'))
    tell(`nothing at ${rule.helpUri}`);
  for (const [id, {text}] of Object.entries(rule.messageStrings ?? {}))
    if (!text.endsWith('.') || /[{}]/.test(braces(text).replace(/\{\d\}/g, '')))
      tell(`message ${id}: ${text}`);
  const {tags, precision, 'problem.severity': problem} = rule.properties;
  if (!tags.length || tags.length > 20) tell(`${tags.length} tags`);
  if (!['very-high', 'high', 'medium', 'low'].includes(precision))
    tell(`precision ${precision}`);
  if (problem !== PROBLEMS[rule.defaultConfiguration.level])
    tell(`problem.severity ${problem}`);
  if ('security-severity' in rule.properties) tell('is no security rule');
}

function checkDriver(driver, say) {
  const all = driver.rules.map(rule => rule.id);
  const codes = all.filter(id => id.startsWith('DL'));
  codes.push(...all.slice(codes.length));
  const sorted = [...codes.filter(id => id.startsWith('DL')).sort(),
                  ...codes.filter(id => !id.startsWith('DL')).sort()];
  if (all.join() !== sorted.join() || new Set(all).size !== all.length)
    say(`rules out of order or twice: ${codes}`);
  driver.rules.forEach(rule => checkRule(rule, say));
  if (!/^\d+\.\d+\.\d+$/.test(driver.version) ||
      driver.version !== driver.semanticVersion)
    say(`version ${driver.version}, ${driver.semanticVersion}`);
  if (driver.name.split(' ').length > 3) say(`name ${driver.name}`);
}

// ---- places ----------------------------------------------------------------

function bytesOf(uri) {
  return Buffer.from(uri.replace(/%([0-9A-F]{2})/g, (_, hex) =>
      String.fromCharCode(parseInt(hex, 16))), 'latin1');
}

// The path that a location names, as bytes.
function pathOf(location, one, run, say) {
  const {uri, uriBaseId, index} = location;
  const outside = uri.startsWith('file:///');
  if (!/^(file:\/\/)?([A-Za-z0-9._~\/-]|%[0-9A-F]{2})+$/.test(uri))
    say(`uri ${uri}`);
  if (!outside && (uri.startsWith('/') || /(^|\/)\.\.?(\/|$)/.test(uri)))
    say(`relative uri ${uri}`);
  if (outside === (uriBaseId !== undefined)) say(`uriBaseId of ${uri}`);
  if (uriBaseId && !(uriBaseId in run.originalUriBaseIds))
    say(`no such base: ${uriBaseId}`);
  if (index !== undefined && run.artifacts[index]?.location.uri !== uri)
    say(`artifact ${index} is not ${uri}`);
  const bytes = bytesOf(outside ? uri.slice('file://'.length) : uri);
  return outside ? bytes : Buffer.concat([Buffer.from(one.root + '/'), bytes]);
}

const sources = new Map();

function sourceOf(location, one, run, say) {
  const file = pathOf(location, one, run, say);
  const key = one.name + file.toString('latin1');
  if (one.input) return new Source(one.input, run.newlineSequences);
  if (!sources.has(key))
    sources.set(key, fs.existsSync(file) && fs.statSync(file).isFile() ?
        Source.read(file, run.newlineSequences) : null);
  if (!sources.get(key)) say(`no such file: ${location.uri}`);
  return sources.get(key);
}

function checkRegion(region, source, what, say) {
  if (what === 'fix' && Number.isInteger(region.byteOffset))
    return source.range(region);
  const numbers = ['startLine', 'startColumn', 'endLine', 'endColumn'];
  if (!numbers.every(name => Number.isInteger(region[name])))
    return say(`${what}: ${JSON.stringify(region)}`);
  const [start, end] = source.range(region);
  if (!(start <= end)) return say(`${what}: not in the text`);
  const text = source.text.slice(start, end);
  if (region.snippet && region.snippet.text !== text)
    say(`${what}: '${text}' is there, not '${region.snippet.text}'`);
  return [start, end];
}

function checkPlaces(result, one, run, say) {
  if (result.locations.length !== 1) say('not one location');
  const {artifactLocation, region, contextRegion} =
      result.locations[0].physicalLocation;
  const source = sourceOf(artifactLocation, one, run, say);
  if (!source) return null;
  const own = checkRegion(region, source, 'region', say);
  if (!source.isValid) {
    if (region.snippet || contextRegion) say('the text of invalid UTF-8');
    return source;
  }
  if (!region.snippet && own && own[1] - own[0] < 1000) say('no snippet');
  if (contextRegion) {
    const all = checkRegion(contextRegion, source, 'contextRegion', say);
    if (own && all && !(all[0] <= own[0] && own[1] <= all[1] &&
                        all[1] - all[0] > own[1] - own[0]))
      say('the context is not larger');
  } else if (own && own[1] - own[0] < 1000 &&
             own[1] - own[0] < source.text.replace(/^\ufeff/, '').length) {
    say('no context');
  }
  for (const place of result.relatedLocations ?? []) {
    const {artifactLocation: other, region: there} = place.physicalLocation;
    const text = sourceOf(other, one, run, say);
    checkMessage(place.message.text, 'related location', say);
    if (text && other.index !== undefined)
      checkRegion(there, text, 'related location', say);
    else if (text && !(there.startLine <= text.starts.length))
      say(`related location: no line ${there.startLine}`);
  }
  return source;
}

// ---- results ---------------------------------------------------------------

const hashesOf = new Map();

function checkFingerprints(result, source, say) {
  const {primaryLocationLineHash: hash, 'digestlint/v1': own} =
      result.partialFingerprints;
  if (!hashesOf.has(source)) hashesOf.set(source, lineHashes(source.text));
  const {startLine} = result.locations[0].physicalLocation.region;
  const wanted = hashesOf.get(source)[startLine];
  if (hash !== wanted) say(`line hash ${hash}, GitHub's is ${wanted}`);
  if (!own) say('no fingerprint');
}

function checkFixes(result, source, say) {
  const own = result.locations[0].physicalLocation.artifactLocation;
  for (const fix of result.fixes ?? []) {
    checkMessage(fix.description?.text, 'fix', say);
    const unsafe = fix.properties.applicability === 'unsafe';
    if (unsafe !== /Unsafe|사람이/.test(fix.description.text))
      say(`does not tell that it is unsafe: ${fix.description.text}`);
    for (const change of fix.artifactChanges) {
      if (change.artifactLocation.uri !== own.uri) say('fixes another file');
      let last = -1;
      for (const {deletedRegion} of change.replacements) {
        const range = checkRegion(deletedRegion, source, 'fix', say);
        if (range && range[0] < last) say('replacements overlap');
        if (range) last = range[1];
      }
    }
  }
}

function checkResult(result, one, run, say) {
  const rule = run.tool.driver.rules[result.ruleIndex];
  const line = result.locations[0].physicalLocation.region.startLine;
  const tell = what => say(`${result.ruleId} in line ${line}: ${what}`);
  if (rule?.id !== result.ruleId)
    return tell(`rule ${result.ruleIndex} is ${rule?.id}`);
  if (result.kind !== 'fail' || !(result.level in PROBLEMS))
    tell(`kind ${result.kind}, level ${result.level}`);
  checkResultMessage(result, rule, tell);
  const source = checkPlaces(result, one, run, tell);
  if (source) checkFingerprints(result, source, tell);
  if (source) checkFixes(result, source, tell);
  if (!Array.isArray(result.suppressions)) tell('no suppressions');
  if ((result.baselineState !== undefined) !== one.args.includes('--baseline'))
    tell(`baselineState ${result.baselineState}`);
}

// ---- the run ---------------------------------------------------------------

function checkInvocation(run, one, say) {
  const [invocation] = run.invocations;
  if (invocation.exitCode !== one.code)
    say(`exit ${one.code}, reported as ${invocation.exitCode}`);
  if (invocation.executionSuccessful !== one.code < 2)
    say(`successful: ${invocation.executionSuccessful}`);
  const known = run.tool.driver.notifications;
  const all = [...invocation.toolConfigurationNotifications,
               ...invocation.toolExecutionNotifications];
  if (one.code === 2 && !all.some(n => n.level === 'error'))
    say('a failure that nothing tells of');
  for (const n of all) {
    if (known[n.descriptor.index]?.id !== n.descriptor.id)
      say(`no such notification: ${JSON.stringify(n.descriptor)}`);
    checkMessage(n.message.text, 'notification', say);
    for (const place of n.locations ?? [])
      pathOf(place.physicalLocation.artifactLocation, one, run, say);
  }
  for (const {descriptor, configuration} of
           invocation.ruleConfigurationOverrides) {
    const rule = run.tool.driver.rules[descriptor.index];
    if (rule?.id !== descriptor.id) say(`override of ${descriptor.id}`);
    const {enabled, level} = rule.defaultConfiguration;
    if (enabled && level === configuration.level)
      say(`${rule.id}: the override is the default`);
  }
}

function checkRun(run, one, say) {
  if (run.columnKind !== 'utf16CodeUnits') say(`columnKind ${run.columnKind}`);
  if (run.defaultEncoding !== 'UTF-8') say('no defaultEncoding');
  if (!/\/$/.test(run.automationDetails.id))
    say(`category ${run.automationDetails.id}`);
  for (const base of Object.values(run.originalUriBaseIds))
    if (base.uri) say(`tells where the files lie: ${base.uri}`);
  run.artifacts.forEach((artifact, i) => {
    if (artifact.location.index !== i) say(`index of artifact ${i}`);
    pathOf(artifact.location, one, run, say);
  });
  checkDriver(run.tool.driver, say);
  checkInvocation(run, one, say);
  if (run.results.length > GITHUB_MOST_RESULTS) say('too many results');
  for (const result of run.results) checkResult(result, one, run, say);
  const own = run.results.map(r => r.partialFingerprints['digestlint/v1']);
  own.filter((print, i) => own.indexOf(print) !== i).slice(0, 5)
      .forEach(print => say(`fingerprint twice: ${print}`));
}

// The same findings in the same places as in the JSON report.
function checkAgainstJson(run, one, say) {
  const {out} = digestlint(
      ['--format', 'json', '--column-unit', 'utf16', ...one.args], one);
  if (one.code === 2 && run.artifacts.length === 0) return;
  const wanted = JSON.parse(out).files.flatMap(file => file.diagnostics.map(
      d => [d.code, d.severity, d.start.line, d.start.column, d.end.line,
            d.end.column, d.suppressed || d.baseline, d.messageId].join(' ')));
  const severity = {error: 'error', warning: 'warning', note: 'info'};
  const got = run.results.map(r => {
    const at = r.locations[0].physicalLocation.region;
    return [r.ruleId, severity[r.level], at.startLine, at.startColumn,
            at.endLine, at.endColumn, r.suppressions.length > 0,
            r.message.id].join(' ');
  });
  wanted.length = Math.min(wanted.length, GITHUB_MOST_RESULTS);
  if (wanted.join('\n') === got.join('\n')) return;
  const i = wanted.findIndex((line, k) => line !== got[k]);
  say(`finding ${i}: ${wanted[i]} in JSON, ${got[i]} in SARIF`);
}

function checkRepetition(one, say) {
  const variants = [['--jobs', '1', ...one.args], ['--jobs', '8', ...one.args]];
  const named = one.args.indexOf('--') + 1;
  if (named) variants.push([...one.args.slice(0, named),
                            ...one.args.slice(named).reverse()]);
  for (const args of variants) {
    const {out} = digestlint(['--format', 'sarif', ...args], one);
    if (!out.equals(one.out)) say(`other bytes with ${args.join(' ')}`);
  }
}

for (const one of [...sarifCases(), manyResults()]) {
  const problems = [], say = what => problems.push(what);
  checkText(one.out, say);
  const {runs} = JSON.parse(one.out);
  if (runs.length !== 1) say(`${runs.length} runs`);
  checkRun(runs[0], one, say);
  checkAgainstJson(runs[0], one, say);
  checkRepetition(one, say);
  check(`house rules: ${one.name}`, problems);
}

// ---- single expectations ---------------------------------------------------

function expect(name, condition) {
  check(name, condition ? [] : ['it is not so']);
}

const named = new Map(sarifCases().map(one =>
    [one.name, JSON.parse(one.out).runs[0]]));
const many = JSON.parse(manyResults().out).runs[0];
expect('too many results: a notification tells of them',
       many.results.length === GITHUB_MOST_RESULTS &&
       many.invocations[0].toolExecutionNotifications.some(
           n => n.descriptor.id === 'too-many-results' &&
                n.message.text.includes('100 results')));
expect('a clean run has no results and all of its rules',
       named.get('nothing found').results.length === 0 &&
       named.get('nothing found').tool.driver.rules.length > 50);
expect('all rules are there when all are selected',
       named.get('fixtures, all rules').tool.driver.rules.length ===
       fs.readdirSync(path.join(project, 'rules'))
           .filter(name => /^DL\d{3}-/.test(name)).length);
expect('the category',
       named.get('a category').automationDetails.id === 'posts/daily/');
expect('mistakes in the configuration are told with their lines',
       named.get('mistakes in the configuration').invocations[0]
           .toolConfigurationNotifications.map(
               n => n.locations[0].physicalLocation.region.startLine)
           .join() === '2,3,4');
expect('an unreadable file is told of, and the others are linted',
       named.get('no such file').invocations[0].toolExecutionNotifications
           .length === 1 && named.get('no such file').results.length > 0);
expect('files outside of the root are absolute',
       named.get('a file beside the root').artifacts.filter(
           a => a.location.uri.startsWith('file:///')).length === 1);
expect('a link is reported where it leads',
       named.get('a symbolic link').artifacts[0].location.uri ===
       'posts/a.md');
expect('suppressed in the source, with the reason',
       named.get('suppressed findings').results.some(
           r => r.suppressions[0]?.kind === 'inSource' &&
                r.suppressions[0].justification === '"인용" {0}'));
const own = named.get('own rules');
expect('own rules stand behind the others, each once, with its highest level',
       own.tool.driver.rules.slice(-4).map(rule => rule.id).join() ===
           'HOUSE1,idle,no-river,off' &&
       own.results.some(r => r.ruleId === 'no-river' && r.level === 'warning'));
expect('what is in the baseline is not new',
       named.get('a baseline').results.filter(r => r.baselineState === 'new')
           .map(r => r.ruleId).join() === 'DL503' &&
       named.get('a baseline').results.filter(r => r.suppressions.some(
           s => s.kind === 'external')).length > 5);
expect('suppressed findings are left out',
       named.get('suppressed findings left out').results.every(
           r => r.suppressions.length === 0));
done();
