import { describe, expect, it } from '@jest/globals';
import { raterDiagnosticSchema } from '@valuelex/core';
import type { Assessment, RaterDiagnostic } from '@valuelex/core';
import { cohenKappa, createRandom } from '@valuelex/psychometrics';
import { simulatedAssessment } from './__fixtures__/simulated-assessment.ts';
import type { SimulatedDesign } from './__fixtures__/simulated-assessment.ts';
import { raterDiagnostics } from './rater-diagnostics.ts';

const sd = { model: 0.6, stem: 0.8, rater: 0.2, modelStem: 0.6, modelRater: 0.1, stemRater: 0.2, replicate: 0.4, common: 0.4, residual: 0.6 };
// Longer answers say more: a fair rater’s scores correlate .12 with log length.
const design: Omit<SimulatedDesign, 'seed'> = { models: 18, families: 6, stems: 18, replicates: 1, raters: 2, twoDimensions: true, sd, worth: 0.25 };
const SEEDS = 40;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Share of the seeds in which a rater is found biased, by bias and rater. */
function shares(bias: SimulatedDesign['bias'] & object): Map<string, number> {
  const counts = new Map<string, number>();
  for (const seed of range(SEEDS)) {
    const { assessment, models } = simulatedAssessment({ ...design, seed: `raters ${seed}`, bias });
    for (const found of raterDiagnostics({ assessment, models, block: 'family' })) {
      const key = `${found.bias} ${found.rater}`;
      counts.set(key, (counts.get(key) ?? 0) + Number(found.verdict === 'biased') / SEEDS);
    }
  }
  return counts;
}
const only = (found: readonly RaterDiagnostic[], bias: string, rater = 'r0'): RaterDiagnostic => found.find((one) => one.bias === bias && one.rater === rater)!;

describe('raterDiagnostics', () => {
  it('flags fair raters in at most 5 % of studies, though answers do show both dimensions at once', () => {
    const fair = shares({});
    expect([...fair.keys()].filter((key) => key.endsWith('r0'))).toHaveLength(7);
    for (const share of fair.values()) expect(share).toBeLessThanOrEqual(0.05);
  });

  it.each([
    // A tenth of the scale for an answer three times as long.
    ['length', { length: 0.55 }],
    // An impression that makes a sixth of the variance of its scores.
    ['halo', { halo: 0.5 }],
    // A tenth of the scale.
    ['self-preference', { own: 0.6 }],
  ] as const)('catches %s, in the biased rater alone and as nothing else', (name, bias) => {
    const found = shares(bias);
    expect(found.get(`${name} r0`)).toBeGreaterThanOrEqual(0.8);
    for (const [key, share] of found) if (key !== `${name} r0`) expect(share).toBeLessThanOrEqual(0.05);
  });

  it('is undecided where all raters follow length alike, and convicts neither rater for the other’s bias', () => {
    const lengthOf = (of: Partial<SimulatedDesign>) => {
      const { assessment, models } = simulatedAssessment({ ...design, seed: 'alike', stems: 40, ...of });
      return raterDiagnostics({ assessment, models, block: 'family' }).filter(({ bias }) => bias === 'length');
    };
    const alike = lengthOf({ worth: 0.6 });
    expect(alike).toHaveLength(2);
    for (const one of alike) expect(one).toMatchObject({ verdict: 'undecided', why: expect.stringMatching(/r = 0\.2\d .*follow length as well.*human ratings/) });
    const [biased, fair] = lengthOf({ worth: 0.25, bias: { length: 0.8 } });
    expect(biased).toMatchObject({ verdict: 'biased', threshold: '± 0.10' });
    expect(fair!.value).toBeCloseTo(-biased!.value!, 10);
    expect(fair).toMatchObject({ verdict: 'undecided', why: expect.stringContaining('The others follow length more') });
    // Who does not follow it at all is cleared, though the other does.
    expect(lengthOf({ worth: 0, bias: { length: 0.8 } }).map(({ verdict }) => verdict)).toEqual(['biased', 'ok']);
    // Against length, where the other goes with what longer answers say.
    expect(lengthOf({ worth: 0.25, bias: { length: -0.8 } }).map(({ verdict }) => verdict)[0]).toBe('biased');
  });

  it('says how many judgements it takes to find a fair rater fair, and that is so', () => {
    const lengthOf = (models: number, seed: number): RaterDiagnostic => {
      const simulated = simulatedAssessment({ ...design, models, families: models, worth: 0, twoDimensions: false, seed: `power ${seed}` });
      return only(raterDiagnostics({ ...simulated, block: 'family' }), 'length');
    };
    const seeds = range(14);
    const needed = seeds.flatMap((seed) => {
      const found = /from about (\d+) judgements on, in place of 180,/.exec(lengthOf(10, seed).why);
      return found === null ? [] : [Number(found[1])];
    });
    expect(needed.length).toBeGreaterThan(7);
    const models = Math.round(needed.sort((a, b) => a - b)[needed.length >> 1]! / 18);
    const fairOf = (count: number): number => seeds.filter((seed) => lengthOf(count, seed).verdict === 'ok').length / seeds.length;
    expect(fairOf(models)).toBeGreaterThanOrEqual(0.8);
    // Half of them are not enough.
    expect(fairOf(Math.round(models / 2))).toBeLessThan(0.8);
  });

  it('convicts one rater alone, or a model beside itself, of length only from .30 on', () => {
    const { assessment, models } = simulatedAssessment({ ...design, seed: 'one', stems: 40, worth: 0.6 });
    const [test] = assessment.tests;
    const of = (ratings: typeof test & object, raters: NonNullable<typeof test>['raters']) => raterDiagnostics({ assessment: { ...assessment, tests: [{ ...ratings, raters }] }, models, block: 'family' }).find(({ bias }) => bias === 'length')!;
    const one = of(test!, test!.raters.slice(0, 1));
    expect(one).toMatchObject({ verdict: 'undecided', threshold: '± 0.10; biased from ± 0.30 on, with no other rater to compare', why: expect.stringContaining('with one rater it cannot be told') });
    expect(one.interval!.lower).toBeGreaterThan(0.1);
    expect(of(test!, test!.raters.map((rater) => ({ ...rater, model: 'judge' })))).toMatchObject({ value: one.value, verdict: 'undecided' });
    // A second rater that sees nothing in the answers is no measure of what a fair one would do.
    const random = createRandom('blind');
    const blind = of({ ...test!, ratings: test!.ratings.map((rating) => (rating.rater === 'r1' ? { ...rating, score: random.int(7) } : rating)) }, test!.raters);
    expect(blind).toMatchObject({ value: one.value, verdict: 'undecided', why: expect.stringContaining('no other rater’s scores go with its own') });
    const strong = simulatedAssessment({ ...design, seed: 'one', raters: 1, bias: { length: 0.8 } });
    expect(only(raterDiagnostics({ assessment: strong.assessment, models: strong.models, block: 'family' }), 'length').verdict).toBe('biased');
  });

  it('says that one rater’s halo and self-preference cannot be told, and what is missing', () => {
    const { assessment, models } = simulatedAssessment({ ...design, seed: 'alone', raters: 1, bias: { halo: 1, own: 1 } });
    const found = raterDiagnostics({ assessment, models, block: 'family' });
    expect(only(found, 'halo')).toMatchObject({ verdict: 'undecided', why: expect.stringContaining('With one rater') });
    expect(only(found, 'halo').value).toBeGreaterThan(0.3);
    for (const bias of ['self-preference', 'severity', 'member-words', 'human-agreement']) expect(only(found, bias)).toMatchObject({ verdict: 'not-estimable', value: null });
    for (const one of found) expect(raterDiagnosticSchema.parse(one)).toEqual(one);
  });

  it('measures severity, credit for member words and abstention against their thresholds', () => {
    const { assessment, models } = simulatedAssessment({ ...design, seed: 'habits', bias: {} });
    const [test] = assessment.tests;
    const ratings = test!.ratings.map((rating, i) => (rating.rater === 'r0' ? { ...rating, score: i % 5 === 0 ? null : rating.score! + 1, ...(Math.floor(i / 4) % 4 === 0 ? {} : { masked: rating.score! }) } : rating));
    const found = raterDiagnostics({ assessment: { ...assessment, tests: [{ ...test!, ratings }] }, models, block: 'family' });
    // One point of six is more than a tenth of the scale.
    expect(only(found, 'severity')).toMatchObject({ verdict: 'biased', threshold: '± 0.60 points' });
    expect(only(found, 'severity').value! + only(found, 'severity', 'r1').value!).toBeCloseTo(0, 10);
    expect(only(found, 'member-words')).toMatchObject({ verdict: 'biased' });
    // A point on three of four answers.
    expect(Math.abs(only(found, 'member-words').value! - 0.75)).toBeLessThan(0.02);
    expect(only(found, 'member-words').why).toContain('lose 1.00 points');
    expect(only(found, 'abstention').value).toBeCloseTo(0.2, 2);
    expect(only(found, 'abstention')).toMatchObject({ verdict: 'biased' });
    expect(only(found, 'abstention', 'r1')).toMatchObject({ value: 0, verdict: 'ok' });
  });

  it('holds raters against people by quadratic weighted κ', () => {
    const { assessment, models } = simulatedAssessment({ ...design, seed: 'people' });
    const random = createRandom('people');
    const human = range(150).map(() => random.int(7));
    const near = human.map((x) => Math.max(0, Math.min(6, x + random.int(3) - 1)));
    const far = human.map((x) => (random.next() < 0.4 ? x : random.int(7)));
    const calibration: NonNullable<Assessment['tests'][number]['calibration']> = human.flatMap((x, i) => [
      { rater: 'r0', id: `c${i}`, dimension: 'd1', human: x, score: near[i]! },
      { rater: 'r1', id: `c${i}`, dimension: 'd1', human: x, score: far[i]! },
    ]);
    const found = raterDiagnostics({ assessment: { ...assessment, tests: [{ ...assessment.tests[0]!, calibration }] }, models, block: 'family' });
    expect(only(found, 'human-agreement')).toMatchObject({ verdict: 'ok', n: 150 });
    expect(only(found, 'human-agreement').value).toBeCloseTo(cohenKappa(human, near, 'quadratic').kappa, 10);
    expect(only(found, 'human-agreement', 'r1').verdict).toBe('biased');
  });

  it('takes the position bias of choices from the test’s style index', () => {
    const { assessment, models } = simulatedAssessment({ ...design, seed: 'choices', models: 6 });
    const [test] = assessment.tests;
    const ofIndex = (lower: number, upper: number, unit?: 'normal-deviates'): RaterDiagnostic => {
      const interval = { lower, upper, level: 0.95, method: 'test' };
      const styles = [{ index: 'position-bias', model: null, value: (lower + upper) / 2, interval, n: 80, ...(unit && { unit }), meaning: '0 is none.' }];
      return raterDiagnostics({ assessment: { ...assessment, tests: [{ ...test!, ratings: [], scores: { ...test!.scores, styles } }] }, models, block: 'family' })[0]!;
    };
    expect(ofIndex(0.2, 0.9)).toMatchObject({ bias: 'position', rater: 'the models', verdict: 'biased', n: 80 });
    expect(ofIndex(-0.1, 0.3).verdict).toBe('ok');
    expect(ofIndex(-0.1, 0.6).verdict).toBe('undecided');
    // Log-odds of .40 make 60 % of what would be 50 %, and so does a normal deviate of .25.
    expect(ofIndex(0.1, 0.5, 'normal-deviates')).toMatchObject({ verdict: 'biased', threshold: '± 0.25 normal deviates' });
    expect(ofIndex(-0.1, 0.3, 'normal-deviates').verdict).toBe('undecided');
  });

  it('of few models speaks of these alone', () => {
    const { assessment, models } = simulatedAssessment({ ...design, models: 3, families: 3, seed: 'few', bias: { length: 1 } });
    const found = raterDiagnostics({ assessment, models, block: 'family' });
    expect(only(found, 'length')).toMatchObject({ verdict: 'biased', why: expect.stringContaining('Few models') });
    expect(only(found, 'length').interval!.method).toContain('stems');
    expect(only(found, 'self-preference')).toMatchObject({ verdict: 'undecided', interval: null });
    const inPairs = assessment.tests.map((test) => ({ ...test, items: test.items.map((item, i) => ({ ...item, pair: `p${i >> 1}` })) }));
    expect(only(raterDiagnostics({ assessment: { ...assessment, tests: inPairs }, models, block: 'family' }), 'length').interval!.method).toContain('over 9 pairs of stems');
  });
});
