import { describe, expect, it } from '@jest/globals';
import type { Findings } from '@valuelex/core';
import type { Table } from '../table.ts';
import { humanTables } from './human-tables.ts';
import { measurementTables } from './measurement-tables.ts';

const interval = { lower: 1, upper: 3, level: 0.95, method: 't(4) over 5 families' };
const bare: Findings = { schema: 'valuelex.findings/1', usable: [], statements: [], nesting: [], replication: [], effects: [], diagnostics: [] };
const full: Findings = {
  ...bare,
  populations: [{ test: 'stems', scope: 'd1', group: 'all', models: 6, families: 5, mean: 2, interval, why: 'families as units' }],
  profiles: [{ test: 'stems', model: 'a', scope: 'd1', raw: 2, ipsatised: 0.5, partialled: null }],
  discriminant: [{ test: 'stems', a: 'd1', b: 'd2', htmt: 0.5, interval: null, models: 6, verdict: 'undecided', why: 'few families' }],
  generalizability: [
    {
      test: 'stems', scope: 'd1', facets: [{ facet: 'stem', levels: 40 }], components: [{ effect: 'model', variance: 1, share: 0.2, interval: null }], relative: 0.8, absolute: 0.7, expectedCorrelation: 0.9,
      dStudy: [{ levels: { stem: 20 }, answersPerModel: 20, relative: 0.67, absolute: 0.6 }], advice: 'enough', why: 'crossed',
      overFramings: { facets: [], components: [], relative: 0.6, absolute: 0.5, why: '' },
    },
  ],
  raters: [{ test: 'stems', rater: 'r', bias: 'length', scope: 'all', value: 0.1, interval: null, p: 0.2, n: 9, threshold: '≤ .10', verdict: 'ok', why: '' }],
  multimethod: {
    methods: ['self-description', 'stems'], traits: ['d1'],
    cells: [{ traitA: 'd1', methodA: 'self-description', traitB: 'd1', methodB: 'stems', kind: 'monotrait-heteromethod', r: 0.4, interval, models: 6 }],
    summary: { convergent: 0.4, discriminant: null, method: null, verdict: 'undecided', why: 'few' },
  },
  framing: [{ test: 'stems', scope: 'd1', contrast: 'evaluated − neutral', shift: 0.2, interval: null, models: 6, why: '' }],
  reproduction: [{ target: 'a', claim: 'words', verdict: 'untestable', evidence: 'few' }],
  uniqueness: [{ dimension: 'd1', verdict: 'shared', pShared: 0.01, pUnique: 1, why: '' }],
  humanProfiles: [{ system: 'schwartz-1992', a: 'stems', b: 'self-description', direct: false, r: 0.3, interval: null, p: 0.2, models: 9, categories: 10, verdict: 'undecided', why: '' }],
  structures: { words: 9, dimensions: 2, clusters: 3, observed: { ari: 0.4, nmi: 0.3, phi: 0.2 }, baselines: [{ baseline: 'embedding only', ari: 0.9, nmi: 0.8, phi: 0.7, p: null, difference: interval }] },
  responseStyle: { factors: 3, placeboFactors: 1, verdict: 'exceeds', dimensions: [{ dimension: 'd1', placeboFactor: 1, r: 0.2, p: 0.5, pAdjusted: 0.5, models: 9 }] },
};

async function read({ columns, rows }: Table): Promise<Record<string, unknown>[]> {
  const out: Record<string, unknown>[] = [];
  for await (const row of rows) out.push(Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])));
  return out;
}

describe('measurementTables and humanTables', () => {
  it('make no table of what a study did not find out', () => {
    expect([...measurementTables(bare), ...humanTables(bare)]).toEqual([]);
  });

  it('give every finding its rows, with ends and method of its interval', async () => {
    const tables = new Map([...measurementTables(full), ...humanTables(full)].map((table) => [table.name, table]));
    expect([...tables.keys()]).toEqual([
      'populations', 'profiles', 'discriminant', 'generalizability', 'variance-components', 'd-study', 'rater-diagnostics', 'multimethod', 'multimethod-summary', 'framing', 'reproduction',
      'uniqueness', 'human-profiles', 'structures', 'response-style', 'placebo-correlations',
    ]);
    for (const table of tables.values()) for (const { description } of table.columns) expect(description).not.toBe('');
    expect(await read(tables.get('populations')!)).toEqual([{ test: 'stems', scope: 'd1', group: 'all', models: 6, families: 5, mean: 2, lower: 1, upper: 3, interval: 't(4) over 5 families', why: 'families as units' }]);
    expect(await read(tables.get('generalizability')!)).toMatchObject([{ relative: 0.8, relativeOverFramings: 0.6, absoluteOverFramings: 0.5 }]);
    expect(await read(tables.get('d-study')!)).toEqual([{ test: 'stems', scope: 'd1', levels_stem: 20, answersPerModel: 20, relative: 0.67, absolute: 0.6 }]);
    expect((await read(tables.get('structures')!)).map((row) => [row['structure'], row['ari'], row['differenceLower']])).toEqual([['observed', 0.4, undefined], ['embedding only', 0.9, 1]]);
  });
});
