import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import type { ItemAnswer, ScoreInput, Scores, StyleIndex } from '@valuelex/core';
import { paper, taxonomyOf } from '../__fixtures__/taxonomies.ts';
import { placeScales } from '../instrument/place-scales.ts';
import { parseInstrument, readInstrument } from '../instrument/read-instrument.ts';
import type { Instrument, InstrumentItem } from '../instrument/schema.ts';
import { makeItems } from '../items/make-items.ts';
import { shipped } from '../questionnaire.ts';
import { scoreQuestionnaire } from './score-questionnaire.ts';

const portrait = await readInstrument(fileURLToPath(new URL('../__fixtures__/portrait.yaml', import.meta.url)));
const own = await readInstrument(shipped);

type Said = string | Pick<ItemAnswer, 'text' | 'status'>;

/** Every model answers every item in both orders, twice. */
function scored(instrument: Instrument, say: Readonly<Record<string, (item: InstrumentItem, order: string, replicate: number) => Said>>, change: Partial<ScoreInput> = {}, taxonomy = paper): Scores {
  const placement = placeScales(instrument, taxonomy);
  const { items, leftOut } = makeItems(instrument, placement, taxonomy, { order: 'both', forms: ['A', 'B'] });
  const answers = Object.entries(say).flatMap(([model, answer]) =>
    items.flatMap(({ id, stemId }) =>
      [0, 1].map((replicate): ItemAnswer => {
        const said = answer(instrument.items.find((item) => item.id === stemId)!, id.split('.').at(-1)!, replicate);
        const { text, status } = typeof said === 'string' ? { text: said, status: 'answered' as const } : said;
        return { id: `${model}|${id}|${replicate}`, item: id, model, respondent: model, replicate, response: id, text, status };
      }),
    ),
  );
  return scoreQuestionnaire({ items, answers, ratings: [], taxonomy, failed: {}, ...change }, instrument, placement, leftOut);
}
const find = ({ scores }: Scores, model: string, scope: string): Scores['scores'][number] => scores.find((row) => row.model === model && (row.subdimension ?? row.dimension) === scope)!;
const style = ({ styles }: Scores, model: string, index: string): StyleIndex | undefined => styles!.find((one) => one.model === model && one.index === index);

describe('scores of a questionnaire', () => {
  it('takes the key out: who holds a value agrees with what is for it and disagrees with what is against it', () => {
    const scores = scored(own, {
      holds: ({ keyed }) => (keyed === 1 ? '6' : '1'),
      rejects: ({ keyed }) => (keyed === 1 ? 'Not like me at all' : '6 – very much like me'),
      agrees: () => 'like me',
    });
    for (const scope of ['d1', 'd1.s1', 'd2.s2', 'd3']) {
      expect([scope, find(scores, 'holds', scope).score, find(scores, 'rejects', scope).score, find(scores, 'agrees', scope).score]).toEqual([scope, 6, 1, 3.5]);
    }
    // Items are the sample: the orders of the options and the replicates lie within them.
    expect(find(scores, 'agrees', 'd1.s1')).toMatchObject({ items: 6, answers: 24 });
    // Each item has variance 7, the sums 36, 6 and 21 have 225: 6/5 · (1 − 42/225).
    expect(scores.reliability.find(({ coefficient, scope }) => coefficient === 'alpha' && scope === 'd1.s1')!.value).toBeCloseTo(0.976, 10);
    expect(style(scores, 'holds', 'desirability')!.value).toBe(6);
    expect(scores.ratings!.find(({ answer }) => answer === 'agrees|sc4.descending|1')).toEqual({ answer: 'agrees|sc4.descending|1', item: 'sc4.descending', dimension: 'd1', subdimension: 'd1.s1', rater: 'self', score: 5, flags: [] });
    expect(style(scores, 'rejects', 'desirability')!.value).toBe(1);
    const read = (id: string) => scores.choices!.find(({ answer }) => answer === id);
    expect(read('rejects|sc4.ascending|0')).toEqual({ answer: 'rejects|sc4.ascending|0', label: '6', reason: null });
    // Items of style are rated on no dimension, so that these choices stand nowhere else.
    expect(scores.choices).toHaveLength(3 * 2 * 2 * own.items.length);
  });

  it('counts what gives no choice, and says why', () => {
    const scores = scored(
      own,
      {
        a: ({ id }, order, replicate): Said => {
          if (!id.startsWith('sc') || order === 'ascending') return '4';
          if (id === 'sc1') return replicate === 0 ? '7' : { text: '', status: 'empty' };
          if (id === 'sc2') return replicate === 0 ? '4 or 5' : { text: "I'm sorry.", status: 'refused' };
          if (id === 'sc3') return replicate === 0 ? "As an AI language model, I don't have traits." : { text: '3', status: 'truncated' };
          return replicate === 0 ? 'It depends.' : { text: '5, since I oft', status: 'truncated' };
        },
      },
      { failed: { a: 2 } },
    );
    const { score, answers, missing } = find(scores, 'a', 'd1.s1');
    // 12 read 4; of the other order three read 5 with the key −1, which is 2.
    expect(answers).toBe(15);
    expect(score).toBeCloseTo((4 * 3 + ((3 * 2 + 2) / 3) * 3) / 6, 10);
    expect(missing).toEqual({ empty: 1, refused: 2, truncated: 4, abstained: 5, failed: 2 });
    const told = scores.diagnostics.find(({ code }) => code === 'no-choice')!;
    expect(told.message).toMatch(/^6 answers .*contradictory 1, off-format 3, out-of-range 1, refused 1/);
  });

  it('gives no score without an answer, and names dimensions without an item', () => {
    const scores = scored(portrait, {}, { answers: [], failed: { silent: 8 } });
    expect(scores.scores.every(({ score, model }) => score === null && model === 'silent')).toBe(true);
    expect(style(scores, 'silent', 'desirability')).toMatchObject({ value: null, interval: null, n: 0 });
    expect(scores.diagnostics.find(({ code }) => code === 'not-measured')!.variables).toEqual(['d1.s1', 'd1.s2', 'd2.s2', 'd3', 'd3.s1', 'd3.s2']);
    expect(scores.diagnostics.find(({ code }) => code === 'items-left-out')!.variables).toEqual(['e2']);
  });
});

describe('styles', () => {
  const values: Readonly<Record<string, string>> = { a1: '5', a2: '6', a3: '4', a4: '2' };
  const small = parseInstrument(
    `{ title: t, citation: c, licence: l, language: en, instruction: How like you?, options: [${[1, 2, 3, 4, 5, 6].map((value) => `{ value: ${value}, label: l${value} }`).join(', ')}],
       scales: [{ id: a, name: A, dimension: d1 }],
       items: [{ id: a1, text: x, scale: a }, { id: a2, text: y, scale: a }, { id: a3, text: z, scale: a, keyed: -1 }, { id: a4, text: w, scale: a, keyed: -1 }] }`,
    't',
  );
  const one = taxonomyOf({ X: { '': ['oddity'] } });

  it('acquiescence: agreement whatever is said, with an interval over items', () => {
    const scores = scored(small, { a: ({ id }) => values[id]!, yes: () => '6', even: ({ keyed }) => (keyed === 1 ? '6' : '1') }, {}, one);
    const { value, interval, n } = style(scores, 'a', 'acquiescence')!;
    // Means 5.5 and 3: (5.5 + 3) / 2 − 3.5 = .75. Pooled variance (.5 + 2) / 2 = 1.25, error √(1.25 · (1/4 · 1/2) · 2) = .559017, t(.975, 2) = 4.302653.
    expect(value).toBeCloseTo(0.75, 12);
    expect(n).toBe(16);
    expect(interval!.lower).toBeCloseTo(0.75 - 2.405256, 5);
    expect(interval!.upper).toBeCloseTo(0.75 + 2.405256, 5);
    expect(style(scores, 'yes', 'acquiescence')).toMatchObject({ value: 2.5, interval: null });
    expect(style(scores, 'even', 'acquiescence')).toMatchObject({ value: 0, interval: null });
  });

  it('acquiescence is not told where all items have one key', () => {
    const oneKey = { ...small, items: small.items.map((item) => ({ ...item, keyed: 1 as const })) };
    expect(style(scored(oneKey, { a: () => '5' }, {}, one), 'a', 'acquiescence')).toMatchObject({ value: null, interval: null });
  });

  it('extreme responding: the share of answers at either end', () => {
    const scores = scored(small, { a: ({ id }, order) => (id === 'a1' ? '1' : id === 'a2' && order === 'ascending' ? '6' : '3'), none: () => '4' }, {}, one);
    // Shares per item 1, .5, 0, 0: mean .375; standard deviation .478714, t(.975, 3) = 3.182446, over √4.
    const { value, interval } = style(scores, 'a', 'extreme-responding')!;
    expect(value).toBeCloseTo(0.375, 12);
    expect(interval!.upper).toBeCloseTo(0.375 + 0.761741, 5);
    expect(style(scores, 'none', 'extreme-responding')).toMatchObject({ value: 0, interval: null });
  });

  it('order effect: item by item, what listing from the lowest does', () => {
    const scores = scored(small, { a: ({ id }, order) => (order === 'ascending' ? '5' : id === 'a1' ? '3' : '4') }, {}, one);
    const { value, interval } = style(scores, 'a', 'order-effect')!;
    // Differences 2, 1, 1, 1: mean 1.25, standard error .25.
    expect(value).toBeCloseTo(1.25, 12);
    expect(interval!.lower).toBeCloseTo(1.25 - 0.795612, 5);
  });

  it('attention, desirability, and scales without a dimension', () => {
    const scores = scored(portrait, { a: ({ id }, order) => (id === 'q1' ? (order === 'ascending' ? '2' : '5') : id === 'c1' ? '1' : '3') });
    expect(style(scores, 'a', 'attention')).toMatchObject({ value: 0.5, n: 4 });
    expect(style(scores, 'a', 'desirability')).toMatchObject({ value: 6, n: 4 });
    expect(style(scores, 'a', 'sleep')).toMatchObject({ value: 3, n: 4 });
    expect(style(scores, 'a', 'sleep')!.meaning).toBe('mean of the scale Sleep, from 1 to 6');
  });
});
