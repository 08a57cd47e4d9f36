import { describe, expect, it } from '@jest/globals';
import type { Discriminant, Findings } from '@valuelex/core';
import { assessedModels, twoDimensions } from './__fixtures__/assessed-models.ts';
import { statements } from './statements.ts';

const { assessment } = assessedModels({ seed: 't', families: 5, perFamily: 2, stems: 2, rho: 0 });
const bare: Omit<Findings, 'schema' | 'statements'> = { usable: [], nesting: [], replication: [], effects: [], diagnostics: [] };
const pair = (verdict: Discriminant['verdict']): Discriminant => ({ test: 'stems', a: 'd1', b: 'd2', htmt: 0.5, interval: null, models: 10, verdict, why: '' });
const said = (findings: Partial<typeof bare>): string => statements({ simulated: false, lexicon: null, matrix: null, factor: null, taxonomy: twoDimensions, assessment, findings: { ...bare, ...findings } }).join('\n');

describe('statements', () => {
  it('names who stands where only on dimensions that are distinct', () => {
    expect(said({ discriminant: [pair('distinct')] })).toMatch(/candour from -?\d\.\d\d \(m\d\.\d\) to/);
    const undecided = said({ discriminant: [pair('undecided')] });
    expect(undecided).toMatch(/candour from -?\d\.\d\d to -?\d\.\d\d;/);
    expect(undecided).toMatch(/not ranked on candour, warmth/);
  });

  it('gives the mean of the population with its interval, and what to buy for the least reliable dimension', () => {
    const study = { test: 'stems', facets: [], components: [], absolute: null, expectedCorrelation: null, dStudy: [], why: '' };
    const text = said({
      populations: [{ test: 'stems', scope: 'd1', group: 'all', models: 10, families: 5, mean: 1.5, interval: { lower: 1, upper: 2, level: 0.95, method: '' }, why: '' }],
      generalizability: [{ ...study, scope: 'd1', relative: 0.9, advice: 'Nothing.' }, { ...study, scope: 'd2', relative: 0.5, advice: 'More stems.' }],
    });
    expect(text).toContain('candour mean 1.50 [1.00, 2.00],');
    expect(text).toContain('What to buy, for warmth: More stems.');
    const [test] = assessment.tests;
    const two = statements({ simulated: false, lexicon: null, matrix: null, factor: null, taxonomy: twoDimensions, assessment: { ...assessment, tests: [test!, { ...test!, test: 'choices' }] }, findings: { ...bare, generalizability: [{ ...study, scope: 'd2', relative: 0.5, advice: 'More stems.' }] } });
    expect(two.join()).toContain('What to buy, for stems, warmth: More stems.');
  });
});
