// render.mjs RENDERER [FILE...]: what a real renderer makes of Markdown files,
// as one JSON object a line: {file, html, abort, liquid}. Front matter is not
// rendered.
import {spawn, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import {fileURLToPath} from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

// A renderer that is not installed, or does not answer.
export class Missing extends Error {}

function need(...programs) {
  for (const program of programs) {
    // Hugo has a command instead of the option.
    const argument = program === 'hugo' ? 'version' : '--version';
    const run = spawnSync(program, [argument], {stdio: 'ignore'});
    if (run.error || run.status !== 0)
      throw new Missing(`${program} is not here`);
  }
}

async function load(...names) {
  try {
    return await Promise.all(names.map((name) => import(name)));
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Missing(`${names.join(', ')}: not installed`);
  }
}

const folders = [];
process.on('exit', () => folders.forEach((folder) =>
  fs.rmSync(folder, {recursive: true, force: true})));

export function temporary(prefix) {
  folders.push(fs.mkdtempSync(path.join(os.tmpdir(), prefix)));
  return folders.at(-1);
}

// ---- GitHub -----------------------------------------------------------------

const GFM = ['--unsafe', ...['table', 'strikethrough', 'autolink', 'footnotes',
                             'tasklist'].flatMap((name) => ['-e', name])];

function output(command, args, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {stdio: ['pipe', 'pipe', 'inherit']});
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.on('error', reject);
    child.on('close', (status) => status === 0 ?
        resolve(Buffer.concat(parts).toString()) :
        reject(new Error(`${command}: exit status ${status}`)));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

async function openGfm() {
  need('cmark-gfm');
  return async (sources) => {
    const pages = new Array(sources.length);
    let next = 0;
    const worker = async () => {
      for (let i = next++; i < sources.length; i = next++)
        pages[i] = {html: await output('cmark-gfm', GFM, sources[i])};
    };
    await Promise.all([worker(), worker()]);
    return pages;
  };
}

// ---- Jekyll -----------------------------------------------------------------

// One process for both kinds of input. It answers in the order in which it is
// asked.
let jekyll = null;

function startJekyll() {
  need('ruby', 'jekyll');
  const child = spawn('ruby', ['-W0', path.join(here, 'jekyll.rb')],
                      {stdio: ['pipe', 'pipe', 'ignore']});
  const waiting = [];
  readline.createInterface({input: child.stdout})
      .on('line', (line) => waiting.shift().resolve(JSON.parse(line)));
  child.on('close', () => {
    for (const one of waiting)
      one.reject(new Missing('jekyll or kramdown-parser-gfm is not here'));
  });
  child.stdin.on('error', () => {});
  child.unref();
  child.stdin.unref?.();
  return {
    ask: (request) => new Promise((resolve, reject) => {
      waiting.push({resolve, reject});
      child.stdin.write(JSON.stringify(request) + '\n');
    }),
    stop: () => child.stdin.end(),
  };
}

function openJekyll(input) {
  return async () => {
    jekyll ??= startJekyll();
    const {abort} = await jekyll.ask({src: '글', input});
    if (abort) throw new Missing(abort);
    return (sources) =>
        Promise.all(sources.map((src) => jekyll.ask({src, input})));
  };
}

// ---- Hugo -------------------------------------------------------------------

const HUGO = `baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404"]
`;

const BEGIN = '!';

// An unknown shortcode ends the build of the whole site, so a source with one
// is not given to Hugo.
const SHORTCODE = /\{\{[<%]/;

function hugoSite(sources) {
  const folder = temporary('digestlint-hugo-');
  const write = (name, text) => {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), {recursive: true});
    fs.writeFileSync(file, text);
  };
  write('config.toml', HUGO);
  // Hugo writes no file for a page of which nothing is left.
  write('layouts/_default/single.html', `${BEGIN}{{ .Content }}`);
  sources.forEach((source, i) => {
    if (!SHORTCODE.test(source))
      write(`content/p${i}.md`, `---\ntitle: x\n---\n${source}`);
  });
  const run = spawnSync('hugo', ['--quiet'], {cwd: folder, encoding: 'utf8'});
  if (run.status !== 0) throw new Error(`hugo: ${run.stdout}${run.stderr}`);
  const pages = sources.map((source, i) => SHORTCODE.test(source) ?
      {html: '', abort: 'a shortcode'} :
      {html: fs.readFileSync(path.join(folder, `public/p${i}/index.html`),
                             'utf8').slice(BEGIN.length)});
  fs.rmSync(folder, {recursive: true});
  return pages;
}

async function openHugo() {
  need('hugo');
  return async (sources) => sources.length > 0 ? hugoSite(sources) : [];
}

// ---- Node -------------------------------------------------------------------

async function openMarkdownIt() {
  const [{default: MarkdownIt}, {default: footnote}] =
      await load('markdown-it', 'markdown-it-footnote');
  const md = new MarkdownIt({html: true, linkify: true}).use(footnote);
  return async (sources) => sources.map((src) => ({html: md.render(src)}));
}

function openRemark(math) {
  return async () => {
    const [{unified}, parse, gfm, rehype, stringify, plugin] =
        await load('unified', 'remark-parse', 'remark-gfm', 'remark-rehype',
                   'rehype-stringify', 'remark-math');
    const raw = {allowDangerousHtml: true};
    const pipe = unified().use(parse.default).use(gfm.default)
        .use(math ? [plugin.default] : [])
        .use(rehype.default, raw).use(stringify.default, raw);
    return async (sources) =>
        sources.map((src) => ({html: String(pipe.processSync(src))}));
  };
}

// ---- all --------------------------------------------------------------------

const OPEN = {
  'gfm': openGfm,
  'jekyll': openJekyll('GFM'),
  'kramdown-input': openJekyll('kramdown'),
  'hugo': openHugo,
  'markdown-it': openMarkdownIt,
  'remark': openRemark(false),
  'remark-math': openRemark(true),
};
export const RENDERERS = Object.keys(OPEN);

// The programs and their versions, for the report.
export function versions() {
  return [['cmark-gfm', '--version'], ['jekyll', '--version'],
          ['hugo', 'version']].map((command) =>
    spawnSync(command[0], command.slice(1), {encoding: 'utf8'})
        .stdout.split('\n')[0]);
}

// What a renderer is made of: every renderer that reads as it does shares it.
export const family = (name) =>
  name === 'jekyll' || name === 'kramdown-input' ? 'kramdown' : 'commonmark';

// A function from sources to pages, {html, abort, liquid}. Pages are kept, as
// the same text is asked for again when fixes are judged.
export async function open(name) {
  if (!OPEN[name]) throw new Error(`no renderer is called ${name}`);
  const render = await OPEN[name]();
  const kept = new Map();
  return async (sources) => {
    const fresh = [...new Set(sources)].filter((src) => !kept.has(src));
    const pages = await render(fresh);
    fresh.forEach((src, i) => kept.set(src, pages[i]));
    return sources.map((src) => kept.get(src));
  };
}

export function close() {
  jekyll?.stop();
  jekyll = null;
}

// The front matter with its last line end, which is not rendered.
export function frontMatter(text) {
  return /^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\n)?---[ \t]*(?:\r?\n|$)/
      .exec(text)?.[0] ?? '';
}

async function main([name, ...files]) {
  const render = await open(name);
  const texts = (files.length > 0 ? files : ['/dev/stdin'])
      .map((file) => fs.readFileSync(file, 'utf8'));
  const pages =
      await render(texts.map((text) => text.slice(frontMatter(text).length)));
  pages.forEach((page, i) =>
    console.log(JSON.stringify({file: files[i] ?? '-', ...page})));
  close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    console.error(`skipped: ${error.message}`);
    process.exitCode = 77;
  }
}
