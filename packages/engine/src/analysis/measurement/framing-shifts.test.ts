import { describe, expect, it } from '@jest/globals';
import { framingShiftSchema } from '@valuelex/core';
import { simulatedAssessment } from './__fixtures__/simulated-assessment.ts';
import type { SimulatedDesign } from './__fixtures__/simulated-assessment.ts';
import { framingShifts } from './framing-shifts.ts';

const sd = { model: 0.6, stem: 0.8, rater: 0.2, modelStem: 0.6, modelRater: 0.1, stemRater: 0.2, replicate: 0.4, residual: 0.6 };
const design: Omit<SimulatedDesign, 'seed'> = { models: 18, families: 6, stems: 20, replicates: 1, raters: 2, sd, framings: ['neutral', 'evaluated', 'anonymous'], shifts: { evaluated: 0.5, anonymous: -0.2 } };

describe('framingShifts', () => {
  it('finds the planted shifts, with families as units', () => {
    const { assessment, models } = simulatedAssessment({ ...design, seed: 'shifts' });
    const found = framingShifts({ assessment, models, block: 'family' });
    expect(found.map(({ contrast }) => contrast)).toEqual(['evaluated − neutral', 'anonymous − neutral', 'evaluated − anonymous']);
    [0.5, -0.2, 0.7].forEach((planted, i) => {
      const { interval, shift } = found[i]!;
      expect(interval!.lower).toBeLessThan(planted);
      expect(interval!.upper).toBeGreaterThan(planted);
      expect(interval!.upper - interval!.lower).toBeLessThan(0.4);
      expect(interval!.method).toBe('t(5) over 6 families');
      expect(Math.sign(shift!)).toBe(Math.sign(planted));
    });
    expect(found[0]!.shift! - found[1]!.shift!).toBeCloseTo(found[2]!.shift!, 10);
    for (const one of found) expect(framingShiftSchema.parse(one)).toEqual(one);
  });

  it('gives models as units where families are few, and no interval where models are', () => {
    const four = simulatedAssessment({ ...design, models: 12, families: 4, seed: 'four' });
    expect(framingShifts({ ...four, block: 'family' })[0]!.interval!.method).toContain('over 12 models');
    const three = simulatedAssessment({ ...design, models: 3, families: 3, seed: 'three' });
    expect(framingShifts({ ...three, block: 'family' })[0]).toMatchObject({ interval: null, models: 3 });
  });

  it('compares the stems alone that a model answered in both', () => {
    const { assessment, models } = simulatedAssessment({ ...design, seed: 'pairs' });
    const [test] = assessment.tests;
    // All evaluated ratings of half of the stems are gone, and those stems’ other ratings are far off.
    const ratings = test!.ratings.flatMap((rating) => {
      const lost = Number(/^s(\d+)/.exec(rating.item)![1]) < 10;
      if (lost && rating.item.endsWith('evaluated')) return [];
      return [lost ? { ...rating, score: rating.score! + 100 } : rating];
    });
    const [first] = framingShifts({ assessment: { ...assessment, tests: [{ ...test!, ratings }] }, models, block: 'family' });
    expect(Math.abs(first!.shift! - 0.5)).toBeLessThan(0.3);
    expect(first!.why).toContain('10 paired stems');
  });

  it('is silent where there is one framing', () => {
    const { assessment, models } = simulatedAssessment({ ...design, framings: ['neutral'], seed: 'one' });
    expect(framingShifts({ assessment, models, block: 'family' })).toEqual([]);
  });
});
