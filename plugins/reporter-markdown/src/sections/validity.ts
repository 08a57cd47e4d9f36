import { decimal, range } from '@valuelex/report-ui';
import type { Discriminant, Findings, Multimethod } from '@valuelex/core';
import { details, figure, heading, paragraph, strong, table } from '../markdown/build.ts';
import type { Block, Inline } from '../markdown/build.ts';
import { counted, verdictOf } from './section.ts';
import type { Section, Study } from './section.ts';

/** Whether methods agree, whether scales are distinct, and what of the published findings comes back. */
export const validitySection: Section = (study) => {
  const { findings } = study.document;
  return findings === null ? [] : [...multimethod(findings, study), ...discriminant(findings, study), ...reproduction(findings)];
};

function multimethod({ multimethod: matrix }: Findings, { label }: Study): Block[] {
  if (matrix === null || matrix === undefined) return [];
  const { summary, methods, traits, cells } = matrix;
  const variables = methods.flatMap((method) => traits.map((trait) => ({ method, trait })));
  const name = (i: number): string => `${String.fromCharCode(65 + (i % 26))}${i < 26 ? '' : Math.floor(i / 26)}`;
  return [
    heading(3, 'Do methods agree?'),
    paragraph(strong(verdictOf(summary.verdict)), ': ', summary.why, '.'),
    table(
      ['Mean |r| of', figure('r')],
      [['the same dimension by different methods', decimal(summary.convergent)], ['different dimensions by different methods', decimal(summary.discriminant)], ['different dimensions by one method', decimal(summary.method)]],
    ),
    ...details(`Multitrait–multimethod matrix of ${counted(methods.length, 'method')}`, [
      table(
        ['', 'Dimension', 'Method', ...variables.map((_, i) => figure(name(i)))],
        variables.map((a, i) => [name(i), label(a.trait), a.method, ...variables.map((b, j) => (j > i ? '' : entry(cells, b, a)))]),
      ),
      paragraph('In brackets the reliabilities; in bold one dimension by two methods, which should be the largest of their rows and columns.'),
    ]),
  ];
}

type Variable = { readonly method: string; readonly trait: string };

function entry(cells: Multimethod['cells'], a: Variable, b: Variable): Inline {
  const found = cells.find((cell) => cell.traitA === a.trait && cell.methodA === a.method && cell.traitB === b.trait && cell.methodB === b.method);
  const shown = decimal(found?.r);
  return found?.kind === 'reliability' ? `(${shown})` : found?.kind === 'monotrait-heteromethod' ? strong(shown) : shown;
}

/** Pairs that stand in the open. */
const fewPairs = 15;

function discriminant({ discriminant: all = [] }: Findings, { isDimension, label, ofTest }: Study): Block[] {
  if (all.length === 0) return [];
  const dimensions = all.filter(({ a }) => isDimension(a));
  const below = all.filter(({ a }) => !isDimension(a));
  const row = ({ test, a, b, verdict, htmt, interval, why }: Discriminant): Inline[] => [...ofTest(test), label(a), label(b), verdictOf(verdict), decimal(htmt), range(interval) || '–', why];
  const tally = (rows: typeof all): string => {
    const count = (verdict: Discriminant['verdict']): number => rows.filter((one) => one.verdict === verdict).length;
    return `${count('distinct')} are distinct, ${count('not-distinct')} are not, ${count('undecided')} are undecided, ${count('not-estimable')} cannot be estimated`;
  };
  const pairs = table([...ofTest('Test'), 'Scale', 'Other scale', 'Verdict', figure('HTMT'), figure('Interval'), 'Why'], dimensions.map(row));
  return [
    heading(3, 'Are the scales distinct?'),
    ...(dimensions.length === 0 ? [] : dimensions.length <= fewPairs ? [pairs] : details(`Of ${counted(dimensions.length, 'pair')} of dimensions ${tally(dimensions)}`, [pairs])),
    ...(below.length === 0 ? [] : [paragraph(`Of ${counted(below.length, 'pair')} of subdimensions ${tally(below)}.`)]),
    paragraph('HTMT: heterotrait–monotrait ratio. Distinct only if the upper limit is below .90; models are ranked on a scale only if it is distinct.'),
  ];
}

function reproduction({ reproduction: rows = [] }: Findings): Block[] {
  if (rows.length === 0) return [];
  return [
    heading(3, 'Published findings, held against this study'),
    table(['Target', 'Verdict', 'Claim', 'Evidence'], rows.map(({ target, verdict, claim, evidence }) => [target, verdictOf(verdict), claim, evidence])),
    paragraph('Of Biedma et al. (2024). Untestable: the design is not made for the question, or these models cannot decide it.'),
  ];
}
