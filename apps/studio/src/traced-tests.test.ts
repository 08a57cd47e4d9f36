import { describe, expect, it } from '@jest/globals';
import { ratingsOf } from '@valuelex/report-ui';
import { syntheticReport } from '@valuelex/report-ui/testing';
import { tracedTests } from './traced-tests.ts';

describe('tracedTests', () => {
  it('leads to the same ratings as the whole tests', () => {
    const { assessment, answers } = syntheticReport({ models: 4, words: 10, answers: 40, held: 40 });
    const tests = tracedTests(assessment as never);
    expect(tests.map(({ test, items }) => [test, items.map(({ id }) => id)])).toEqual(assessment!.tests.map(({ test, items }) => [test, items.map(({ id }) => id)]));
    const traced = ratingsOf(answers, tests);
    expect(traced).toEqual(ratingsOf(answers, assessment!.tests));
    expect([...traced.values()].flat().length).toBeGreaterThan(0);
    expect(Object.keys(tests[0]!.ratings[0]!)).not.toContain('flags');
    expect(Object.keys(tests[0]!.answers[0]!).sort()).toEqual(['id', 'item', 'response']);
  });

  it('has none where nothing was assessed', () => {
    expect(tracedTests(null)).toEqual([]);
  });
});
