import { describe, expect, it } from '@jest/globals';
import { scoresSchema } from '@valuelex/core';
import type { ItemAnswer, Rating, ScoreInput, Scores, TestItem } from '@valuelex/core';
import { taxonomyOf } from '../__fixtures__/taxonomy.ts';
import { scoreRated } from './score-rated.ts';

const score = (input: ScoreInput): Scores => scoreRated(input, 'sentence-completion');
const taxonomy = taxonomyOf({ d1: { s1: ['a'], s2: ['b'] } });
const item = (id: string, form: string, sub: string, keyed: 1 | -1 = 1): TestItem => ({
  id,
  test: 'sentence-completion',
  form,
  kind: 'open',
  referent: 'ai',
  language: 'en',
  stem: id,
  messages: [{ role: 'user', content: id }],
  targets: [{ dimension: 'd1', subdimension: `d1.${sub}`, keyed }],
  needsRater: true,
  scale: { min: 0, max: 6, anchors: [] },
});
const items = [item('i1', 'A', 's1'), item('i2', 'B', 's1'), item('i3', 'A', 's2'), item('i4', 'B', 's2')];

/** Scores per model, item and replicate; null: abstained, a status: not answered so. */
type Cell = number | null | ItemAnswer['status'];
function input(data: Record<string, Cell[][]>, raters: Record<string, number> = { r: 0 }, more: Partial<ScoreInput> = {}): ScoreInput {
  const answers: ItemAnswer[] = [];
  const ratings: Rating[] = [];
  for (const [model, rows] of Object.entries(data)) {
    rows.forEach((cells, i) =>
      cells.forEach((cell, replicate) => {
        const id = `${model} ${i} ${replicate}`;
        const status = typeof cell === 'string' ? cell : 'answered';
        const { id: itemId, targets } = items[i]!;
        answers.push({ id, item: itemId, model, respondent: model, replicate, response: id, text: '', status });
        if (typeof cell === 'string') return;
        for (const [rater, shift] of Object.entries(raters)) {
          const { dimension, subdimension } = targets[0]!;
          ratings.push({ answer: id, item: itemId, dimension, subdimension: subdimension!, rater, score: cell === null ? null : cell + shift, flags: [] });
        }
      }),
    );
  }
  return { items, answers, ratings, taxonomy, failed: {}, ...more };
}
const find = (scores: Scores, model: string, sub: string | null) =>
  scores.scores.find((row) => row.model === model && row.subdimension === sub)!;
const coefficient = (scores: Scores, name: string, scope = 'd1') =>
  scores.reliability.find((row) => row.coefficient === name && row.scope === scope)!;

describe('scoreRated', () => {
  it('takes the mean of stem means, with a t interval over stems inside subdimensions', () => {
    // Stem means 2, 3 in one subdimension and 4, 5 in the other: variances .5, so se² = 2 · (½)² · .5/2 = .125 on 2 df; qt(.975, 2) = 4.302653.
    const scores = score(input({ m: [[1, 3], [3], [4], [5]] }));
    const whole = find(scores, 'm', null);
    expect(whole).toMatchObject({ score: 3.5, items: 4, answers: 5 });
    expect(whole.standardError).toBeCloseTo(Math.sqrt(0.125), 12);
    expect(whole.interval!.lower).toBeCloseTo(3.5 - 4.302653 * Math.sqrt(0.125), 5);
    // Answers 1, 3, 3, 4, 5 have variance 2.2.
    expect(whole.effectiveN).toBeCloseTo(2.2 / 0.125, 12);
    expect(find(scores, 'm', 'd1.s1')).toMatchObject({ score: 2.5, items: 2 });
    expect(scoresSchema.parse(scores)).toEqual(scores);
  });

  it('gives no interval on fewer than two degrees of freedom, and says why', () => {
    // Two stems of means 2 and 3: se = √.25 on t(1) would reach from −3.9 to 8.9 on a scale of 0 to 6; three stems have 2 df.
    const scores = score(input({ m: [[2], [3], [4], [5]] }));
    expect(find(scores, 'm', 'd1.s1')).toMatchObject({ score: 2.5, items: 2, interval: null });
    expect(find(scores, 'm', 'd1.s1').standardError).toBeCloseTo(0.5, 12);
    const told = scores.diagnostics.find(({ code }) => code === 'few-degrees-of-freedom');
    expect(told!.variables).toEqual(expect.arrayContaining(['m: d1.s1']));
    expect(told!.variables).not.toContain('m: d1');
    expect(scores.diagnostics.map(({ code }) => code)).not.toContain('no-variation');

    const one = items.slice(0, 3).map((own): TestItem => ({ ...own, targets: [{ dimension: 'd1', subdimension: 'd1.s1', keyed: 1 }] }));
    const three = input({ m: [[2], [3], [5]] }, { r: 0 }, { items: one });
    const row = find(score({ ...three, ratings: three.ratings.map((rating) => ({ ...rating, subdimension: 'd1.s1' })) }), 'm', 'd1.s1');
    expect(row.interval!.upper - row.score!).toBeCloseTo(4.302653 * Math.sqrt(7 / 9), 5);
  });

  it('takes the two stems of a pair for one draw', () => {
    const cells: Record<string, Cell[][]> = { a: [[1], [3], [2], [6]], b: [[4], [2], [5], [3]], c: [[5], [4], [2], [5]], d: [[0], [1], [3], [2]] };
    const alone = score(input(cells));
    // Each stem once more as the other of its pair, answered alike: that is no new evidence.
    const { answers, ratings } = input(cells);
    const twin = (id: string): string => `${id} twin`;
    const twins = score({
      items: items.flatMap((one) => [{ ...one, pair: one.id }, { ...one, id: twin(one.id), form: one.form === 'A' ? 'B' : 'A', pair: one.id }]),
      answers: answers.flatMap((one) => [one, { ...one, id: twin(one.id), item: twin(one.item) }]),
      ratings: ratings.flatMap((one) => [one, { ...one, answer: twin(one.answer), item: twin(one.item) }]),
      taxonomy,
      failed: {},
    });
    for (const [i, row] of twins.scores.entries()) {
      expect(row.items).toBe(2 * alone.scores[i]!.items);
      expect(row.standardError).toBeCloseTo(alone.scores[i]!.standardError!, 12);
      expect(row.interval?.upper).toEqual(alone.scores[i]!.interval === null ? undefined : expect.closeTo(alone.scores[i]!.interval.upper, 12));
    }
    for (const name of ['alpha', 'split-half']) expect(coefficient(twins, name).value).toBeCloseTo(coefficient(alone, name).value!, 12);
    // Pairs of means (2, 3), (4, 7) in one subdimension: sums 5 and 11 about a mean of 4 are −3 and 3, so se² = 2/1 · 18 / 4² = 2.25 on 1 df.
    const inPairs = items.map((one, i): TestItem => ({ ...one, pair: i < 2 ? 'p' : 'q', targets: [{ dimension: 'd1', keyed: 1 }] }));
    const one = input({ m: [[2], [3], [4], [7]] }, { r: 0 }, { items: inPairs });
    const row = find(score({ ...one, ratings: one.ratings.map(({ subdimension: _, ...rating }) => rating) }), 'm', null);
    expect(row).toMatchObject({ score: 4, items: 4, interval: null });
    expect(row.standardError).toBeCloseTo(1.5, 12);
  });

  it('turns items around that are keyed the other way', () => {
    const turned = [item('i1', 'A', 's1', -1), ...items.slice(1)];
    expect(find(score(input({ m: [[1], [5], [5], [5]] }, { r: 0 }, { items: turned })), 'm', null).score).toBe(5);
  });

  it('takes the rating on the whole dimension for the dimension, where an item has one', () => {
    const both = { ...items[0]!, targets: [{ dimension: 'd1', keyed: 1 as const }, ...items[0]!.targets] };
    const { answers, ratings } = input({ m: [[1]] });
    const scores = score({ items: [both], answers, ratings: [...ratings, { ...ratings[0]!, subdimension: undefined, score: 5 } as Rating], taxonomy, failed: {} });
    expect(find(scores, 'm', null).score).toBe(5);
    expect(find(scores, 'm', 'd1.s1').score).toBe(1);
  });

  it('averages raters within an answer', () => {
    expect(find(score(input({ m: [[2], [2], [2], [2]] }, { r: 0, s: 1 })), 'm', null).score).toBe(2.5);
  });

  it('counts all that is missing, and drops nothing in silence', () => {
    const scores = score(input({ m: [['empty', 4], ['refused'], [null], [3, 'truncated']] }, { r: 0 }, { failed: { m: 2, gone: 4 } }));
    // The truncated answer was not rated: it is missing, and truncated.
    expect(find(scores, 'm', null)).toMatchObject({
      answers: 2,
      missing: { empty: 1, refused: 1, truncated: 1, abstained: 1, failed: 2 },
    });
    expect(find(scores, 'gone', null)).toMatchObject({ score: null, interval: null, answers: 0, missing: { failed: 4 } });
    expect(scores.diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(['nothing-to-score', 'failed-calls', 'one-stem']));
  });

  it('scores one model, and says why it gives no reliability between models', () => {
    const scores = score(input({ m: [[2], [3], [4], [5]] }));
    expect(find(scores, 'm', null).interval).not.toBeNull();
    expect(coefficient(scores, 'alpha')).toMatchObject({ value: null, n: 1 });
    expect(scores.diagnostics.some(({ code, message }) => code === 'too-few-models' && message.includes('one model'))).toBe(true);
  });

  it('computes alpha and the parallel forms between models', () => {
    // Stems are the model's level plus a constant: alpha and r are 1.
    const level = (x: number): number[][] => [[x], [x + 1], [x], [x + 0.5]];
    const scores = score(input({ a: level(1), b: level(2), c: level(4), d: level(3) }));
    expect(coefficient(scores, 'alpha').value).toBeCloseTo(1, 12);
    expect(coefficient(scores, 'parallel-forms-r')).toMatchObject({ n: 4 });
    expect(coefficient(scores, 'parallel-forms-r').value).toBeCloseTo(1, 12);
  });

  it('gives alpha for real spread', () => {
    // Item variances 7/3, 7/3, 13/3, 1 add up to 10; sums 16, 8, 19 have variance 97/3; 4/3 · (1 − 30/97) = .920962.
    const rows = { a: [[3], [5], [4], [4]], b: [[2], [2], [1], [3]], c: [[5], [4], [5], [5]] };
    expect(coefficient(score(input(rows)), 'alpha').value).toBeCloseTo(0.920962, 6);
  });

  it('withholds what has no end, where one half of the stems is the mirror image of the other', () => {
    const scores = score(input({ a: [[1], [5], [1], [5]], b: [[2], [4], [2], [4]], c: [[4], [2], [4], [2]] }));
    for (const name of ['alpha', 'split-half']) expect([name, coefficient(scores, name).value]).toEqual([name, null]);
    expect(scores.diagnostics.map(({ message }) => message)).toEqual(expect.arrayContaining([expect.stringMatching(/^split-half of d1: the halves correlate -1.00/)]));
  });

  it('keeps a stem to which some answers are missing', () => {
    // As above, with a fourth model that answered two stems. Computed apart, from pairwise covariances.
    const rows: Record<string, Cell[][]> = { a: [[3], [5], [4], [4]], b: [[2], [2], [1], [3]], c: [[5], [4], [5], [5]], d: [['refused'], [3], [2], ['empty']] };
    expect(coefficient(score(input(rows)), 'alpha')).toMatchObject({ value: expect.closeTo(0.95454545, 6), n: 4 });
  });

  it('tells the agreement of raters, and is silent with one', () => {
    const data = { a: [[1], [2], [3], [4]], b: [[5], [1], [2], [5]] };
    expect(score(input(data)).reliability.filter(({ level }) => level === 'ratings')).toEqual([]);
    const agreeing = score(input(data, { r: 0, s: 0 }));
    expect(coefficient(agreeing, 'krippendorff-alpha-interval')).toMatchObject({ value: 1, n: 8 });
    expect(coefficient(agreeing, 'icc2-1').value).toBeCloseTo(1, 12);
    // One rater is a whole point milder: consistency is perfect, absolute agreement is not.
    const shifted = score(input(data, { r: 0, s: 1 }));
    expect(coefficient(shifted, 'icc2-1').value).toBeLessThan(0.9);
    expect(coefficient(shifted, 'icc2-k').value).toBeGreaterThan(coefficient(shifted, 'icc2-1').value!);
  });

  it('gives no interval where every stem got the same score: that is no certainty', () => {
    // Three raters whose mean is 6 − 1/3 on every stem, and a model that varies beside it.
    const scores = score(input({ same: [[6], [6], [6], [6]], some: [[6], [6], [5], [6]] }, { r: 0, s: 0, t: -1 }));
    expect(find(scores, 'same', null)).toMatchObject({ items: 4, interval: null, standardError: null });
    expect(find(scores, 'same', null).score).toBeCloseTo(17 / 3, 12);
    expect(find(scores, 'some', null).interval).not.toBeNull();
    const [told] = scores.diagnostics.filter(({ code }) => code === 'no-variation');
    expect(told!.message).toMatch(/^No variation: interval not estimable/);
    expect(told!.variables).toEqual(expect.arrayContaining(['same: d1', 'same: d1.s1']));
    expect(told!.variables).not.toContain('some: d1');
    expect(scores.diagnostics.map(({ code }) => code)).not.toContain('one-stem');
  });

  it('withholds what does not vary', () => {
    const same = [[3], [3], [3], [3]];
    const scores = score(input({ a: same, b: same, c: same }, { r: 0, s: 0 }));
    expect(coefficient(scores, 'alpha').value).toBeNull();
    expect(coefficient(scores, 'parallel-forms-r').value).toBeNull();
    expect(coefficient(scores, 'icc2-1').value).toBeNull();
    expect(coefficient(scores, 'krippendorff-alpha-interval').value).toBeNull();
  });

  it('takes neutral items alone, and items that differ in framing or order as one stem', () => {
    const framed = (id: string, framing: 'neutral' | 'evaluated', stemId: string): TestItem => ({ ...items[0]!, id, framing, stemId });
    const design = [framed('a1', 'neutral', 'a'), framed('a2', 'neutral', 'a'), framed('b1', 'neutral', 'b'), framed('a3', 'evaluated', 'a')];
    const cells = { m: [[1], [3], [4], [6]] };
    const answersTo = (own: TestItem[]): ScoreInput => {
      const { answers, ratings } = input(cells);
      const to = new Map(items.map(({ id }, i) => [id, own[i]!]));
      return {
        items: own,
        answers: answers.map((answer) => ({ ...answer, item: to.get(answer.item)!.id })),
        ratings: ratings.map((rating) => ({ ...rating, item: to.get(rating.item)!.id, subdimension: 'd1.s1' })),
        taxonomy,
        failed: {},
      };
    };
    const scores = score(answersTo(design));
    expect(find(scores, 'm', 'd1.s1')).toMatchObject({ score: 3, items: 2, answers: 3 });
    expect(scores.items!.map(({ item: id }) => id)).toEqual(['a', 'b', 'a', 'b']);
    expect(scores.diagnostics.find(({ code }) => code === 'framings-apart')!.message).toMatch(/^1 answers to items framed as evaluated/);
    const other = score(answersTo(design.map((one) => ({ ...one, framing: 'evaluated' as const }))));
    expect(find(other, 'm', 'd1.s1')).toMatchObject({ items: 2, answers: 4 });
    expect(other.diagnostics.map(({ code }) => code)).toContain('no-neutral-framing');
  });

  it('counts answers at the ends of the scale, items turned first', () => {
    const turned = [item('i1', 'A', 's1', -1), ...items.slice(1)];
    const scores = score(input({ a: [[0, 1], [0], [6], [3]], b: [[0, 6], [3], [6], [3]] }, { r: 0 }, { items: turned }));
    const of = (id: string) => scores.items!.find(({ item: stem, scope }) => stem === id && scope === 'd1')!;
    expect(of('i1')).toMatchObject({ ceiling: 0.5, floor: 0.25 });
    expect(of('i2')).toMatchObject({ ceiling: 0, floor: 0.5 });
    expect(of('i3')).toMatchObject({ ceiling: 1, sd: 0, discrimination: null });
  });

  it('puts stems that are alone in their stratum together', () => {
    // A subdimension with stems 1 and 3, another with 2 alone: as of one stratum, variance 1 over 3 stems.
    expect(find(score(input({ m: [[1], [3], [2]] })), 'm', null).standardError).toBeCloseTo(Math.sqrt(1 / 3), 12);
    // A conflict stem and another, each alone in its kind.
    const conflict = { ...items[1]!, conflict: true };
    expect(find(score(input({ m: [[1], [3]] }, { r: 0 }, { items: [items[0]!, conflict] })), 'm', 'd1.s1').standardError).toBeCloseTo(1, 12);
  });

  it('warns where a score rests on what a model chose to answer', () => {
    const scores = score(input({ shy: [['refused', 4], ['refused'], [5], [3]], open: [[1], [2], [3], [4]] }));
    expect(scores.diagnostics.find(({ code }) => code === 'much-missing')!.variables).toEqual(['shy: d1', 'shy: d1.s1']);
  });

  it('identifies a general factor by three subdimensions', () => {
    const three = taxonomyOf({ d1: { s1: ['a'], s2: ['b'], s3: ['c'] } });
    const stems = ['s1', 's1', 's2', 's2', 's3', 's3'].map((sub, i) => item(`i${i}`, 'A', sub));
    // Subscales are a common part plus one of their own, all of equal variance and uncorrelated over nine models: ω-h = 9/(9 + 3).
    const common = [-1, -1, -1, 0, 0, 0, 1, 1, 1];
    const ownParts = [[-1, 0, 1, -1, 0, 1, -1, 0, 1], [1, -2, 1, 1, -2, 1, 1, -2, 1].map((x) => x / Math.sqrt(3)), [1, 1, 1, -2, -2, -2, 1, 1, 1].map((x) => x / Math.sqrt(3))];
    const data = Object.fromEntries(common.map((c, m) => [`m${m}`, stems.map((_, i) => [3 + c + ownParts[i >> 1]![m]!])]));
    const answers: ItemAnswer[] = [];
    const ratings: Rating[] = [];
    for (const [model, cells] of Object.entries(data)) {
      cells.forEach(([value], i) => {
        const id = `${model} ${i}`;
        answers.push({ id, item: `i${i}`, model, respondent: model, replicate: 0, response: id, text: '', status: 'answered' });
        ratings.push({ answer: id, item: `i${i}`, dimension: 'd1', subdimension: stems[i]!.targets[0]!.subdimension!, rater: 'r', score: value!, flags: [] });
      });
    }
    expect(coefficient(score({ items: stems, answers, ratings, taxonomy: three, failed: {} }), 'omega-hierarchical').value).toBeCloseTo(0.75, 4);
  });
});
