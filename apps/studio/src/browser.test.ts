import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataError } from '@valuelex/core';
import { answerFilter, ratingsOf } from '@valuelex/report-ui';
import type { ReportDocument } from '@valuelex/report-ui';
import { findChromium, hostileText, syntheticReport, TestBrowser } from '@valuelex/report-ui/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { serveStudies } from './serve.ts';
import type { Served, ServedStudies } from './serve.ts';

const executable = findChromium(process.env);
if (executable === undefined) console.warn('No Chromium here: the dashboard is not proved in a browser.');
const inBrowser = executable === undefined ? describe.skip : describe;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ends: Readonly<Record<string, { readonly state: string; readonly reason: string | null }>> = {
  hostile: { state: 'running', reason: null },
  ended: { state: 'failed', reason: '75 of 135 calls failed <b onmouseover=window.ran=9>' },
};
/** Begun while a page is open. */
let isBegun = false;

/** Studies that are served from memory: a plain one, one in which every text is hostile, one whose run failed, one that cannot be read. */
function studiesInMemory(): ServedStudies {
  const size = { models: 12, words: 60, answers: 800, held: 200 };
  const documents = new Map<string, ReportDocument>([
    ['plain', syntheticReport(size)],
    ['hostile', syntheticReport({ ...size, isHostile: true })],
    ['ended', syntheticReport(size)],
    ['broken', syntheticReport(size)],
  ]);
  return {
    size: documents.size,
    has: async (id) => documents.has(id),
    list: async () => [...documents, ...(isBegun ? [['begun', documents.get('plain')!] as const] : [])].map(([id, { study, simulated }]) => ({ id, study: id === 'hostile' ? hostileText(study) : study, simulated, running: id === 'hostile' })),
    document: async (id) => {
      if (id === 'broken') throw new DataError('manifest-unreadable', 'the manifest of the study cannot be read');
      return { ...documents.get(id)!, answers: [] };
    },
    answers: async (id, query) => {
      const { answers, assessment, models } = documents.get(id)!;
      const found = answers.filter(answerFilter(query, { models, prompts: [], tests: assessment?.tests ?? [] }));
      const shown = found.slice(query.from, query.from + query.count);
      const ratings = ratingsOf(shown, assessment?.tests ?? []);
      return { answers: shown.map((answer) => ({ ...answer, ratings: ratings.get(answer.id) ?? [] })), total: found.length, partial: false };
    },
    progress: async (id) => ({ ...(ends[id] ?? { state: 'done', reason: null }), stages: ['elicit', '<img src=x onerror=window.ran=9>'], stored: 400, planned: 800, lastMinute: 20, failures: 1, version: '1' }),
  };
}

let served: Served;
let browser: TestBrowser;
beforeAll(async () => {
  if (executable === undefined) return;
  served = await serveStudies(studiesInMemory(), 0);
  browser = new TestBrowser(executable);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function open(hash: string, options: BrowserContextOptions = {}): Promise<{ readonly page: Page; readonly problems: readonly string[] }> {
  const page = await browser.page(options);
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('dialog', (dialog) => {
    problems.push(dialog.message());
    void dialog.dismiss();
  });
  // A browser asks for an icon of its own accord.
  page.on('request', (request) => !request.url().startsWith(served.url) && problems.push(request.url()));
  await page.goto(`${served.url}${hash}`);
  await page.getByRole('heading', { name: 'Is this usable?' }).waitFor();
  await page.locator('footer').waitFor();
  return { page, problems };
}

inBrowser('the dashboard', () => {
  it('opens a study, and shows answers that it asks for', async () => {
    const { page, problems } = await open('');
    expect(await page.title()).toBe('Simulated: synthetic – ValueLex');
    await page.locator('#respondents table button.link').first().click();
    await page.getByRole('dialog').locator('article').first().waitFor();
    expect(problems).toEqual([]);
  });

  it.each([
    ['wide', {}],
    ['on a phone', phone],
  ])('runs nothing of a hostile study, %s', async (_, options) => {
    const { page, problems } = await open('#usable?study=hostile', options);
    await page.getByText('Running.').waitFor();
    await page.locator('#methods table').first().waitFor();
    await page.locator('#lexicon table button.link').first().click();
    await page.getByRole('dialog').getByRole('status').waitFor();
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.locator('img, iframe, object, [onerror], [onload]').count()).toBe(0);
    expect(await page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)')).toBe(0);
    expect(problems).toEqual([]);
  });

  it('goes from one study to another, and a link keeps what is chosen', async () => {
    const { page, problems } = await open('#scores?family=cinder');
    const family = page.getByLabel('Family').first();
    expect(await family.inputValue()).toBe('cinder');
    await page.getByRole('link', { name: 'Words', exact: true }).click();
    expect(page.url()).toContain('#lexicon?family=cinder');
    await page.getByLabel('Study').first().selectOption('hostile');
    await page.getByText('Running.').waitFor();
    expect(page.url()).toContain('study=hostile');
    expect(problems).toEqual([]);
  });

  it('says why a study did not come to its end, and tells apart two of one name', async () => {
    const { page, problems } = await open('#usable?study=ended');
    await page.getByText('Failed: 75 of 135 calls failed <b onmouseover=window.ran=9>. 400 answers are stored; done: elicit').waitFor();
    const names = await page.getByLabel('Study').first().locator('option').allInnerTexts();
    expect(names.filter((_, at) => at !== 1)).toEqual(['synthetic (plain)', 'synthetic (ended)', 'synthetic (broken)']);
    expect(problems).toEqual([]);
  });

  it('leads on from a study that cannot be shown', async () => {
    const page = await browser.page();
    await page.goto(`${served.url}#usable?study=broken`);
    await page.getByText('the manifest of the study cannot be read').waitFor();
    await page.getByLabel('Study').selectOption('ended');
    await page.getByRole('heading', { name: 'Is this usable?' }).waitFor();
    expect(await page.getByText('cannot be read').count()).toBe(0);
  });

  it('lists a study that is begun while it is open, and says when nothing new is known', async () => {
    const page = await browser.page();
    await page.clock.install();
    await page.goto(served.url);
    await page.locator('footer').waitFor();
    const option = page.getByLabel('Study').first().locator('option[value="begun"]');
    expect(await option.count()).toBe(0);
    isBegun = true;
    await page.clock.runFor(11_000);
    await option.waitFor({ state: 'attached' });
    await page.route('**/api/**', (route) => route.abort());
    await page.clock.runFor(4000);
    await page.getByText('Nothing new is known.').waitFor();
    expect(await page.getByRole('heading', { name: 'Is this usable?' }).count()).toBe(1);
  });

  it('has no serious fault of accessibility', async () => {
    const { page } = await open('');
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found = (await page.evaluate(`axe.run(document).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id))`)) as readonly string[];
    expect(found).toEqual([]);
  });
});
