import type { Findings, Multimethod, Taxonomy } from '@valuelex/core';
import { decimal, foreign, probability, range, whole } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, note, section } from '../layout.ts';

const figure = (name: string): { name: string; figure: true } => ({ name, figure: true });
type Verdict = 'distinct' | 'not-distinct' | 'convergent' | 'not-convergent' | 'reproduced' | 'not-reproduced' | 'agrees' | 'does-not-agree' | 'undecided' | 'not-estimable' | 'untestable';

function verdictOf(verdict: Verdict): Html {
  if (verdict === 'undecided') return html`<span class="undecided">? undecided</span>`;
  if (verdict === 'untestable' || verdict === 'not-estimable') return html`<span class="not-estimable">– ${verdict.replace('-', ' ')}</span>`;
  const fails = verdict.startsWith('not-') || verdict === 'does-not-agree';
  return html`<span class="${fails ? 'fail' : 'pass'}">${fails ? '✗' : '✓'} ${verdict.replaceAll('-', ' ')}</span>`;
}

/** What the scores measure, and of whom they speak; empty where nothing of it was found out. */
export function validitySection(findings: Findings | null, taxonomy: Taxonomy | null, simulated: boolean): Html {
  if (findings === null) return html``;
  const names = new Map((taxonomy?.dimensions ?? []).flatMap(({ id, name, subdimensions }) => [[id, name] as const, ...subdimensions.map((sub) => [sub.id, `${name}: ${sub.name}`] as const)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const isDimension = (id: string): boolean => taxonomy === null || taxonomy.dimensions.some((dimension) => dimension.id === id);
  const parts = [discriminantTable, multimethodTable, humanTable, populationsTable, profilesTable, reproductionTable].flatMap((part) => part(findings, nameOf, isDimension));
  return parts.length === 0 ? html`` : section('validity', 'What do the scores measure?', simulated, parts);
}

type Part = (findings: Findings, nameOf: (id: string) => string, isDimension: (id: string) => boolean) => Html[];

const populationsTable: Part = ({ populations = [] }, nameOf, isDimension) => {
  // Families and subdimensions stand in the tables that go with the report.
  const shown = populations.filter(({ group, scope }) => !group.startsWith('family = ') && isDimension(scope));
  if (shown.length === 0) return [];
  return [
    html`<h3>Means of populations of models</h3>`,
    dataTable(
      'Means of populations',
      ['Test', 'Dimension', 'Population', figure('Mean'), figure('Interval'), figure('Models'), figure('Families'), 'How'],
      shown.map((row) => [foreign(row.test), foreign(nameOf(row.scope)), foreign(row.group), decimal(row.mean), range(row.interval), whole(row.models), whole(row.families), html`<small>${foreign(row.why)}</small>`]),
    ),
    note('Intervals are for other models and, where single stems were rated, other stems. Means of different dimensions do not compare unless their stems are equally hard.'),
  ];
};

const profilesTable: Part = ({ profiles = [] }, nameOf, isDimension) => {
  const shown = profiles.filter(({ scope }) => isDimension(scope));
  if (shown.length === 0) return [];
  return [
    html`<details><summary>Profiles of ${whole(new Set(shown.map(({ model }) => model)).size)} models: raw, ipsatised, without desirability</summary>${dataTable(
      'Profiles of models',
      ['Test', 'Model', 'Dimension', figure('Raw'), figure('Ipsatised'), figure('Desirability partialled out')],
      shown.map((row) => [foreign(row.test), foreign(row.model), foreign(nameOf(row.scope)), decimal(row.raw), decimal(row.ipsatised), decimal(row.partialled)]),
    )}${note('Ipsatised scores of a model sum to zero: they say what stands out in it, not how models differ.')}</details>`,
  ];
};

const discriminantTable: Part = ({ discriminant = [] }, nameOf, isDimension) => {
  if (discriminant.length === 0) return [];
  const show = (caption: string, rows: typeof discriminant): Html =>
    dataTable(
      caption,
      ['Test', 'Scale', 'Other scale', 'Verdict', figure('HTMT'), figure('Interval'), figure('Models'), 'Why'],
      rows.map((row) => [foreign(row.test), foreign(nameOf(row.a)), foreign(nameOf(row.b)), verdictOf(row.verdict), decimal(row.htmt), range(row.interval), whole(row.models), html`<small>${foreign(row.why)}</small>`]),
    );
  const below = discriminant.filter(({ a }) => !isDimension(a));
  const distinct = below.filter(({ verdict }) => verdict === 'distinct').length;
  return [
    html`<h3>Are the scales distinct?</h3>`,
    show('Heterotrait–monotrait ratios of dimensions', discriminant.filter(({ a }) => isDimension(a))),
    below.length === 0 ? html`` : html`<details><summary>${whole(below.length)} pairs of subdimensions, ${whole(distinct)} of them distinct</summary>${show('Heterotrait–monotrait ratios of subdimensions', below)}</details>`,
    note('Two scales are distinct only if the upper limit is below .90. Models are ranked on a scale only if it is distinct.'),
  ];
};

const humanTable: Part = ({ humanProfiles = [], humanSystems = [] }) => {
  if (humanProfiles.length === 0) return [];
  const systemOf = (id: string): string => humanSystems.find(({ system }) => system === id)?.name ?? id;
  const asked = humanProfiles.some(({ direct }) => direct);
  return [
    html`<h3>Profiles on systems of human values</h3>`,
    dataTable(
      'Do two views of the models agree on their profiles?',
      ['System', 'One view', 'Other view', 'Verdict', figure('r'), figure('Interval'), figure('p'), figure('Models'), figure('Categories'), 'Basis'],
      humanProfiles.map((row) => [
        foreign(systemOf(row.system)), foreign(row.a), foreign(row.b), verdictOf(row.verdict), decimal(row.r), range(row.interval), probability(row.p), whole(row.models), whole(row.categories), html`<small>${foreign(row.why)}</small>`,
      ]),
    ),
    note(asked ? 'Correlations over models and categories of what differs between models.' : 'Correlations over models and categories of what differs between models. No questionnaire asked for the categories themselves, so agreement with human measures of them is untested.'),
  ];
};

const multimethodTable: Part = ({ multimethod }, nameOf) => {
  if (multimethod == null) return [];
  const { summary, cells, methods, traits } = multimethod;
  const variables = methods.flatMap((method) => traits.map((trait) => ({ method, trait })));
  const label = ({ method, trait }: (typeof variables)[number]): Html => html`${foreign(nameOf(trait))}<br><small>${foreign(method)}</small>`;
  return [
    html`<h3>Do methods agree?</h3>
<p>${verdictOf(summary.verdict)}: ${foreign(summary.why)}.</p>`,
    dataTable(
      'Multitrait–multimethod matrix over models',
      ['Dimension and method', ...variables.map((variable) => ({ name: label(variable), figure: true }))],
      variables.map((a, i) => [label(a), ...variables.map((b, j) => (j > i ? '' : entry(cells, b, a)))]),
    ),
    note('In brackets the reliabilities; in bold one dimension by two methods, which should be the largest of their rows and columns. Intervals stand in the tables that go with the report.'),
  ];
};

function entry(cells: Multimethod['cells'], a: { method: string; trait: string }, b: { method: string; trait: string }): Html {
  const found = cells.find((cell) => cell.traitA === a.trait && cell.methodA === a.method && cell.traitB === b.trait && cell.methodB === b.method);
  const shown = decimal(found?.r);
  return found?.kind === 'reliability' ? html`(${shown})` : found?.kind === 'monotrait-heteromethod' ? html`<strong>${shown}</strong>` : html`${shown}`;
}

const reproductionTable: Part = ({ reproduction = [] }) => {
  if (reproduction.length === 0) return [];
  return [
    html`<h3>What of ValueLex (2024) is reproduced?</h3>`,
    dataTable(
      'Published findings held against this study',
      ['Target', 'Verdict', 'Claim', 'Evidence'],
      reproduction.map((row) => [row.target, verdictOf(row.verdict), foreign(row.claim), foreign(row.evidence)]),
      { stacks: true },
    ),
    note('Untestable: the design is not made for the question, or these models cannot decide it.'),
  ];
};
