import { describe, expect, it } from '@jest/globals';
import type { Assessment, Traits } from '@valuelex/core';
import { tQuantile } from '@valuelex/psychometrics';
import { paper2024 } from '../../taxonomies/paper-2024.ts';
import { assessedModels, scoreRow } from '../__fixtures__/assessed-models.ts';
import { baseModelsFlat } from './base-models-flat.ts';
import type { Target } from './score-targets.ts';

const { assessment } = assessedModels({ seed: 'flat', families: 1, perFamily: 1, stems: 2, rho: 0 });

/** Base models with these profiles on d1, d2, d3; every score has this standard error, on 20 degrees of freedom; null: no interval. */
function flat(profiles: readonly (readonly number[])[], { error = 0.1, alpha = 0.9 }: { error?: number | null; alpha?: number } = {}): Target {
  const scores = profiles.flatMap((profile, m) =>
    profile.map((score, d) => {
      const half = error === null ? null : tQuantile(0.975, 20) * error;
      return { ...scoreRow(`m${m}`, `d${d + 1}`, score), standardError: error, interval: half === null ? null : { lower: score - half, upper: score + half, level: 0.95, method: 'made up' } };
    }),
  );
  const [test] = assessment.tests;
  const reliability = [{ coefficient: 'alpha', scope: 'd1', level: 'between-models' as const, value: alpha, interval: null, n: profiles.length }];
  const own: Assessment = { ...assessment, tests: [{ ...test!, scores: { ...test!.scores, scores, reliability } }] };
  return baseModelsFlat({ assessment: own, taxonomy: paper2024, models: new Map(profiles.map((_, m): [string, Traits] => [`m${m}`, { training: 'base' }])) });
}
const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

describe('baseModelsFlat', () => {
  it('holds each profile against the margin: leanings that cancel in the mean are leanings', () => {
    const leaning = flat(times(24, (m) => times(3, (d) => 3 + (d === m % 3 ? 1.05 : 0))));
    expect(leaning).toMatchObject({ verdict: 'untestable', evidence: expect.stringContaining('24 not shown to be flat') });
    // .70 from the own mean; with errors of .03 it is outside of .50 for certain.
    expect(flat(times(24, (m) => times(3, (d) => 3 + (d === m % 3 ? 1.05 : 0))), { error: 0.03 })).toMatchObject({ verdict: 'not-reproduced', evidence: expect.stringContaining('24 lean') });
  });

  it('says not reproduced where all lean alike, though such a test tells no models apart', () => {
    const alike = flat(times(6, () => [6, 3, 3]), { alpha: 0 });
    expect(alike).toMatchObject({ verdict: 'not-reproduced', evidence: expect.stringMatching(/6 lean by more than the margin; farthest m0 on d1 2\.00 \[1\.\d\d, 2\.\d\d\]/) });
    const one = flat([[6, 3, 3], ...times(5, () => [3, 3, 3])]);
    expect(one.evidence).toContain('1 leans');
  });

  it('reproduced takes all intervals inside the margin', () => {
    expect(flat(times(6, () => [3.1, 3, 2.9]))).toMatchObject({ verdict: 'reproduced', evidence: expect.stringContaining('all 18 deviations inside') });
    // Deviations have the variance 2/3 of a score’s and 40 degrees of freedom, so that half a 90 % interval is 1.68 × .816 errors.
    expect(flat(times(6, () => [3, 3, 3]), { error: 0.36 }).verdict).toBe('reproduced');
    expect(flat(times(6, () => [3, 3, 3]), { error: 0.38 }).verdict).toBe('untestable');
  });

  it('is untestable on few models, on scores without intervals, and by a test that finds anything flat', () => {
    expect(flat(times(4, () => [3, 3, 3])).evidence).toContain('under 5');
    expect(flat(times(6, () => [3, 3, 3]), { error: null }).evidence).toContain('none has an interval');
    expect(flat(times(6, () => [3, 3, 3]), { alpha: 0.2 })).toMatchObject({ verdict: 'untestable', evidence: expect.stringContaining('does not tell models apart') });
    expect(baseModelsFlat({ assessment, taxonomy: paper2024, models: new Map() })).toEqual({ verdict: 'untestable', evidence: 'no base model' });
  });
});
