import { describe, expect, it } from '@jest/globals';
import type { Traits } from '@valuelex/core';
import { assessedModels, withTwins } from '../__fixtures__/assessed-models.ts';
import { populations } from './populations.ts';

describe('populations', () => {
  it('lists all models, every family and every value of a trait, with stems in the interval', () => {
    const { assessment, models } = assessedModels({ seed: 'p', families: 6, perFamily: 3, stems: 6, rho: 0.3 });
    const trained = new Map([...models.keys()].map((model, i): [string, Traits] => [model, { family: `f${Math.floor(i / 3)}`, training: i % 3 === 0 ? 'base' : 'rlhf', parameters: 1e9 * (i + 1) }]));
    const rows = populations({ assessment, models: trained, traits: ['training', 'parameters'], block: 'family' });
    const groups = rows.filter(({ scope }) => scope === 'd1').map(({ group }) => group);
    // Eighteen sizes are a quantity and not a grouping.
    expect(groups).toEqual(['all', ...Array.from({ length: 6 }, (_, f) => `family = f${f}`), 'training = base', 'training = rlhf']);
    expect(rows[0]).toMatchObject({ test: 'stems', models: 18, families: 6, interval: { method: expect.stringContaining('of stems') } });
    expect(rows[1]).toMatchObject({ families: 1, why: expect.stringContaining('further models of this family') });
  });

  it('draws the two stems of a pair together', () => {
    const { assessment, models } = assessedModels({ seed: 'p', families: 6, perFamily: 3, stems: 6, rho: 0.3 });
    const [alone, twins] = [assessment, withTwins(assessment)].map((one) => populations({ assessment: one, models, traits: [], block: 'family' }));
    expect(twins!.map(({ interval }) => interval?.upper.toFixed(9))).toEqual(alone!.map(({ interval }) => interval?.upper.toFixed(9)));
  });
});
