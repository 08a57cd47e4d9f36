import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard } from '../__fixtures__/heard.ts';
import { percent } from '../reliability/method-words.ts';
import { verb } from './reliability.ts';
import type { ReliabilityDocument } from './reliability.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-reliability-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const defaults = { unit: 'target', score: 'score', levels: [], target: '.80', seed: '1' };
const run = async (content: string, options: Partial<Parameters<typeof verb>[1]>, name = 'ratings.csv'): Promise<{ document: ReliabilityDocument; text: string }> => {
  const ratings = join(folder, name);
  writeFileSync(ratings, content);
  return heard<ReliabilityDocument>((context) => verb(context, { ...defaults, ratings, ...options }));
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

  it('gives no advice on what to buy of too few units to plan by', async () => {
    const rows = (units: number): string => ['target,judge,score', ...SHROUT.slice(0, units).flatMap((row, i) => row.map((x, j) => `t${i},j${j},${x}`))].join('\n');
    const { document, text } = await run(rows(4), { rater: 'judge' });
    // χ²(.025) on 3 degrees of freedom is .2158: 3 / .2158 = 13.9.
    const sentence = '4 targets are too few to plan by: the upper 95 % limit of a variance between them is 14 times its estimate.';
    expect(document.advice).toEqual({ target: 0.8, byFacet: [], smallest: { relative: null, absolute: null }, sentence });
    expect(text.split(sentence)).toHaveLength(3);
    expect(document.g.relative).not.toBeNull();
    expect((await run(rows(5), { rater: 'judge' })).document.advice.byFacet).toHaveLength(1);
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
    expect(text).toContain('4 judges (2.9 per unit)');
    expect(document.diagnostics.map(({ code }) => code)).toContain('mean-levels');
  });

  it('says of which mean the coefficient is where values hold different numbers of items', async () => {
    // Drawn once; values of 2, 3 and 5 items.
    const values = [0, 0, 1, 1, 1, 2, 2, 2, 2, 2];
    const scores = [[4, 5, 5, 4, 6, 3, 4, 2, 3, 3], [2, 2, 4, 3, 3, 3, 2, 2, 1, 4], [6, 7, 5, 6, 5, 6, 4, 5, 6, 5], [3, 4, 1, 2, 3, 2, 3, 1, 2, 1], [5, 5, 4, 6, 5, 4, 5, 5, 3, 4]];
    const rows = scores.flatMap((row, model) => row.map((score, item) => `m${model},v${values[item]},i${item},${score}`));
    const { document } = await run(['model,value,item,score', ...rows].join('\n'), { unit: 'model', facets: 'value,item' });
    const variance = effects(document);
    expect(document.design.facets).toMatchObject([{ name: 'value', uneven: false }, { name: 'item', within: ['value'], uneven: true }]);
    // A mean of three value means: its error is a third of the mean over values of σ²_mv + σ²_e / items.
    const error = [2, 3, 5].reduce((sum, items) => sum + (variance['model:value']! + variance['residual']! / items) / 9, 0);
    expect(document.g.relative).toBeCloseTo(variance['model']! / (variance['model']! + error), 10);
    expect(document.design.facets[1]!.levelsPerUnit).toBeCloseTo(3 / (1 / 2 + 1 / 3 + 1 / 5), 10);
    const told = document.diagnostics.find(({ code }) => code === 'mean-levels')!.message;
    expect(told).toMatch(/^Levels of value do not all hold the same number of item: 2\.90 item is the harmonic mean.* of the mean over value of the means over item, in which each value counts alike/);
    expect(document.methods).toContain('for comparing models by the mean over values of their means over items was G = ');
    expect(document.methods).toContain('values hold different numbers of items, which count by their harmonic mean of 2.9');
    expect(document.methods).not.toContain('where units meet different numbers');
    expect(document.methods).toMatch(/Over items, .* \(what items of one value share counts as true\) was/);
    expect([0, 0.00033, 0.0004, 0.0049, 0.137].map(percent)).toEqual(['0.0 %', '0.03 %', '0.04 %', '0.5 %', '13.7 %']);
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

  // Items 1 to 3 of scale p, 4 to 6 of q and 7 alone in r; 3, 5 are reverse-keyed on 0 to 10.
  const answers = [[7, 8, 2, 4, 6, 6, 1], [5, 6, 3, 2, 9, 1, 2], [9, 9, 2, 5, 3, 6, 3], [2, 4, 7, 6, 4, 5, 4], [6, 4, 5, 8, 1, 9, 5]].flatMap((row, unit) =>
    row.map((score, i) => ({ model: `m${unit}`, item: i + 1, value: { theme: 'ignored' }, scale: 'pppqqqr'[i]!, key: i === 2 || i === 4 ? -1 : 1, score })),
  );
  const lines = answers.map((row) => JSON.stringify(row)).join('\n');

  it('of scales, with reverse keys, from lines of JSON', async () => {
    const { document, text } = await run(lines, { unit: 'model', facets: 'item', keyed: 'key', range: '0,10', scale: 'scale' }, 'answers.jsonl');
    expect(document.design.keyed).toEqual({ column: 'key', reversed: 10, range: [0, 10], observed: false });
    const [p, q, r] = document.scales;
    // R: m <- cbind(c(7,5,9,2,6), c(8,6,9,4,4), 10 - c(2,3,2,7,5)); psych::alpha(m), psych::ICC(m).
    expect(p).toMatchObject({ scale: 'p', units: 5, items: 3, scores: 15 });
    expect(p!.alpha).toBeCloseTo(0.942953020134228, 10);
    expect(p!.icc!.single.value).toBeCloseTo(0.864615384615385, 10);
    expect(p!.icc!.mean.value).toBeCloseTo(0.950394588500564, 10);
    // With one facet G is α; the variance of items comes out negative and counts as 0, so Φ is too.
    expect(p!.g.relative).toBeCloseTo(0.942953020134228, 10);
    expect(p!.g.absolute).toBeCloseTo(0.942953020134228, 10);
    expect(q!.alpha).toBeCloseTo(0.963607594936709, 10);
    expect(r).toMatchObject({ items: 1, alpha: null, why: expect.stringContaining('one item') });
    expect(text).toContain('Scales by α');
    const alike = await run(['model,item,scale,score', ...answers.map((row) => [row.model, row.item, row.scale, row.key === 1 ? row.score : 10 - row.score].join(','))].join('\n'), { unit: 'model', facets: 'item', scale: 'scale' });
    expect(alike.document.scales).toEqual(document.scales);
    expect(alike.document.varianceComponents).toEqual(document.varianceComponents);
  });

  it('ends with a paragraph for a methods section, and prints that alone when asked', async () => {
    const { document, text } = await run(lines, { unit: 'model', facets: 'item', keyed: 'key', scale: 'scale' }, 'answers.jsonl');
    expect(text.endsWith(document.methods)).toBe(true);
    for (const part of ['5 models × 7 items, 35 scores, none missing', 'mirrored between 1 and 9', 'analysis of variance', `α of 5 models × 7 items was`, 'the 3 scales (of 1 to 3 items)', 'Caveats: ', 'ends of the scale were taken from the data']) {
      expect(document.methods).toContain(part);
    }
    expect(document.methods).not.toContain('\n');
    const only = await run(lines, { unit: 'model', facets: 'item', keyed: 'key', scale: 'scale', methods: true }, 'answers.jsonl');
    expect(only.text).toBe(document.methods);
  });

  it('refuses keys and ranges that are none', async () => {
    await expect(run(lines.replace('"key":-1', '"key":"no"'), { unit: 'model', facets: 'item', keyed: 'key' }, 'answers.jsonl')).rejects.toMatchObject({ code: 'data-bad-key' });
    await expect(run(lines, { unit: 'model', facets: 'item', keyed: 'key', range: '2,10' }, 'answers.jsonl')).rejects.toThrow(/outside --range/);
    await expect(run(lines, { unit: 'model', facets: 'item', keyed: 'key', range: '10' }, 'answers.jsonl')).rejects.toThrow(/lowest and the highest/);
    await expect(run(lines, { unit: 'model', facets: 'item', range: '0,10' }, 'answers.jsonl')).rejects.toThrow(/--keyed/);
    await expect(run(`${lines}\n[1]`, { unit: 'model', facets: 'item' }, 'answers.jsonl')).rejects.toMatchObject({ code: 'data-not-an-object' });
    await expect(run(`${lines}\n{`, { unit: 'model', facets: 'item' }, 'answers.jsonl')).rejects.toThrow(/not JSON/);
  });

  it('shows no correlation with a rest that does not vary, and offers no option that it does not have', async () => {
    const opposed = [[1, 5, 2], [5, 1, 4], [3, 3, 3], [2, 4, 2], [4, 2, 5]];
    const csv = ['target,judge,score', ...opposed.flatMap((row, i) => row.map((x, j) => `t${i},j${j},${x}`))].join('\n');
    const { document, text } = await run(csv, { facets: 'judge' });
    expect(document.coefficients[0]!.scale!.items).toMatchObject({ rest: [expect.any(Number), expect.any(Number), null], alphaIfDropped: [expect.any(Number), expect.any(Number), null] });
    expect(text).not.toMatch(/NaN|Infinity/);
    await expect(run(csv.replace('t0,j0,1', 't0,j0,x'), { facets: 'judge' })).rejects.toMatchObject({ hint: 'leave missing cells empty or write NA' });
  });

  it('refuses what makes no design', async () => {
    await expect(run(shrout, {})).rejects.toThrow(/--facets, --rater/);
    await expect(run(shrout, { facets: 'judge', target: '2' })).rejects.toThrow(/between 0 and 1/);
    await expect(run(shrout, { facets: 'judge', levels: ['item=3'] })).rejects.toThrow(/FACET=N/);
    const aliased = ['target,judge,room,score', ...SHROUT.flatMap((row, i) => row.map((x, j) => `t${i},j${j},r${j},${x}`))].join('\n');
    await expect(run(aliased, { facets: 'judge,room' })).rejects.toMatchObject({ code: 'data-unbalanced' });
  });
});
