import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from '@valuelex/core';
import type { Page } from 'playwright-core';
import { toAnswer } from '../document/to-answer.ts';
import { renderComparison, renderPage } from '../page/render-page.ts';
import { findChromium, hostileText, syntheticComparison, syntheticReport } from '../testing/index.ts';
import { overhang, saved, scrollThrough, until, workshop } from './open-page.ts';
import type { Workshop } from './open-page.ts';

const executable = findChromium(process.env);
if (executable === undefined) console.warn('No Chromium here: hostile text is not proved harmless in a browser.');
const inBrowser = executable === undefined ? describe.skip : describe;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const views = [
  ['wide', {}],
  ['on a phone', phone],
] as const;
/** A stored answer of a megabyte without a space, and what else a model may write. */
function longAnswer(model: string): Response {
  const text = `${'<img src=x onerror=window.ran=8>'}${'A'.repeat(1_000_000)}\ud800`;
  return { schema: 'valuelex.response/1', key: 'k'.repeat(64), account: 'a', model, provider: { plugin: 'p', version: '1' }, modelRevision: null, messages: [{ role: 'user', content: hostileText('Name your values.') }], sampling: {}, seed: null, replicate: 0, purpose: 'elicit', text, finishReason: 'length', usage: { inputTokens: 1, outputTokens: 1 }, costUsd: null, latencyMs: 1, attempts: 1, at: '2026-01-01T00:00:00Z' };
}

let shop: Workshop;
let address: string;
let compared: string;
beforeAll(async () => {
  if (executable === undefined) return;
  shop = await workshop(executable);
  const document = syntheticReport({ models: 12, words: 60, answers: 800, held: 200, isHostile: true });
  address = await shop.file('hostile.html', renderPage({ ...document, answers: [toAnswer(longAnswer(document.models[0]!.model)), ...document.answers] }));
  compared = await shop.file('comparison.html', renderComparison(syntheticComparison({ models: 12, words: 60, isHostile: true })));
});
afterAll(async () => shop?.close());

/** Nothing of the data acted: no script of it ran, no element of it was made. */
async function nothingActed(page: Page): Promise<void> {
  // Signs that turn the direction of text, or that nobody sees, are shown as boxes.
  expect(await page.locator('#app').evaluate((app) => /.{0,20}[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff].{0,20}/.exec(app.textContent)?.[0])).toBeUndefined();
  expect(await page.evaluate(() => (window as unknown as { readonly ran?: unknown }).ran)).toBeUndefined();
  expect(await page.locator('script:not([src])').count()).toBeLessThanOrEqual(2);
  expect(await page.locator('img, iframe, object, embed, [onerror], [onload], [href^="javascript"], main style').evaluateAll((all) => all.filter(({ localName, textContent }) => localName !== 'style' || !textContent.startsWith(':where(.plot-')).map((element) => element.outerHTML.slice(0, 99)))).toEqual([]);
}

inBrowser('a page of hostile text', () => {
  it.each(views)('runs none of it and keeps its shape, %s', async (_, options) => {
    const { page, problems, requests } = await shop.open(address, options);
    await page.getByRole('heading', { name: 'Is this usable?' }).waitFor();
    await scrollThrough(page);
    for (const summary of await page.locator('main summary').all()) await summary.evaluate((element) => element.parentElement!.setAttribute('open', ''));
    await nothingActed(page);
    expect(problems).toEqual([]);
    expect(requests).toEqual([]);
    expect(await overhang(page)).toBe(0);
    expect(await page.title()).toMatch(/^Simulated: .*synthetic.* – ValueLex$/);
    expect(await page.locator('main > section').count()).toBe(10);
  });

  it.each(views)('shows hostile answers as the text that they are, %s', async (_, options) => {
    const { page, problems, requests } = await shop.open(address, options);
    await page.locator('#respondents table button.link').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('article').first().waitFor();
    expect(await dialog.locator('pre').first().innerText()).toContain('<img src=x onerror=window.ran=8>AAAA');
    expect(await dialog.getByText(/more characters are in the store/).count()).toBe(1);
    expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await nothingActed(page);
    expect([...problems, ...requests]).toEqual([]);
    expect(await overhang(page)).toBe(0);
  });

  it('filters, links and saves by hostile names', async () => {
    const { page, problems, requests } = await shop.open(address);
    await page.locator('#scores label select').first().waitFor();
    const family = page.getByLabel('Family').first();
    const value = await family.locator('option').nth(2).evaluate((option) => (option as HTMLOptionElement).value);
    await family.selectOption({ index: 2 });
    await until(async () => (await page.locator('#respondents .table').first().locator('tbody tr').count()) < 12);
    expect(new URLSearchParams(page.url().split('?').slice(1).join('?')).get('family')).toBe(value.toWellFormed());
    await page.locator('#scores label select').first().selectOption({ index: 1 });
    for (const name of [/^Save Models as CSV$/, /^Save Words as CSV$/]) {
      const { bytes } = await saved(page, () => page.getByRole('button', { name }).click());
      // Whatever a cell begins with, no spreadsheet takes it for a formula.
      const cells = bytes.toString().match(/"(?:[^"]|"")*"|[^,\r\n]+/g)!.map((cell) => cell.replace(/^"/, ''));
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      expect(cells.length).toBeGreaterThan(20);
    }
    await nothingActed(page);
    expect([...problems, ...requests]).toEqual([]);
  });

  it('is harmless without scripts', async () => {
    const { page, problems, requests } = await shop.open(address, { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { name: 'Is this usable?' }).isVisible()).toBe(true);
    expect(await page.locator('img, svg, iframe').count()).toBe(0);
    expect([...problems, ...requests]).toEqual([]);
  });
});

inBrowser('a comparison of hostile studies', () => {
  it.each(views)('runs none of it and keeps its shape, %s', async (_, options) => {
    const { page, problems, requests } = await shop.open(compared, options);
    await page.getByRole('heading', { name: 'Is it the same structure?' }).waitFor();
    await scrollThrough(page);
    await nothingActed(page);
    expect([...problems, ...requests]).toEqual([]);
    expect(await overhang(page)).toBe(0);
  });
});
