import { expect, it } from '@jest/globals';
import { labelledAnswers, labellingPasses } from './labelled-answers.ts';
import { scoreTerms } from './score-terms.ts';

it('holds two halves of real and constructed answers, whose spans are true', () => {
  const halves = [labelledAnswers('development'), labelledAnswers('sealed')];
  const all = halves.flat();
  expect(new Set(all.map(({ id }) => id)).size).toBe(402);
  for (const half of halves) {
    expect(half.filter(({ from }) => from === 'valuebench')).toHaveLength(100);
    expect(half.filter(({ from }) => from === 'constructed')).toHaveLength(101);
  }
  for (const { text, terms, id } of all) for (const { surface, start, end } of terms) expect([id, text.slice(start, end)]).toEqual([id, surface]);
  for (const pass of labellingPasses()) expect(pass.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
});

it('counts spans, not words', () => {
  const wanted = [
    { surface: 'care', start: 0, end: 4 },
    { surface: 'truth', start: 6, end: 11 },
  ];
  const found = [
    { surface: 'care', start: 0, end: 4 },
    { surface: 'care', start: 20, end: 24 },
    { surface: 'rut', start: 7, end: 10 },
  ];
  expect(scoreTerms([{ found, wanted }, { found: [], wanted: [] }])).toEqual({ answers: 2, found: 3, wanted: 2, right: 1, precision: 1 / 3, recall: 0.5, f1: 0.4 });
  expect(scoreTerms([])).toMatchObject({ precision: null, recall: null, f1: null });
});
