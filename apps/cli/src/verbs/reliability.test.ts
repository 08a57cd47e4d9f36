import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verb } from './reliability.ts';
import type { ReliabilityDocument } from './reliability.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-reliability-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const defaults = { unit: 'target', score: 'score', levels: [], target: '.80', seed: '1' };
const run = async (csv: string, options: Partial<Parameters<typeof verb>[1]>): Promise<{ document: ReliabilityDocument; text: string }> => {
  const ratings = join(folder, 'ratings.csv');
  writeFileSync(ratings, csv);
  let told: { document: ReliabilityDocument; text: string } | undefined;
  const output = { json: true, columns: undefined, openLive: () => undefined, live: () => undefined, note: () => undefined, error: () => undefined, result: (document: unknown, text: () => string) => void (told = { document: document as ReliabilityDocument, text: text() }) };
  await verb({ output, signal: new AbortController().signal, cut: new AbortController().signal }, { ...defaults, ratings, ...options });
  return told!;
};
const effects = ({ varianceComponents }: ReliabilityDocument): Record<string, number> => Object.fromEntries(varianceComponents.map(({ effect, variance }) => [effect, variance]));

// Shrout & Fleiss (1979), table 2: six targets, four judges; coefficients as published in their table 4 and by psych::ICC.
const SHROUT = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
const shrout = ['target,judge,score', ...SHROUT.flatMap((row, i) => row.map((x, j) => `t${i},j${j},${x}`))].join('\n');

describe('reliability', () => {
  it('of judges: components, ICC, D-study and agreement', async () => {
    const { document, text } = await run(shrout, { rater: 'judge', levels: ['judge=1,4,9'] });
    const { target, judge, residual } = effects(document) as { target: number; judge: number; residual: number };
    // Mean squares 11.24, 32.49 and 1.02 (table 3).
    expect(target).toBeCloseTo((11.2416666666667 - 1.01944444444444) / 4, 10);
    expect(judge).toBeCloseTo((32.4861111111111 - 1.01944444444444) / 6, 10);
    expect(residual).toBeCloseTo(1.01944444444444, 10);
    // With one facet G is ICC(3,k) and Φ is ICC(2,k).
    expect(document.g.relative).toBeCloseTo(0.909315542377069, 10);
    expect(document.g.absolute).toBeCloseTo(0.620050547598989, 10);
    const [over] = document.coefficients;
    expect(over!.icc!['ICC(2,1)'].value).toBeCloseTo(0.289763779527559, 10);
    expect(over!.icc!['ICC(2,1)'].ci![0]).toBeCloseTo(0.018786513374712, 8);
    expect(over!.agreement!.icc).toEqual(over!.icc);
    expect(over!.scale!.alpha.raw).toBeCloseTo(0.909315542377069, 10);
    expect(over!.isRater).toBe(true);
    expect(over!.scale!.omega).toMatchObject({ hierarchical: null, groupFactors: null });
    expect(document.diagnostics.map(({ code }) => code)).toContain('omega-h-withheld');
    // Ting et al. (1990), written out in R.
    expect(document.varianceComponents[0]!.ci95![0]).toBeCloseTo(0.80794959915, 8);
    expect(text).toContain('[0.808, 16.634]');
    expect(over!.agreement!.cohenKappa).toHaveLength(6);
    expect(document.dStudy.map(({ levels }) => levels['judge'])).toEqual([1, 4, 9]);
    expect(document.dStudy[0]!.relative).toBeCloseTo(0.714840714840715, 10);
    expect(document.dStudy[0]!.absolute).toBeCloseTo(0.289763779527559, 10);
    // Spearman and Brown from .7148: .80 takes .8 × .2852 / (.2 × .7148) = 1.6, hence 2 judges.
    expect(document.advice.byFacet[0]).toMatchObject({ facet: 'judge', relative: 2 });
    expect(document.advice.sentence).toContain('2 judge');
    expect(text).toContain('ICC(2,1)');
    expect(text).toContain('Cohen');
  });

  it("Krippendorff's alpha with missing ratings, as published", async () => {
    const raters = ['1,2,3,3,2,1,4,1,2,,,', '1,2,3,3,2,2,4,1,2,5,,3', ',3,3,3,2,3,4,2,2,5,1,', '1,2,3,3,2,4,4,1,2,5,1,'];
    const csv = ['target,judge,score', ...raters.flatMap((row, j) => row.split(',').map((x, i) => `u${i},j${j},${x}`))].join('\n');
    const { document, text } = await run(csv, { facets: 'judge' });
    const { krippendorff } = document.coefficients[0]!.agreement!;
    expect(krippendorff.nominal).toBeCloseTo(0.743421052631579, 10);
    expect(krippendorff.ordinal).toBeCloseTo(0.815387503754881, 10);
    expect(krippendorff.interval).toBeCloseTo(0.849107142857143, 10);
    expect(krippendorff.ratio).toBeCloseTo(0.797402774711612, 10);
    expect(document.design).toMatchObject({ missing: 7, balanced: false, facets: [{ name: 'judge', levels: 4 }] });
    // Judges of the twelve things: 3, 4, 4, 4, 4, 4, 4, 4, 4, 3, 2, 1; their harmonic mean.
    expect(document.design.facets[0]!.levelsPerUnit).toBeCloseTo(72 / 25, 12);
    expect(text).toContain('4 judge (2.9 per unit)');
    expect(document.diagnostics.map(({ code }) => code)).toContain('mean-levels');
  });

  it('names effects by columns, and says what was averaged and withheld', async () => {
    const rows = [0, 1, 2, 3].flatMap((t) => [0, 1, 2].flatMap((item) => [0, 1].map((o) => `t${t},i${item},w,o${o},${((t * 7 + item * 5 + o * 3 + t * item * 2) % 11) + t}`)));
    const { document, text } = await run(['target,item,wording,order,score', ...rows].join('\n'), { facets: 'item,wording+order' });
    expect(Object.keys(effects(document))).toEqual(['target', 'item', 'wording+order', 'target:item', 'target:wording+order', 'item:wording+order', 'residual']);
    expect(document.varianceComponents.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(document.coefficients.map(({ facet }) => facet)).toEqual(['item', 'wording+order']);
    expect(document.coefficients[0]!.agreement).toMatchObject({ targets: 8, raters: 3, complete: 8 });
    expect(document.coefficients[0]!.scale).toMatchObject({ units: 4, levels: 3 });
    expect(text).toContain('G by item');
  });

  it('gives no coefficients of correlations between two units', async () => {
    const { document } = await run('target,judge,score\na,1,2\na,2,3\na,3,5\nb,1,4\nb,2,4\nb,3,7', { rater: 'judge' });
    expect(document.coefficients[0]!.scale).toBeNull();
    expect(document.diagnostics.map(({ code }) => code)).toContain('too-few-units');
  });

  it('refuses what makes no design', async () => {
    await expect(run(shrout, {})).rejects.toThrow(/--facets, --rater/);
    await expect(run(shrout, { facets: 'judge', target: '2' })).rejects.toThrow(/between 0 and 1/);
    await expect(run(shrout, { facets: 'judge', levels: ['item=3'] })).rejects.toThrow(/FACET=N/);
    const aliased = ['target,judge,room,score', ...SHROUT.flatMap((row, i) => row.map((x, j) => `t${i},j${j},r${j},${x}`))].join('\n');
    await expect(run(aliased, { facets: 'judge,room' })).rejects.toMatchObject({ code: 'data-unbalanced' });
  });
});
