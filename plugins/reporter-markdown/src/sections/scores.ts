import { decimal, range } from '@valuelex/report-ui';
import type { ReportTest } from '@valuelex/report-ui';
import { details, figure, heading, paragraph, table } from '../markdown/build.ts';
import type { Block, Inline } from '../markdown/build.ts';
import { counted, notes } from './section.ts';
import type { Section, Study } from './section.ts';

/** Scores of each test with their intervals, and means of populations. */
export const scoresSection: Section = (study) => {
  const tests = study.document.assessment?.tests ?? [];
  if (tests.length === 0) return [];
  return [
    paragraph('Expressed values: what models say under stated conditions. Intervals are for other stems and replicates; for other raters too where there are three or more. Where a scale does not tell models apart, a place on it says nothing: see generalizability below.'),
    ...tests.flatMap((test) => testPart(test, study)),
    ...populations(study),
    ...notes(study.document.assessment?.diagnostics ?? []),
  ];
};

type Score = ReportTest['scores']['scores'][number];

function testPart(test: ReportTest, { config, isDimension, label }: Study): Block[] {
  const rows = test.scores.scores.filter(({ subdimension }) => subdimension === null);
  const scopes = [...new Set(rows.map(({ dimension }) => dimension))].filter(isDimension);
  const first = test.items[0];
  const scored = first === undefined ? '' : first.kind === 'choice' ? ', forced choices: a score says how far a value is put before the others, whose mean is 0' : `, answers scored from ${first.scale.min} to ${first.scale.max}`;
  const parts = scopes.flatMap((scope) => {
    const known = rows.filter((row) => row.dimension === scope && row.score !== null).sort((a, b) => b.score! - a.score! || (a.model < b.model ? -1 : 1));
    return known.length === 0 ? [] : [heading(4, label(scope)), topAndBottom(known, config.models)];
  });
  const models = new Set(rows.map(({ model }) => model)).size;
  return [
    heading(3, test.test),
    paragraph(`${counted(models, 'model')}, ${counted(test.items.length, 'item')}`, scored, '.'),
    ...(parts.length === 0 ? [paragraph('No score could be made.')] : details(`Scores with intervals: ${models <= 2 * config.models ? 'all models' : `the ${config.models} highest and lowest models`} on ${counted(scopes.length, 'dimension')}`, parts)),
    ...notes(test.scores.diagnostics),
  ];
}

function topAndBottom(sorted: readonly Score[], most: number): Block {
  const row = ({ model, score, interval, items, answers, missing }: Score): Inline[] => [model, decimal(score), range(interval) || '–', items, answers, missing.empty + missing.refused + missing.truncated + missing.abstained + missing.failed];
  const left = sorted.length - 2 * most;
  const rows = left <= 0 ? sorted.map(row) : [...sorted.slice(0, most).map(row), [`… ${counted(left, 'model')} between …`, '', '', '', '', ''], ...sorted.slice(-most).map(row)];
  return table(['Model', figure('Score'), figure('Interval'), figure('Items'), figure('Answers'), figure('Not scored')], rows);
}

function populations({ document, isDimension, label, ofTest }: Study): Block[] {
  // Families and subdimensions are many: the JSON report and the tables have them.
  const shown = (document.findings?.populations ?? []).filter(({ group, scope }) => !group.startsWith('family = ') && isDimension(scope));
  if (shown.length === 0) return [];
  return [
    heading(3, 'Means of populations of models'),
    table(
      [...ofTest('Test'), 'Dimension', 'Population', figure('Mean'), figure('Interval'), figure('Models'), figure('Families')],
      shown.map(({ test, scope, group, mean, interval, models, families }) => [...ofTest(test), label(scope), group, decimal(mean), range(interval) || '–', models, families]),
    ),
    paragraph('Intervals are for other models and, where single stems were rated, other stems. Means of different dimensions do not compare unless their stems are equally hard.'),
  ];
}
