// The dashboard over a real store: a simulated study of 200 models with 101,000 answers and their judgements, which is made first (some minutes) unless its folder is given:
// node tools/bench/studio.mjs [study]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStudy } from '@valuelex/engine';
import { answerFilter } from '@valuelex/report-ui';
import { findChromium } from '@valuelex/report-ui/testing';
import { chromium } from 'playwright-core';
import { machine, median } from './lib/measure.mjs';
import { watchTasks } from './lib/watch-tasks.mjs';

const command = fileURLToPath(new URL('../../apps/cli/bin/valuelex.js', import.meta.url));
const config = `
format: "1"
study: large
seed: 7
providers: { sim: { use: simulated, with: { seed: 7, models: 200, families: 20 }, limits: { concurrency: 64 } } }
respondents: [ { model: "sim/*" } ]
sampling: { temperature: [0.2, 0.5, 0.8, 1.0, 1.2], topP: [0.8, 0.9, 1.0] }
assess:
  - use: sentence-completion
    with: { situations: 1 }
    replicates: 5
    masked: false
    raters: [ { use: lexical }, { use: llm, with: { model: sim/judge-fair } } ]
report: []
`;
const rounds = 9;
const target = 300;
const folder = mkdtempSync(join(tmpdir(), 'valuelex-studio-bench-'));

function makeStudy() {
  writeFileSync(join(folder, 'valuelex.config.yaml'), config);
  const { status } = spawnSync(process.execPath, [command, 'run'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(1);
  return join(folder, 'studies', 'large');
}

async function serveStudy(dir) {
  const server = spawn(process.execPath, [command, 'studio', dir, '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let told = '';
  const url = await new Promise((done, fail) => {
    server.once('exit', () => fail(new Error('the dashboard did not start')));
    server.stdout.on('data', (bytes) => {
      told += bytes;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(told);
      if (found !== null) done(found[0]);
    });
  });
  return { server, url };
}

/** Megabytes, as Linux counts them; null elsewhere. */
function memoryOf({ pid }, what) {
  const file = `/proc/${pid}/status`;
  return existsSync(file) ? Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(file, 'utf8'))[1]) / 1024) : null;
}

async function timed(url, path) {
  const start = performance.now();
  const text = await (await fetch(new URL(path, url))).text();
  return { ms: performance.now() - start, text };
}

const line = (what, ms, more = '') => console.log(`  ${what.padEnd(44)} ${`${Math.round(ms)}`.padStart(6)} ms   ${more}`);

async function lookUps({ server, url }, dir) {
  const id = JSON.parse((await timed(url, '/api/studies')).text)[0].id;
  const first = await timed(url, `/api/studies/${id}`);
  const document = JSON.parse(first.text);
  const [{ items }] = document.assessment.tests;
  console.log(`\nThe dashboard of ${document.models.length} models × ${document.answersStored} answers, ${document.totals.responses} rows in the store; ${machine().replace('CPU seconds, medians.', 'wall time.')}`);
  line('first document, with the reading of the store', first.ms, `${(first.text.length / 1e6).toFixed(1)} MB`);
  line('the same again', (await timed(url, `/api/studies/${id}`)).ms);
  const queries = {
    'of all': {},
    'of a model': { model: document.models[50].model },
    'by a word': { word: 'honesty' },
    'of an item': { item: items[7].id },
    'of a language': { language: 'en' },
    'a page far in': { from: 90_000 },
  };
  const prompts = document.prompts;
  const study = await openStudy(dir, { fallbackFrom: [new URL('../../apps/cli/package.json', import.meta.url)], signal: new AbortController().signal });
  const tests = (await study.view.assessment()).tests;
  for (const [what, query] of Object.entries(queries)) {
    const path = `/api/studies/${id}/answers?${new URLSearchParams(query)}`;
    const cold = await timed(url, path);
    const times = [];
    for (let round = 0; round < rounds; round++) times.push((await timed(url, path)).ms);
    const { word, ...rest } = query;
    const isWanted = answerFilter({ from: 0, count: 20, ...rest, ...(word && { words: [word] }) }, { models: document.models, prompts, tests });
    // What a look-up costs that reads the store, row by row.
    const streamed = [];
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      let total = 0;
      for await (const { key, question, model, purpose, messages, text } of study.view.responses()) {
        if (purpose !== 'elicit' && purpose !== 'assess') continue;
        if (isWanted({ id: question ?? key, model, purpose, question: messages.at(-1).content, text })) total += 1;
      }
      streamed.push(performance.now() - start);
      if (total !== JSON.parse(cold.text).total) throw new Error(`${what}: ${total} streamed, ${JSON.parse(cold.text).total} looked up`);
    }
    const warm = median(times);
    line(`answers ${what}`, warm, `first ${Math.round(cold.ms)} ms, streamed ${Math.round(median(streamed))} ms: ${Math.round(median(streamed) / warm)} ×   target ${target} ms: ${warm <= target ? 'held' : 'NOT held'}`);
  }
  await study.close();
  console.log(`  memory of the server: ${memoryOf(server, 'VmRSS')} MB, at most ${memoryOf(server, 'VmHWM')} MB`);
}

async function page({ url }) {
  const executablePath = findChromium({ ...process.env, CI: undefined });
  if (executablePath === undefined) return console.log('Chromium is not installed.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const tab = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await tab.addInitScript(watchTasks);
    const start = performance.now();
    await tab.goto(url);
    await tab.locator('.checks li').first().waitFor();
    const first = performance.now() - start;
    await tab.locator('footer').waitFor();
    await tab.evaluate(() => globalThis.tasks.settled());
    line('page: first screen', first);
    line('page: longest task while it opens', (await tab.evaluate(() => globalThis.tasks.end())).task);
    const step = async (what, act) => {
      await tab.evaluate(() => globalThis.tasks.begin());
      const began = performance.now();
      await act();
      const ms = performance.now() - began;
      await tab.evaluate(() => globalThis.tasks.settled());
      const { task } = await tab.evaluate(() => globalThis.tasks.end());
      line(`page: ${what}`, task, `longest task; ${Math.round(ms)} ms in all`);
    };
    const shown = () => tab.getByRole('dialog').locator('article').first().waitFor();
    const words = tab.locator('#lexicon');
    await step('filter by family', () => tab.getByLabel('Family').first().selectOption('atlas'));
    await step('show all again', () => tab.getByRole('button', { name: 'Show all' }).click());
    await step('sort words', () => words.getByRole('button', { name: 'Word', exact: true }).first().click());
    await step('search in words, typed', () => tab.getByRole('searchbox', { name: 'Search in Words', exact: true }).pressSequentially('hon'));
    await step('open the answers with a word', async () => {
      await words.locator('table button.link').first().click();
      await shown();
    });
    await step('close them', () => tab.keyboard.press('Escape'));
    await step('open the answers of a model', async () => {
      await tab.locator('#respondents table button.link').first().click();
      await shown();
    });
    await step('later answers', async () => {
      await tab.getByRole('button', { name: 'Later' }).click();
      await shown();
    });
  } finally {
    await browser.close();
  }
}

const dir = process.argv[2] ?? makeStudy();
let served;
try {
  served = await serveStudy(dir);
  await lookUps(served, dir);
  await page(served);
} finally {
  served?.server.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
}
