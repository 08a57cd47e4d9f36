import { describe, expect, it } from '@jest/globals';
import type { Discriminant } from '@valuelex/core';
import { assessedModels, withTwins } from '../__fixtures__/assessed-models.ts';
import type { AssessedDesign } from '../__fixtures__/assessed-models.ts';
import { discriminant } from './discriminant.ts';

const found = (design: Partial<AssessedDesign>): Discriminant => {
  const { assessment, models } = assessedModels({ seed: 'd', families: 12, perFamily: 3, stems: 8, rho: 0, ...design });
  const rows = discriminant({ assessment, models, block: 'family' });
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe('discriminant', () => {
  it('tells two dimensions apart that hardly go together', () => {
    expect(found({})).toMatchObject({ a: 'd1', b: 'd2', models: 36, verdict: 'distinct', interval: { method: 'jackknife over 12 families, t(11)' } });
  });

  it('does not tell one dimension under two names apart', () => {
    const same = found({ rho: 1, noise: 0.1 });
    expect(same.verdict).toBe('not-distinct');
    expect(same.htmt).toBeGreaterThan(0.98);
  });

  it('is undecided where the interval holds the limit, and where there is none', () => {
    expect(found({ rho: 0.85, families: 6 }).verdict).toBe('undecided');
    expect(found({ families: 4 })).toMatchObject({ verdict: 'undecided', interval: null, why: expect.stringContaining('4 families') });
  });

  it('is no smaller for the second stems of pairs, which share what pairs do', () => {
    const { assessment, models } = assessedModels({ seed: 'd', families: 12, perFamily: 3, stems: 4, rho: 0.5, noise: 2 });
    const [alone, twins] = [assessment, withTwins(assessment)].map((one) => discriminant({ assessment: one, models, block: 'family' })[0]!);
    expect(twins!.htmt).toBeCloseTo(alone!.htmt!, 12);
  });

  it('says why it cannot be had', () => {
    expect(found({ families: 2 })).toMatchObject({ verdict: 'not-estimable', htmt: null, why: expect.stringContaining('at least 8') });
    expect(found({ stems: 1 }).why).toMatch(/fewer than two stems/);
    const { assessment, models } = assessedModels({ seed: 'd', families: 9, perFamily: 1, stems: 4, rho: 0 });
    const unrated = { ...assessment, tests: assessment.tests.map((test) => ({ ...test, ratings: [] })) };
    expect(discriminant({ assessment: unrated, models, block: 'family' })[0]!.why).toMatch(/no ratings of single stems/);
  });

  it('leaves out stems that score both', () => {
    const { assessment, models } = assessedModels({ seed: 'd', families: 9, perFamily: 1, stems: 4, rho: 0 });
    const test = assessment.tests[0]!;
    const both = test.items[0]!;
    const shared = {
      ...test,
      items: test.items.map((item) => (item.id === both.id ? { ...item, targets: [...item.targets, { dimension: 'd2', keyed: 1 as const }] } : item)),
      ratings: [...test.ratings, ...test.ratings.filter(({ item }) => item === both.id).map((rating) => ({ ...rating, dimension: 'd2' }))],
    };
    expect(discriminant({ assessment: { ...assessment, tests: [shared] }, models, block: 'family' })[0]!.why).toMatch(/1 stems that score both left out/);
  });
});
