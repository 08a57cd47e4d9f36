import { describe, expect, it } from '@jest/globals';
import type { Assessment, TestItem } from '@valuelex/core';
import type { Table } from '../table.ts';
import { assessmentTables } from './assessment-tables.ts';

const item = (id: string, options: readonly string[], of: Partial<TestItem> = {}): TestItem => ({
  id,
  stemId: 's1',
  test: 'dilemma',
  form: 'A',
  kind: 'choice',
  referent: 'ai',
  language: 'en',
  stem: 's',
  messages: [{ role: 'user', content: 's' }],
  targets: [],
  choices: options.map((dimension, at) => ({ label: 'AB'[at]!, dimension, ...(dimension === 'd2' && { subdimension: 'd2.s1' }) })),
  needsRater: false,
  scale: { min: 0, max: 1, anchors: [] },
  ...of,
});
const answer = (id: string, of: string) => ({ id, item: of, model: 'm', respondent: 'm t=0', replicate: 1, response: id, status: 'answered' as const });
const { choices: _none, ...likert } = item('i3', [], { kind: 'likert', stemId: 's2' });
const assessment: Assessment = {
  schema: 'valuelex.assessment/1',
  simulated: false,
  taxonomy: 'x',
  tests: [
    {
      test: 'dilemma',
      items: [item('i1', ['d1', 'd2']), item('i2', ['d2', 'd1']), likert],
      answers: [answer('a1', 'i1'), answer('a2', 'i2'), answer('a3', 'i2'), answer('a4', 'i3')],
      choices: [
        { answer: 'a1', label: 'B', reason: null },
        { answer: 'a2', label: 'B', reason: null },
        { answer: 'a3', label: null, reason: 'neither' },
        { answer: 'a4', label: '5', reason: null },
      ],
      ratings: [],
      raters: [],
      scores: { test: 'dilemma', scores: [], reliability: [], diagnostics: [] },
    },
  ],
  diagnostics: [],
};

async function read({ columns, rows }: Table): Promise<Record<string, unknown>[]> {
  const out: Record<string, unknown>[] = [];
  for await (const row of rows) out.push(Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])));
  return out;
}

describe('assessmentTables', () => {
  it('tells of every choice what was shown in which order, and what was taken: enough for a model of comparisons', async () => {
    const [turned, plain, none, degree] = await read(assessmentTables(assessment).find(({ name }) => name === 'test-choices')!).then(([a, b, c, d]) => [b!, a!, c!, d!]);
    expect(plain).toEqual({ test: 'dilemma', answer: 'a1', model: 'm', respondent: 'm t=0', replicate: 1, item: 'i1', stemId: 's1', form: 'A', first: 'd1', second: 'd2.s1', label: 'B', position: 2, dimension: 'd2', subdimension: 'd2.s1', reason: null });
    expect(turned).toMatchObject({ first: 'd2.s1', second: 'd1', label: 'B', position: 2, dimension: 'd1' });
    expect(none).toMatchObject({ label: null, position: null, dimension: undefined, reason: 'neither' });
    expect(degree).toMatchObject({ stemId: 's2', first: undefined, label: '5', position: null });
  });

  it('has no such table where nothing was chosen', () => {
    const [{ choices: _choices, ...test }] = assessment.tests as [Assessment['tests'][number]];
    expect(assessmentTables({ ...assessment, tests: [test] }).map(({ name }) => name)).not.toContain('test-choices');
  });
});
