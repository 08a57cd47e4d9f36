import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findChromium, syntheticComparison, syntheticReport } from '../testing/index.ts';
import { renderComparison, renderPage } from '../page/render-page.ts';
import { overhang, saved, until, scrollThrough, seriousFaults, workshop } from './open-page.ts';
import type { Workshop } from './open-page.ts';

const executable = findChromium(process.env);
if (executable === undefined) console.warn('No Chromium here: the page is not proved in a browser.');
const inBrowser = executable === undefined ? describe.skip : describe;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let shop: Workshop;
let address: string;
let small: string;
let tiny: string;
let compared: string;
let half: string;
beforeAll(async () => {
  if (executable === undefined) return;
  shop = await workshop(executable);
  address = await shop.file('report.html', renderPage(syntheticReport({ models: 36, words: 200, answers: 5000, held: 1000 })));
  small = await shop.file('small.html', renderPage(syntheticReport({ models: 24, words: 60, answers: 800, held: 200 })));
  // Every part of the page, few rows of each: what axe looks at takes time by the row.
  tiny = await shop.file('tiny.html', renderPage(syntheticReport({ models: 6, words: 24, answers: 200, held: 60, dimensions: 2 })));
  compared = await shop.file('comparison.html', renderComparison(syntheticComparison({ models: 6, words: 70 })));
  const both = syntheticComparison({ models: 6, words: 70 });
  half = await shop.file('half.html', renderComparison({ ...both, a: { ...both.a, simulated: false, usable: both.a.usable.map(({ about: _about, ...check }) => check) } }));
});
afterAll(async () => shop?.close());

inBrowser('the page of a study', () => {
  it('opens without an error and asks for nothing', async () => {
    const { page, problems, requests } = await shop.open(address);
    await page.getByRole('heading', { name: 'Is this usable?' }).waitFor();
    await scrollThrough(page);
    expect(problems).toEqual([]);
    expect(requests).toEqual([]);
    expect(await page.title()).toBe('Simulated: synthetic – ValueLex');
    expect(await page.locator('main > section').count()).toBe(10);
    expect(await page.locator('.drawing svg').count()).toBeGreaterThan(8);
    expect(await overhang(page)).toBe(0);
  });

  it('fits a phone', async () => {
    const { page, problems } = await shop.open(small, phone);
    await scrollThrough(page);
    expect(await overhang(page)).toBe(0);
    expect(problems).toEqual([]);
  });

  it.each([
    ['light', { colorScheme: 'light' as const }],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', phone],
  ])('has no serious fault of accessibility, %s', async (_, options) => {
    const { page } = await shop.open(tiny, options);
    await scrollThrough(page);
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('has none with answers open, and closes them by Escape', async () => {
    const { page } = await shop.open(tiny);
    const model = page.locator('#respondents table button.link').first();
    await model.click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('article').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // Focus is back where it was.
    expect(await model.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('can be used by keyboard', async () => {
    const { page } = await shop.open(small);
    await page.getByRole('heading', { name: 'Is this usable?' }).waitFor();
    const reached = new Set<string>();
    for (let i = 0; i < 120 && reached.size < 3; i++) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate(() => {
        const at = document.activeElement;
        return at?.closest('.filter') !== null ? 'filter' : at?.closest('th[aria-sort]') !== null ? 'sort' : at?.closest('summary') !== null ? 'check' : '';
      });
      if (where !== '') reached.add(where);
    }
    expect([...reached].sort()).toEqual(['check', 'filter', 'sort']);
    await page.getByRole('link', { name: 'Skip to the findings' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('usable');
  });

  it('is what a link says', async () => {
    const { page } = await shop.open(`${small}#scores?scope=d2&family=cinder`);
    await page.locator('#scores select').first().waitFor();
    expect(await page.locator('#scores label select').first().inputValue()).toBe('d2');
    expect(await page.getByLabel('Family').inputValue()).toBe('cinder');
    expect(await page.locator('#scores').evaluate((section) => Math.round(section.getBoundingClientRect().top) < innerHeight)).toBe(true);
    await page.locator('.filter select').nth(1).selectOption('sft');
    expect(page.url()).toContain('training=sft');
    expect(page.url()).toContain('scope=d2');
  });

  it('filters, sorts, searches and compares', async () => {
    const { page, problems } = await shop.open(small);
    const models = page.locator('#respondents .table').first();
    const names = (): Promise<string[]> => models.locator('tbody th').allInnerTexts();
    await until(async () => (await names()).length === 24);
    await page.getByLabel('Family').selectOption('atlas');
    await until(async () => (await names()).every((name) => name.startsWith('atlas')));
    expect((await names()).length).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Show all' }).click();
    await until(async () => (await names()).length === 24);
    await models.getByRole('button', { name: 'Model', exact: true }).click();
    const up = await names();
    await models.getByRole('button', { name: 'Model', exact: true }).click();
    expect(await names()).toEqual([...up].reverse());
    expect(await models.locator('th[aria-sort="descending"]').count()).toBe(1);
    await models.getByRole('searchbox').fill('sft');
    expect((await names()).length).toBeLessThan(24);
    expect((await names()).every((name) => name.includes('sft'))).toBe(true);
    const [one, other] = [up[3]!, up[9]!];
    await page.getByLabel('First model').first().selectOption(one);
    await page.getByLabel('Second model').first().selectOption(other);
    const heads = page.getByRole('table', { name: 'Two models' }).first().locator('thead');
    await until(async () => new RegExp(`${one}[^]*${other}`).test(await heads.innerText()));
    expect(problems).toEqual([]);
  });

  it('saves charts and tables', async () => {
    const { page } = await shop.open(small);
    const svg = await saved(page, () => page.getByRole('button', { name: /^Save Scores on .* as SVG$/ }).first().click());
    expect(svg.bytes.toString()).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    const png = await saved(page, () => page.getByRole('button', { name: /^Save Scores on .* as PNG$/ }).first().click());
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.length).toBeGreaterThan(5000);
    const csv = await saved(page, () => page.getByRole('button', { name: 'Save Models as CSV' }).click());
    expect(csv.name).toBe('Models.csv');
    expect(csv.bytes.toString().split('\r\n')).toHaveLength(26);
  });

  it('has no picture without a name', async () => {
    const { page } = await shop.open(tiny);
    await scrollThrough(page);
    expect(await unnamed(page)).toEqual([]);
    // Squares of legends are no pictures of their own; their names are read.
    expect(await page.locator('[role="group"][aria-label="Colours"] svg[aria-hidden]').count()).toBeGreaterThan(4);
    expect(await page.getByRole('group', { name: 'Colours' }).first().innerText()).not.toBe('');
  });

  it('tells what each model cost, and what the others did', async () => {
    const { page } = await shop.open(small);
    const models = page.getByRole('table', { name: 'Models', exact: true });
    await models.waitFor();
    const { models: all, totals } = syntheticReport({ models: 24, words: 60, answers: 800, held: 200 });
    const cost = await models.locator('td[data-label="Cost, $"]').allInnerTexts();
    expect(cost).toHaveLength(24);
    expect(cost.slice(0, 3)).toEqual(['$ 0.0100', '$ 0.2100', '$ 0.1100']);
    expect(cost.filter((text) => text.startsWith('at least $ '))).toHaveLength(all.filter(({ spent }) => spent.unpriced > 0 && spent.unpriced < spent.responses).length);
    expect(cost.filter((text) => text === 'unknown')).toHaveLength(all.filter(({ spent }) => spent.unpriced === spent.responses).length);
    const others = totals.costUsd - all.reduce((sum, { spent }) => sum + spent.costUsd, 0);
    expect(others).toBeGreaterThan(1);
    expect(await page.locator('#respondents').innerText()).toContain(`for $ ${others.toFixed(2)}, went to models that judge or name`);
  });

  it('opens the answers of a group behind its mean', async () => {
    const { page } = await shop.open(small);
    const means = page.getByRole('table', { name: 'Means of groups', includeHidden: true });
    await means.waitFor({ state: 'attached' });
    await means.evaluate((table) => table.closest('details')!.setAttribute('open', ''));
    await means.locator('tr', { hasText: 'family = cinder' }).first().getByRole('button').click();
    const dialog = page.getByRole('dialog', { name: /^Answers of family = cinder behind / });
    await dialog.locator('article').first().waitFor();
    const of = await dialog.locator('article header').allInnerTexts();
    expect(of.filter((text) => !text.startsWith('cinder'))).toEqual([]);
  });

  it('hides nothing that matters on paper', async () => {
    const { page } = await shop.open(small);
    await page.locator('#methods table').first().waitFor();
    const undrawn = (): Promise<number> => page.locator('.drawing').evaluateAll((all) => all.filter((place) => place.querySelector('svg') === null).length);
    expect(await undrawn()).toBeGreaterThan(0);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await undrawn()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    for (const words of ['What was found', 'Can it be trusted?', 'Fixed beforehand']) expect(await page.getByText(words).first().isVisible()).toBe(true);
    const over = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.getClientRects().length > 0).map((element) => element.outerHTML.slice(0, 80)));
    expect(over).toEqual([]);
    expect(await page.locator('thead button').first().evaluate((button) => getComputedStyle(button).display)).toBe('contents');
    expect(await page.locator('#respondents tr').nth(2).evaluate((row) => getComputedStyle(row).display)).toBe('table-row');
    expect(await page.locator('main > section').evaluateAll((all) => all.every((section) => section.getBoundingClientRect().height > 100))).toBe(true);
  });

  it('says its verdicts without scripts', async () => {
    const { page } = await shop.open(address, { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { name: 'Is this usable?' }).isVisible()).toBe(true);
    expect(await page.getByRole('row', { name: /structure comes back pass/ }).isVisible()).toBe(true);
    expect(await page.getByText('Simulated data').first().isVisible()).toBe(true);
  });
});

inBrowser('the page of a comparison', () => {
  it.each([
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', phone],
  ])('opens without a fault, %s', async (_, options) => {
    const { page, problems, requests } = await shop.open(compared, options);
    await page.getByRole('heading', { name: 'Is it the same structure?' }).waitFor();
    await scrollThrough(page);
    expect([...problems, ...requests]).toEqual([]);
    expect(await overhang(page)).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('says of each study whether to believe it, before what they have in common', async () => {
    const { page } = await shop.open(compared);
    const usable = page.locator('#usable');
    await usable.waitFor();
    expect(await page.locator('main > section').first().getAttribute('id')).toBe('usable');
    expect(await usable.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['First: first', 'Second: second']);
    expect(await usable.getByRole('list', { name: 'Whether to believe first' }).innerText()).toContain('Do not compare models by these scores.');
    expect(await usable.getByRole('list', { name: 'Whether to believe second' }).innerText()).not.toContain('Which model expresses what?');
    await usable.getByText('All 4 checks of both, 4 with different verdicts').click();
    const rows = await usable.getByRole('row').allInnerTexts();
    expect(rows.map((row) => row.split(/\s*\t\s*/).slice(0, 3))).toContainEqual(['clusters are stable', '✓ pass', '✗ fail']);
    expect(rows.at(-1)).toMatch(/^no structure where none is\s+not made\s+✓ pass/);
  });

  it('counts the checks of a study that does not say what they are about', async () => {
    const { page } = await shop.open(half);
    expect(await page.getByRole('list', { name: 'Whether to believe first' }).innerText()).toBe('1 of 3 checks pass, 1 fail.');
  });

  it.each([
    ['both', () => compared, 'simulated data', 'Simulated data', 'true'],
    ['one', () => half, 'second study simulated', 'Simulated data in the second study, second', 'second'],
  ])('marks what is simulated, also in what is saved, %s', async (_, where, tag, title, cell) => {
    const { page } = await shop.open(where());
    await page.locator('#scores .drawing svg').first().waitFor();
    expect(new Set(await page.locator('h2 .tag').allInnerTexts())).toEqual(new Set([tag]));
    expect(await page.locator('h2 .tag').count()).toBe(4);
    const svg = await saved(page, () => page.getByRole('button', { name: 'Save Scores in both studies as SVG' }).click());
    expect(svg.bytes.toString()).toContain(`>${title}</text>`);
    const csv = await saved(page, () => page.getByRole('button', { name: 'Save Dimensions as CSV' }).click());
    const [head, ...rows] = csv.bytes.toString().trim().split('\r\n');
    expect(head).toMatch(/,simulated$/);
    expect(rows.map((row) => row.split(',').at(-1))).toEqual([cell, cell, cell]);
    expect(await unnamed(page)).toEqual([]);
  });
});

/** Pictures that a screen reader meets and cannot name. */
const unnamed = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('svg')]
      .filter((svg) => svg.parentElement?.closest('svg') === null && svg.closest('[aria-hidden="true"]') === null)
      .filter((svg) => svg.getAttribute('role') !== 'img' || (svg.getAttribute('aria-labelledby') ?? '').split(' ').some((id) => (document.getElementById(id)?.textContent ?? '') === ''))
      .map((svg) => svg.outerHTML.slice(0, 120)),
  );
