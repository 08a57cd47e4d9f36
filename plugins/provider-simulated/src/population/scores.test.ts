import { describe, expect, it } from '@jest/globals';
import { randomStream } from '../random.ts';
import { drawRoster } from './roster.ts';
import { drawScores } from './scores.ts';

describe('drawScores', () => {
  it('plants effects that raise, lower and do nothing, on every dimension, and they are there on average', () => {
    const models = drawRoster(35, 7);
    const steps = { base: -1, sft: 0, rlhf: 1 };
    const predictors = { parameters: models.map(({ parameters }) => Math.log10(parameters)), training: models.map((model) => steps[model.training]) };
    const slopeOf = (x: readonly number[], y: Float64Array): number => {
      const centre = x.reduce((a, b) => a + b, 0) / x.length;
      return x.reduce((sum, value, m) => sum + (value - centre) * y[m]!, 0) / x.reduce((sum, value) => sum + (value - centre) ** 2, 0);
    };
    const differences: Record<string, number[]> = {};
    for (let seed = 0; seed < 200; seed++) {
      const { dimensions, effects } = drawScores(models, 4, randomStream(seed, 'test'));
      expect(effects).toHaveLength(4 * 3);
      const signs = (contrast: string): number[] => effects.filter((e) => e.contrast === contrast).map(({ size }) => Math.sign(size)).sort();
      expect(signs('per tenfold of parameters')).toEqual([0, 0, 0, 1]);
      expect(signs('sft − base')).toEqual([-1, 0, 0, 1]);
      for (const { dimension, trait, contrast, size } of effects) {
        if (contrast === 'rlhf − base') {
          expect(size).toBeCloseTo(2 * effects.find((e) => e.dimension === dimension && e.contrast === 'sft − base')!.size, 12);
          continue;
        }
        // Size and training go together in the roster: a plain slope shows the one for the other where that one is planted.
        if (effects.some((e) => e.dimension === dimension && e.trait !== trait && e.size !== 0)) continue;
        (differences[`${trait} ${Math.sign(size)}`] ??= []).push(slopeOf(predictors[trait], dimensions[dimension]!) - size);
      }
    }
    expect(Object.keys(differences).sort()).toEqual(['parameters 0', 'parameters 1', 'training -1', 'training 0', 'training 1']);
    for (const kind of Object.values(differences)) {
      const mean = kind.reduce((a, b) => a + b, 0) / kind.length;
      const sd = Math.sqrt(kind.reduce((sum, x) => sum + (x - mean) ** 2, 0) / kind.length);
      expect(Math.abs(mean)).toBeLessThan((3 * sd) / Math.sqrt(kind.length));
    }
  });

  it('standardises every dimension', () => {
    const models = drawRoster(35, 7);
    for (const scores of drawScores(models, 4, randomStream('test')).dimensions) {
      expect(scores.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
      expect(scores.reduce((sum, x) => sum + x * x, 0) / models.length).toBeCloseTo(1, 9);
    }
  });
});
