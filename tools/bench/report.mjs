// How quickly the report opens, and how long it keeps its reader waiting: in the Chromium of this machine (CHROMIUM_PATH, or where systems put it).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerFilter, ratingsOf, renderPage } from '@valuelex/report-ui';
import { findChromium, syntheticReport } from '@valuelex/report-ui/testing';
import { serveStudies } from '@valuelex/studio';
import { chromium } from 'playwright-core';
import { machine, median } from './lib/measure.mjs';
import { watchTasks } from './lib/watch-tasks.mjs';

const executablePath = findChromium({ ...process.env, CI: undefined });
if (executablePath === undefined) {
  console.log('Chromium is not installed.');
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'valuelex-report-'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const viewport = { width: 1440, height: 900 };
const wall = machine().replace('CPU seconds, medians.', 'wall time.');

async function opening() {
  const file = join(folder, 'report.html');
  const html = renderPage(syntheticReport({ models: 36, words: 200, answers: 15_000, held: 5_000 }));
  writeFileSync(file, html);
  const runs = [];
  for (let run = 0; run < 6; run++) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.addInitScript(() => {
      globalThis.times = {};
      new MutationObserver(() => {
        const now = performance.now();
        if (document.querySelector('.checks li') !== null) globalThis.times.first ??= now;
        if (document.querySelector('footer') !== null && document.querySelector('section.coming') === null && document.querySelector('.drawing svg') !== null) globalThis.times.all ??= now;
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(() => globalThis.times.all !== undefined);
    runs.push(await page.evaluate(() => globalThis.times));
    await context.close();
  }
  // The first one warms the browser up.
  runs.shift();
  const of = (key) => Math.round(median(runs.map((times) => times[key])));
  console.log(`\nA file of 36 models × 200 words, ${(html.length / 1e6).toFixed(1)} MB; ${wall}`);
  for (const [what, key] of [['first screen', 'first'], ['all sections', 'all']]) console.log(`  ${what.padEnd(44)} ${String(of(key)).padStart(6)} ms   target 2000 ms: ${of(key) <= 2000 ? 'held' : 'NOT held'}`);
}

async function interactions() {
  const document = syntheticReport({ models: 200, words: 1000, answers: 100_000, held: 100_000 });
  const { answers, assessment } = document;
  const tests = assessment.tests;
  const shell = { ...document, answers: [], assessment: { ...assessment, tests: tests.map((test) => ({ ...test, answers: [], ratings: [] })) } };
  const served = await serveStudies(
    {
      size: 1,
      has: async () => true,
      list: async () => [{ id: 'large', study: 'large', simulated: true, running: false }],
      document: async () => shell,
      answers: async (_, query) => {
        const found = answers.filter(answerFilter(query, { models: document.models, prompts: [], tests }));
        const shown = found.slice(query.from, query.from + query.count);
        const ratings = ratingsOf(shown, tests);
        return { answers: shown.map((answer) => ({ ...answer, ratings: ratings.get(answer.id) ?? [] })), total: found.length, partial: false };
      },
      progress: async () => ({ state: 'done', reason: null, stages: [], stored: answers.length, planned: null, lastMinute: null, failures: 0, version: '1' }),
    },
    0,
  );
  const page = await (await browser.newContext({ viewport })).newPage();
  await page.addInitScript(watchTasks);
  console.log(`\nThe dashboard of 200 models × 1,000 words × 100,000 answers, ${(JSON.stringify(shell).length / 1e6).toFixed(1)} MB; ${wall}`);
  console.log(`  ${''.padEnd(44)} longest task   slowest event`);
  let worst = 0;
  const step = async (what, act) => {
    await page.evaluate(() => globalThis.tasks.begin());
    await act();
    await page.evaluate(() => globalThis.tasks.settled());
    const { task, event } = await page.evaluate(() => globalThis.tasks.end());
    worst = Math.max(worst, task);
    console.log(`  ${what.padEnd(44)} ${String(task).padStart(9)} ms   ${event === null ? '            –' : `${String(event).padStart(10)} ms`}`);
  };
  await page.goto(served.url);
  await page.locator('footer').waitFor();
  await page.evaluate(() => globalThis.tasks.settled());
  console.log(`  ${'(opening, all sections made)'.padEnd(44)} ${String((await page.evaluate(() => globalThis.tasks.end())).task).padStart(9)} ms`);
  await step('scroll through all of it', async () => {
    for (let at = 0; at < 200; at++) {
      await page.mouse.wheel(0, 700);
      await page.waitForTimeout(25);
      if (await page.evaluate(() => innerHeight + scrollY >= document.documentElement.scrollHeight - 2)) break;
    }
  });
  await page.evaluate(() => scrollTo(0, 0));
  await step('filter by family', () => page.getByLabel('Family').first().selectOption('atlas'));
  await step('filter by training', () => page.locator('.filter select').nth(1).selectOption('sft'));
  await step('filter by size, typed', () => page.locator('.filter input').first().pressSequentially('13'));
  await step('show all again', () => page.getByRole('button', { name: 'Show all' }).click());
  const scores = page.locator('#scores');
  await step('choose another dimension', () => scores.locator('label select').first().selectOption('d3'));
  await step('choose a subdimension', () => scores.locator('label select').first().selectOption('d2.s1'));
  await step('compare another model', () => page.getByLabel('First model').first().selectOption({ index: 77 }));
  await step('sort models by score', () => scores.getByRole('button', { name: 'Score', exact: true }).first().click());
  await step('sort 1,000 words', () => page.locator('#lexicon').getByRole('button', { name: 'Word', exact: true }).first().click());
  await step('search in 1,000 words, typed', () => page.getByRole('searchbox', { name: 'Search in Words', exact: true }).pressSequentially('honest'));
  await step('search in scales, typed', () => page.getByRole('searchbox', { name: /Heterotrait/ }).pressSequentially('brave'));
  await step('show more rows', () => page.locator('#respondents .more button').first().click());
  await step('heatmap of more words', () => page.locator('#structure').getByRole('button', { name: /words$/ }).first().click());
  await step('colour the map by cluster', () => page.locator('#meaning label select').first().selectOption('cluster'));
  await step('hover over the map', async () => {
    const map = page.locator('#meaning .drawing svg[role="img"]').first();
    await map.scrollIntoViewIfNeeded();
    const box = await map.boundingBox();
    for (let at = 1; at < 20; at++) await page.mouse.move(box.x + (box.width * at) / 20, box.y + (box.height * at) / 20);
  });
  await step('open the answers of a model', async () => {
    await page.locator('#respondents table button.link').first().click();
    await page.getByRole('dialog').locator('article').first().waitFor();
  });
  await step('later answers', () => page.getByRole('button', { name: 'Later' }).click());
  await step('close the answers', () => page.keyboard.press('Escape'));
  await step('dark colours', () => page.getByRole('button', { name: /Change to/ }).click());
  console.log(`  ${'longest of all'.padEnd(44)} ${String(worst).padStart(9)} ms   target 200 ms: ${worst <= 200 ? 'held' : 'NOT held'}`);
  await served.close();
}

try {
  const parts = process.argv.slice(2);
  if (parts.length === 0 || parts.includes('opening')) await opening();
  if (parts.length === 0 || parts.includes('interactions')) await interactions();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
