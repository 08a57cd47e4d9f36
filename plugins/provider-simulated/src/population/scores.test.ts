import { describe, expect, it } from '@jest/globals';
import { randomStream } from '../random.ts';
import { drawRoster } from './roster.ts';
import { drawScores } from './scores.ts';

describe('drawScores', () => {
  it('plants positive effects of size and training on two dimensions, and they are there on average', () => {
    const models = drawRoster(35, 7);
    const logSize = models.map(({ parameters }) => Math.log10(parameters));
    const meanSize = logSize.reduce((a, b) => a + b, 0) / models.length;
    const spread = logSize.reduce((sum, x) => sum + (x - meanSize) ** 2, 0);
    const differences: number[] = [];
    for (let seed = 0; seed < 200; seed++) {
      const { dimensions, effects } = drawScores(models, 3, randomStream(seed, 'test'));
      const ofSize = effects.find(({ trait }) => trait === 'parameters')!;
      const ofTraining = effects.filter(({ trait }) => trait === 'training');
      expect(effects.every(({ size }) => size > 0)).toBe(true);
      expect(ofTraining.every(({ dimension }) => dimension !== ofSize.dimension)).toBe(true);
      const slope = logSize.reduce((sum, x, m) => sum + (x - meanSize) * dimensions[ofSize.dimension]![m]!, 0) / spread;
      differences.push(slope - ofSize.size);
    }
    const mean = differences.reduce((a, b) => a + b, 0) / differences.length;
    const sd = Math.sqrt(differences.reduce((sum, x) => sum + (x - mean) ** 2, 0) / differences.length);
    expect(Math.abs(mean)).toBeLessThan((3 * sd) / Math.sqrt(differences.length));
  });

  it('standardises every dimension', () => {
    const models = drawRoster(35, 7);
    for (const scores of drawScores(models, 4, randomStream('test')).dimensions) {
      expect(scores.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
      expect(scores.reduce((sum, x) => sum + x * x, 0) / models.length).toBeCloseTo(1, 9);
    }
  });
});
