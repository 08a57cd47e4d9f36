import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Comparison } from '@valuelex/core';
import { heard } from '../__fixtures__/heard.ts';
import { simulatedStudy } from '../__fixtures__/simulated-study.ts';
import { verb } from './compare.ts';

let folder: string;
let one: string;
let two: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-compare-'));
  one = await simulatedStudy(folder, { study: 'one', seed: 3, until: 'taxonomy' });
  two = await simulatedStudy(folder, { study: 'two', seed: 4, until: 'taxonomy' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const compare = (a: string, b: string, options: { out?: string; seed?: string } = {}) => heard<Comparison>((context) => verb(context, a, b, { seed: '1', ...options }));

describe('valuelex compare', () => {
  it('finds nothing that differs between a study and itself', async () => {
    const { document, text } = await compare(one, one);
    expect(document.dimensions).toHaveLength(2);
    expect(document.dimensions.every(({ a, b, jaccard }) => a === b && jaccard === 1)).toBe(true);
    expect(document).toMatchObject({ agreement: { dimensions: { ari: 1 }, clusters: { ari: 1 } }, moved: [], words: { onlyA: [], onlyB: [] } });
    expect(text).toContain('mean congruence 1.00');
    expect(text).toContain("adjusted Rand index of the words' dimensions 1.00");
    expect(text).not.toMatch(/^moved:/m);
  });

  it('tells two studies apart: as a document, in text, and on a page', async () => {
    const out = join(folder, 'comparison.html');
    const { document, text } = await compare(one, two, { out });
    const { a, b, words, moved } = document;
    expect([a, b]).toMatchObject([{ study: 'one', seed: 3, simulated: true, models: 12 }, { study: 'two', seed: 4, simulated: true, models: 12 }]);
    // Every word of a side is in both or in it alone.
    expect([words.shared + words.onlyA.length, words.shared + words.onlyB.length]).toEqual([a.words, b.words]);
    expect(words.shared).toBeGreaterThan(10);
    expect(moved.length).toBeGreaterThan(0);
    expect(text).toMatch(new RegExp(`^one \\(12 models, ${a.words} words\\) beside two \\(12 models, ${b.words} words\\); ${words.shared} words in both`));
    // Neither was analysed: that too is said.
    expect(text).toMatch(/^one: nothing has been analysed.*\ntwo: nothing has been analysed/m);
    expect(text).toContain(`moved: ${moved[0]!.descriptor} (`);
    expect(text.endsWith(`page: ${out}`)).toBe(true);
    const page = readFileSync(out, 'utf8');
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toContain('valuelex.comparison/1');
    // The same two, asked again, compare the same; the other way round the sides change places.
    expect((await compare(one, two)).document).toEqual(document);
    expect((await compare(two, one)).document).toMatchObject({ a: { study: 'two' }, agreement: { dimensions: { ari: document.agreement.dimensions.ari } }, words: { shared: words.shared, onlyA: words.onlyB } });
  });

  it('refuses what cannot be compared', async () => {
    const early = await simulatedStudy(folder, { study: 'early', seed: 3, until: 'extract' });
    await expect(compare(one, early)).rejects.toThrow(/early has no taxonomy yet/);
    await expect(compare(one, join(folder, 'none'))).rejects.toMatchObject({ code: 'data-no-such-study' });
    await expect(compare(one, two, { seed: 'x' })).rejects.toThrow(/--seed x/);
  });
});
