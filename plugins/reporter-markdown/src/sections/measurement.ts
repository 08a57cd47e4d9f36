import { decimal, percent, probability, range } from '@valuelex/report-ui';
import type { Findings } from '@valuelex/core';
import { details, figure, heading, list, paragraph, strong, table } from '../markdown/build.ts';
import type { Block, Inline } from '../markdown/build.ts';
import { counted, verdictOf } from './section.ts';
import type { Section, Study } from './section.ts';

/** Where variance lies and what more would buy, reliability, the raters’ biases, framings. */
export const measurementSection: Section = (study) => {
  const { findings } = study.document;
  return [...(findings === null ? [] : generalizability(findings, study)), ...reliability(study), ...(findings === null ? [] : [...raters(findings, study), ...framings(findings, study)])];
};

function generalizability({ generalizability: all = [] }: Findings, { isDimension, label, ofTest }: Study): Block[] {
  const studies = all.filter(({ scope }) => isDimension(scope));
  const below = all.filter(({ scope }) => !isDimension(scope));
  if (all.length === 0) return [];
  const coefficients = (rows: typeof all): Block =>
    table(
      ['Scale', ...ofTest('Test'), figure('G'), figure('Interval'), figure('Φ'), figure('r with the truth'), 'Variance', 'What to buy for .80'],
      rows.map(({ scope, test, relative, relativeInterval, absolute, expectedCorrelation, components, advice }) => [
        label(scope), ...ofTest(test), decimal(relative), range(relativeInterval) || '–', decimal(absolute), decimal(expectedCorrelation), components.map(({ effect, share }) => `${effect} ${percent(share)}`).join(', ') || '–', advice,
      ]),
    );
  const framed = studies.flatMap(({ scope, test, overFramings }): Inline[][] => (overFramings === undefined ? [] : [[label(scope), ...ofTest(test), decimal(overFramings.relative), decimal(overFramings.absolute), overFramings.components.map(({ effect, share }) => `${effect} ${percent(share)}`).join(', ') || '–']]));
  const designs = studies.flatMap(({ scope, test, dStudy }) => dStudy.map(({ levels, answersPerModel, relative, absolute }): Inline[] => [
    label(scope), ...ofTest(test), Object.entries(levels).map(([facet, count]) => `${decimal(count, 1).replace(/\.0$/, '')} ${facet}${count === 1 ? '' : 's'}`).join(' × '), decimal(answersPerModel, 0), decimal(relative), decimal(absolute),
  ]));
  return [
    heading(3, 'Generalizability, and what to buy'),
    ...(studies.length === 0 ? [] : [coefficients(studies)]),
    paragraph('G: for comparing models; Φ: for a model’s level itself; r with the truth: expected correlation with scores over all stems, replicates and raters there might be, √G.'),
    ...(framed.length === 0 ? [] : [paragraph('With answers to all framings, framings as a facet; the scores, and what stands above, are of the neutral framing:'), table(['Scale', ...ofTest('Test'), figure('G'), figure('Φ'), 'Variance'], framed)]),
    ...(designs.length === 0 ? [] : details(`D-study: ${counted(designs.length, 'other design')}`, [table(['Scale', ...ofTest('Test'), 'Design', figure('Answers a model'), figure('G'), figure('Φ')], designs)])),
    ...(below.length === 0 ? [] : details(counted(below.length, 'subdimension'), [coefficients(below)])),
  ];
}

function reliability({ document, isDimension, label, ofTest }: Study): Block[] {
  const rows = (document.assessment?.tests ?? []).flatMap(({ test, scores }) => scores.reliability.map((row) => ({ test, ...row })));
  const shown = rows.filter(({ scope }) => scope === 'all' || isDimension(scope));
  if (shown.length === 0) return [];
  return [
    heading(3, 'Reliability and agreement'),
    ...details(counted(shown.length, 'coefficient'), [
      table(['Scale', ...ofTest('Test'), 'Coefficient', 'Level', figure('Value'), figure('Interval'), figure('n')], shown.map(({ scope, test, coefficient, level, value, interval, n }) => [label(scope), ...ofTest(test), coefficient, level.replace('-', ' '), decimal(value), range(interval) || '–', n])),
    ]),
  ];
}

function raters({ raters: all = [] }: Findings, { label, ofTest }: Study): Block[] {
  if (all.length === 0) return [];
  const order = { biased: 0, undecided: 1, ok: 2, 'not-estimable': 3 };
  const known = all.filter(({ verdict }) => verdict !== 'not-estimable').sort((a, b) => order[a.verdict] - order[b.verdict]);
  const unknown = all.filter(({ verdict }) => verdict === 'not-estimable');
  return [
    heading(3, 'Raters and their biases'),
    ...(known.length === 0
      ? []
      : [
          table(
            ['Rater', 'Bias', 'Verdict', figure('Value'), figure('Interval'), figure('p'), 'Threshold', 'Scale', ...ofTest('Test'), 'Why'],
            known.map(({ rater, bias, verdict, value, interval, p, threshold, scope, test, why }) => [rater, bias, verdictOf(verdict), decimal(value), range(interval) || '–', probability(p), threshold, label(scope), ...ofTest(test), why]),
          ),
          paragraph('Biased: at least as large as a threshold fixed beforehand, and told from nothing. Ok: the whole interval lies inside it.'),
        ]),
    ...(unknown.length === 0 ? [] : details(`${unknown.length} that cannot be estimated`, [list(unknown.map(({ rater, bias, test, why }) => [strong(rater), `, ${bias}`, ofTest(test).map((name) => `, ${name}`), ': ', why]))])),
  ];
}

function framings({ framing = [] }: Findings, { isDimension, label, ofTest }: Study): Block[] {
  const shown = framing.filter(({ scope }) => isDimension(scope));
  if (shown.length === 0) return [];
  return [
    heading(3, 'What the framing does'),
    table(['Scale', ...ofTest('Test'), 'Contrast', figure('Shift'), figure('Interval'), figure('Models')], shown.map(({ scope, test, contrast, shift, interval, models }) => [label(scope), ...ofTest(test), contrast, decimal(shift), range(interval) || '–', models])),
  ];
}
