import { describe, expect, it } from '@jest/globals';
import { drawRoster } from './roster.ts';

describe('drawRoster', () => {
  it('names every model apart, up to 400 in 20 families', () => {
    const names = drawRoster(400, 20).map(({ model }) => model);
    expect(new Set(names).size).toBe(400);
  });

  it('has matched pairs of training and of size in every family', () => {
    const roster = drawRoster(35, 7);
    const families = new Set(roster.map(({ family }) => family));
    expect(families.size).toBe(7);
    for (const family of families) {
      const members = roster.filter((model) => model.family === family);
      expect(members).toHaveLength(5);
      const base = members.find(({ training }) => training === 'base')!;
      expect(members.filter(({ traits }) => traits.base === base.model)).toHaveLength(2);
      const aligned = members.filter(({ training }) => training === 'rlhf').map(({ parameters }) => parameters);
      expect(new Set(aligned).size).toBe(2);
    }
  });

  it('names no parent that is not there', () => {
    const roster = drawRoster(35, 7);
    const names = new Set(roster.map(({ model }) => model));
    for (const { traits } of roster) if (traits.base !== undefined) expect(names).toContain(traits.base);
  });
});
