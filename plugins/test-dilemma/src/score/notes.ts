import type { Diagnostic, Score, ScoreInput } from '@valuelex/core';
import { stemOf } from './collect.ts';
import type { Choice, Level } from './collect.ts';

/** What a reader must know of the scores of dilemmas. */
export function notesOn({ items, taxonomy, failed }: ScoreInput, choices: readonly Choice[], values: Level, scores: readonly Score[]): Diagnostic[] {
  const notes: Diagnostic[] = [];
  if (scores.some(({ score }) => score !== null)) {
    notes.push({
      code: 'ipsative',
      severity: 'info',
      message: 'Scores are ipsative: on each level those of a model sum to 0. They say which values a model puts before others, not how much it holds of any; correlations between values are negative on the average by construction.',
    });
  }
  const courses = new Set(items.flatMap(({ stem }) => stem.split('\n').slice(1).map((line) => line.slice(line.indexOf(')') + 1))));
  const dilemmas = new Set(items.map(stemOf)).size;
  if (courses.size < 1.5 * dilemmas) {
    notes.push({
      code: 'courses-recur',
      severity: 'warning',
      message: `The ${dilemmas} dilemmas are made of ${courses.size} courses of action, so that the same words speak for a value again and again. Intervals and split halves do not hold what is peculiar to those words; the correlation of the forms, which share none, does.`,
    });
  }
  const compared = new Set(values.options.map(({ id }) => id));
  const left = taxonomy.dimensions.flatMap(({ id, subdimensions }) => (subdimensions.length === 0 ? [id] : subdimensions.map((sub) => sub.id))).filter((id) => !compared.has(id));
  if (left.length > 0) {
    notes.push({ code: 'not-targeted', severity: 'warning', message: 'No dilemma could be made for these values: no situation of the bank is near to their words, or every one holds a word of theirs.', variables: left });
  }
  const unscored = scores.filter(({ score }) => score === null);
  const nameOf = ({ model, dimension, subdimension }: Score): string => `${model}: ${subdimension ?? dimension}`;
  if (unscored.length > 0) {
    notes.push({
      code: 'not-connected',
      severity: 'error',
      message: 'The choices do not connect all values with each other, so that there is no common scale; the scores are null.',
      variables: unscored.map(nameOf),
    });
  }
  const open = scores.filter(({ score, interval }) => score !== null && interval === null);
  const few = open.filter(({ standardError }) => standardError !== null);
  if (few.length > 0) {
    notes.push({
      code: 'few-degrees-of-freedom',
      severity: 'warning',
      message: 'So few dilemmas tell of these that the error rests on fewer than two degrees of freedom: t has no variance there. The standard error is given, an interval is not.',
      variables: few.map(nameOf),
    });
  }
  const bare = open.filter(({ standardError }) => standardError === null);
  if (bare.length > 0) {
    notes.push({ code: 'one-stem', severity: 'warning', message: 'Too few dilemmas were answered for an error over dilemmas; no interval can be given.', variables: bare.map(nameOf) });
  }
  const unread = choices.filter(({ choice }) => choice === null);
  if (unread.length > 0) {
    const reasons = ['empty', 'refused', 'neither', 'both', 'unclear'].map((reason) => [reason, unread.filter((one) => one.reason === reason).length] as const);
    const told = reasons.filter(([, count]) => count > 0).map(([reason, count]) => `${count} ${reason}`);
    notes.push({
      code: 'no-choice',
      severity: unread.length > choices.length / 5 ? 'warning' : 'info',
      message: `${unread.length} of ${choices.length} answers take neither course and are left out: ${told.join(', ')}.`,
      variables: [...new Set(unread.map(({ answer }) => answer.model))].sort(),
    });
  }
  const lost = Object.values(failed).reduce((sum, count) => sum + count, 0);
  if (lost > 0) {
    notes.push({ code: 'failed-calls', severity: 'warning', message: `${lost} answers never came. They are counted per model, in every row of that model, since what they would have chosen is unknown.` });
  }
  return notes;
}
