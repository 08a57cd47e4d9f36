import { describe, expect, it } from '@jest/globals';
import { randomStream } from '../random.ts';
import { drawRoster } from './roster.ts';
import { drawScores } from './scores.ts';

describe('drawScores', () => {
  it('plants effects that raise, lower and do nothing, on every dimension, and they are there on average', () => {
    const models = drawRoster(35, 7);
    const logSize = models.map(({ parameters }) => Math.log10(parameters));
    const meanSize = logSize.reduce((a, b) => a + b, 0) / models.length;
    const spread = logSize.reduce((sum, x) => sum + (x - meanSize) ** 2, 0);
    const differences: Record<string, number[]> = { raised: [], lowered: [], none: [] };
    for (let seed = 0; seed < 200; seed++) {
      const { dimensions, effects } = drawScores(models, 4, randomStream(seed, 'test'));
      expect(effects).toHaveLength(4 * 3);
      const ofSize = effects.filter(({ trait }) => trait === 'parameters');
      expect(ofSize.map(({ size }) => Math.sign(size)).sort()).toEqual([-1, 0, 0, 1]);
      const trained = effects.filter(({ trait, size }) => trait === 'training' && size !== 0);
      expect(trained.map(({ contrast }) => contrast)).toEqual(['sft − base', 'rlhf − base']);
      expect(trained[1]!.size).toBeCloseTo(2 * trained[0]!.size, 12);
      expect(ofSize.find(({ dimension }) => dimension === trained[0]!.dimension)!.size).toBe(0);
      for (const { dimension, size } of ofSize) {
        // Size and training go together in the roster, so that a plain slope would show the one for the other.
        if (dimension === trained[0]!.dimension) continue;
        const slope = logSize.reduce((sum, x, m) => sum + (x - meanSize) * dimensions[dimension]![m]!, 0) / spread;
        differences[size > 0 ? 'raised' : size < 0 ? 'lowered' : 'none']!.push(slope - size);
      }
    }
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
