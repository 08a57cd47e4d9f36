import { describe, expect, it } from '@jest/globals';
import { scoresSchema } from '@valuelex/core';
import type { ItemAnswer, Score, ScoreInput, Scores, TestItem } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import { reported } from '../__fixtures__/taxonomies.ts';
import { scoreDilemmas } from './score-dilemmas.ts';

const ids = ['d1.s1', 'd1.s2', 'd2.s1', 'd2.s2', 'd3.s1', 'd3.s2'] as const;
type Id = (typeof ids)[number];
const dimensionOf = (id: string): string => id.slice(0, 2);

/** Two dilemmas per pair and form, in both orders; the courses are named for their values. */
const items: TestItem[] = ids.flatMap((a, i) =>
  ids.slice(i + 1).flatMap((b) =>
    ['A1', 'A2', 'B1', 'B2'].flatMap((number) =>
      [[a, b], [b, a]].map((order, turn): TestItem => ({
        id: `${a}~${b}.${number}.${turn === 0 ? 'ab' : 'ba'}`,
        stemId: `${a}~${b}.${number}`,
        test: 'dilemma',
        form: number[0]!,
        kind: 'choice',
        referent: 'ai',
        language: 'en',
        stem: `It is so.\nA) ${order[0]} it is\nB) ${order[1]} it is`,
        messages: [{ role: 'user', content: 'x' }],
        targets: order.map((id) => ({ dimension: dimensionOf(id!), subdimension: id!, keyed: 1 })),
        choices: order.map((id, at) => ({ label: 'AB'[at]!, dimension: dimensionOf(id!), subdimension: id! })),
        needsRater: false,
        scale: { min: 0, max: 1, anchors: [] },
      })),
    ),
  ),
);

type Answer = (item: TestItem, replicate: number) => string;
function answered(models: Readonly<Record<string, Answer>>, replicates = 1, of: readonly TestItem[] = items): ScoreInput {
  const answers = Object.entries(models).flatMap(([model, answer]) =>
    of.flatMap((item) =>
      Array.from({ length: replicates }, (_, replicate): ItemAnswer => {
        const text = answer(item, replicate);
        const id = `${model}|${item.id}|${replicate}`;
        return { id, item: item.id, model, respondent: model, replicate, response: id, text, status: text === '' ? 'empty' : text.startsWith('I am sorry') ? 'refused' : 'answered' };
      }),
    ),
  );
  return { items, answers, ratings: [], taxonomy: reported, failed: {} };
}

const row = ({ scores }: Scores, model: string, id: string): Score =>
  scores.find((one) => one.model === model && (one.subdimension ?? one.dimension) === id)!;
const style = ({ styles }: Scores, index: string, model: string | null): number | null => styles!.find((one) => one.index === index && one.model === model)!.value;

/** Always takes the value that stands first in a list. */
const orderly = (list: readonly Id[]): Answer => ({ choices }) => {
  const [a, b] = choices!.map(({ subdimension }) => list.indexOf(subdimension as Id));
  return a! < b! ? 'A' : 'B';
};
/** Chooses by abilities and a bias for the first, with noise that the dilemma shares over orders. */
function noisy(seed: string, abilities: Readonly<Record<Id, number>>, bias = 0): Answer {
  return (item, replicate) => {
    const shared = createRandom(seed, item.stemId!).normal() * 0.7;
    const [a, b] = item.choices!.map(({ subdimension }) => abilities[subdimension as Id]);
    const difference = a! - b! + (item.id.endsWith('ab') ? shared : -shared) + bias;
    return createRandom(seed, item.id, replicate).next() < 1 / (1 + Math.exp(-difference)) ? 'Answer: A' : 'I would choose B.';
  };
}
const abilities = { 'd1.s1': 1.2, 'd1.s2': 0.6, 'd2.s1': 0.2, 'd2.s2': -0.2, 'd3.s1': -0.6, 'd3.s2': -1.2 };

describe('scoreDilemmas', () => {
  it('recovers planted abilities within their intervals, on a scale whose sum is 0', () => {
    const scores = scoreDilemmas(answered({ m: noisy('recover', abilities) }, 3), 'bradley-terry');
    expect(scoresSchema.parse(scores)).toEqual(scores);
    const rows = ids.map((id) => row(scores, 'm', id));
    expect(rows.reduce((sum, { score }) => sum + score!, 0)).toBeCloseTo(0, 9);
    rows.forEach(({ interval, probability, score }, i) => {
      expect(interval!.lower).toBeLessThan(Object.values(abilities)[i]!);
      expect(interval!.upper).toBeGreaterThan(Object.values(abilities)[i]! * 0.8);
      expect(probability).toBeCloseTo(1 / (1 + Math.exp(-score!)), 12);
    });
    expect(rows[0]).toMatchObject({ items: 20, answers: 120 });
    // Answers to one dilemma go together, so they are worth fewer independent ones.
    expect(rows[0]!.effectiveN).toBeLessThan(120);
    // The dimension is told by the dilemmas between dimensions: eight pairs of its values with others.
    expect(row(scores, 'm', 'd1')).toMatchObject({ subdimension: null, items: 32, answers: 192 });
    expect(row(scores, 'm', 'd1').score!).toBeGreaterThan(row(scores, 'm', 'd3').score!);
    expect(scores.diagnostics.map(({ code }) => code)).toContain('ipsative');
  });

  it('hands over what it read, from which its scores can be computed again', () => {
    const half: Answer = (item, replicate) => (item.id.endsWith('.A1.ab') ? 'Neither.' : item.id.endsWith('.A1.ba') ? '' : noisy('again', abilities)(item, replicate));
    const input = answered({ m: half });
    const { choices, ...scores } = scoreDilemmas(input, 'bradley-terry');
    expect(choices).toHaveLength(input.answers.length);
    const read = new Map(choices!.map((one) => [one.answer, one]));
    expect(read.get('m|d1.s1~d1.s2.A1.ab|0')).toEqual({ answer: 'm|d1.s1~d1.s2.A1.ab|0', label: null, reason: 'neither' });
    expect(read.get('m|d1.s1~d1.s2.A1.ba|0')).toMatchObject({ label: null, reason: 'empty' });
    const recoded = input.answers.map((answer) => ({ ...answer, text: read.get(answer.id)!.label ?? '' }));
    const again = scoreDilemmas({ ...input, answers: recoded }, 'bradley-terry');
    expect(again.scores.map(({ score, standardError }) => [score, standardError])).toEqual(scores.scores.map(({ score, standardError }) => [score, standardError]));
  });

  it('gives no interval on fewer than two degrees of freedom, and says why', () => {
    const few = items.filter(({ stemId }) => ['d1.s1~d2.s1.A1', 'd1.s1~d2.s1.A2'].includes(stemId!));
    const mixed: Answer = (item, replicate) => (replicate === 0 || item.id.endsWith('A2.ba') ? 'A' : 'B');
    const scores = scoreDilemmas({ ...answered({ m: mixed }, 3, few), items: few }, 'bradley-terry');
    expect(row(scores, 'm', 'd1.s1')).toMatchObject({ items: 2, interval: null });
    expect(row(scores, 'm', 'd1.s1').standardError).toBeGreaterThan(0);
    expect(scores.diagnostics.find(({ code }) => code === 'few-degrees-of-freedom')!.variables).toContain('m: d1.s1');
    expect(scores.diagnostics.map(({ code }) => code)).not.toContain('one-stem');
  });

  it('gives normal deviates on request', () => {
    const input = answered({ m: noisy('recover', abilities) });
    const [logit, probit] = (['bradley-terry', 'thurstone'] as const).map((scaling) => row(scoreDilemmas(input, scaling), 'm', 'd1.s1'));
    expect(logit!.score! / probit!.score!).toBeGreaterThan(1.5);
    expect(logit!.probability!).toBeCloseTo(probit!.probability!, 1);
  });

  it('tells a bias for the first from the values', () => {
    const scores = scoreDilemmas(answered({ fair: noisy('f', abilities), first: noisy('f', abilities, 1.5), always: () => 'A' }, 2), 'bradley-terry');
    expect(Math.abs(style(scores, 'position-bias', 'fair')!)).toBeLessThan(0.35);
    expect(style(scores, 'position-bias', 'first')!).toBeGreaterThan(1);
    expect(style(scores, 'position-bias', 'always')!).toBeGreaterThan(4);
    expect(style(scores, 'order-consistency', 'always')).toBe(0);
    expect(style(scores, 'order-consistency', 'fair')!).toBeGreaterThan(style(scores, 'order-consistency', 'first')!);
    for (const id of ids) expect(row(scores, 'always', id).score!).toBeCloseTo(0, 9);
    const overall = scores.styles!.find(({ index, model }) => index === 'position-bias' && model === null)!;
    const own = ['fair', 'first', 'always'].map((model) => style(scores, 'position-bias', model)!);
    expect(overall.value).toBeCloseTo(own.reduce((a, b) => a + b, 0) / 3, 12);
    expect(overall.interval!.method).toContain('models');
  });

  it('tells an order from a circle', () => {
    // Each value takes the three that follow it in the circle of six, or two of them.
    const circle: Answer = ({ choices }) => {
      const [a, b] = choices!.map(({ subdimension }) => ids.indexOf(subdimension as Id));
      const ahead = (b! - a! + 6) % 6;
      return ahead < 3 || (ahead === 3 && a! < b!) ? 'A' : 'B';
    };
    const scores = scoreDilemmas(answered({ orderly: orderly(ids), circle }), 'bradley-terry');
    expect(style(scores, 'intransitivity', 'orderly')).toBe(0);
    expect(style(scores, 'intransitivity-p', 'orderly')).toBeCloseTo(720 / 32768, 12);
    expect(style(scores, 'intransitivity', 'circle')).toBe(1);
    expect(style(scores, 'intransitivity-p', 'circle')).toBe(1);
  });

  it('does not take sameness for certainty', () => {
    const scores = scoreDilemmas(answered({ m: orderly(ids) }), 'bradley-terry');
    const best = row(scores, 'm', 'd1.s1');
    expect(best.score!).toBeGreaterThan(2);
    expect(Number.isFinite(best.score)).toBe(true);
    expect(best.standardError!).toBeGreaterThan(0.5);
  });

  it('leaves out and counts what chose nothing', () => {
    const half: Answer = (item) => (item.id.endsWith('.A1.ab') ? '' : item.id.endsWith('.A1.ba') ? 'I am sorry, I cannot help with that choice.' : item.id.endsWith('.A2.ab') ? 'Neither.' : orderly(ids)(item, 0));
    const input = { ...answered({ m: half }), failed: { m: 2, gone: 3 } };
    const scores = scoreDilemmas(input, 'bradley-terry');
    expect(row(scores, 'm', 'd1.s1')).toMatchObject({ answers: 25, items: 15, missing: { empty: 5, refused: 5, truncated: 0, abstained: 5, failed: 2 } });
    expect(row(scores, 'gone', 'd1.s1')).toMatchObject({ score: null, interval: null, probability: null, answers: 0, missing: { failed: 3 } });
    const note = scores.diagnostics.find(({ code }) => code === 'no-choice')!;
    expect(note.message).toContain('45 of 120');
    expect(note.message).toContain('15 empty, 15 refused, 15 neither');
  });

  it('gives no score where the choices do not connect the values', () => {
    const apart = items.filter(({ stemId }) => stemId!.startsWith('d1.s1~d1.s2') || stemId!.startsWith('d2.s1~d2.s2'));
    const scores = scoreDilemmas(answered({ m: orderly(ids) }, 1, apart), 'bradley-terry');
    expect(scores.scores.every(({ score }) => score === null)).toBe(true);
    expect(scores.diagnostics.find(({ code }) => code === 'not-connected')!.variables).toContain('m: d1.s1');
  });

  it('compares forms and halves over models, and items with the rest', () => {
    const random = createRandom(5, 'models');
    const models = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`m${i}`, noisy(`model ${i}`, Object.fromEntries(ids.map((id) => [id, 1.2 * random.normal()])) as Record<Id, number>)]),
    );
    const scores = scoreDilemmas(answered(models, 2), 'bradley-terry');
    const of = (name: string, scope: string): number => scores.reliability.find(({ coefficient, scope: own }) => coefficient === name && own === scope)!.value!;
    for (const id of ids) {
      expect(of('parallel-forms-r', id)).toBeGreaterThan(0.5);
      expect(of('split-half', id)).toBeGreaterThan(0.6);
    }
    expect(of('parallel-forms-of-profiles', 'values')).toBeGreaterThan(0.6);
    expect(of('split-half-of-profiles', 'values')).toBeGreaterThan(of('parallel-forms-of-profiles', 'values'));
    const own = scores.items!.filter(({ scope }) => scope === 'd1.s1');
    expect(own).toHaveLength(20);
    expect(own.reduce((sum, { discrimination }) => sum + discrimination!, 0) / 20).toBeGreaterThan(0.3);
    expect(own[0]!.ceiling! + own[0]!.floor!).toBeCloseTo(1, 12);
    expect(scores.scores).toHaveLength(12 * 9);
  });

  it('says why it gives no reliability with two models', () => {
    const scores = scoreDilemmas(answered({ a: orderly(ids), b: noisy('b', abilities) }), 'bradley-terry');
    expect(scores.reliability.filter(({ level }) => level === 'between-models').every(({ value }) => value === null)).toBe(true);
    expect(scores.diagnostics.find(({ code }) => code === 'too-few-models')!.message).toContain('2 could be scored');
  });

  it('tells the settings of a model apart', () => {
    const input = answered({ m: orderly(ids) }, 2);
    const answers = input.answers.map((answer) => ({ ...answer, respondent: `m @ ${answer.replicate}`, text: answer.replicate === 0 ? answer.text : answer.text === 'A' ? 'B' : 'A' }));
    const scores = scoreDilemmas({ ...input, answers }, 'bradley-terry');
    expect(row(scores, 'm', 'd1.s1').score).toBeCloseTo(0, 9);
    const settings = scores.respondents!.filter(({ subdimension }) => subdimension === 'd1.s1');
    expect(settings.map(({ respondent }) => respondent)).toEqual(['m @ 0', 'm @ 1']);
    expect(settings[0]!.score!).toBeCloseTo(-settings[1]!.score!, 9);
  });
});
