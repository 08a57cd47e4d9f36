import { describe, expect, it } from '@jest/globals';
import { structureAgreement } from './structure-agreement.ts';

const response = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
const frequency = response.map((_, i) => (i * 5) % 12);

describe('structureAgreement', () => {
  it('is 1 for equal partitions, far from what shuffled words reach', () => {
    const found = structureAgreement({ response, semantic: response, frequency, seed: 's' })!;
    expect(found.ari).toBe(1);
    expect(found.nmi).toBeCloseTo(1, 12);
    expect(found.phi).toBe(1);
    expect(found.baselines[0]).toMatchObject({ baseline: 'shuffled words', p: 1 / 1000 });
    expect(Math.abs(found.baselines[0]!.ari)).toBeLessThan(0.05);
  });

  it('sees dimensions that are nothing but frequency', () => {
    const byFrequency = structureAgreement({ response, semantic: response, frequency: response.map((d) => 100 - d), seed: 's' })!;
    expect(byFrequency.baselines[1]!.ari).toBe(1);
  });

  it('is null with one dimension', () => {
    expect(structureAgreement({ response: [0, 0], semantic: [0, 1], frequency: [1, 1], seed: 's' })).toBeNull();
  });
});
