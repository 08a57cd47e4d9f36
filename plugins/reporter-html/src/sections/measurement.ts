import type { Assessment, Findings, FramingShift, GeneralizabilityStudy, RaterDiagnostic, Taxonomy } from '@valuelex/core';
import { decimal, foreign, percent, probability, range, whole } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, note, section } from '../layout.ts';
import { methodsParagraphs } from './methods-paragraph.ts';

const figure = (name: string): { name: string; figure: true } => ({ name, figure: true });
type NameOf = (id: string) => string;

/** How good the measurement is: where variance lies, what more would buy, the raters’ biases, framings, weak items, and all of it in words. */
export function measurementSection(assessment: Assessment | null, findings: Findings | null, taxonomy: Taxonomy | null, simulated: boolean): Html {
  if (assessment === null || assessment.tests.length === 0) return html``;
  const names = new Map((taxonomy?.dimensions ?? []).flatMap(({ id, name, subdimensions }) => [[id, name] as const, ...subdimensions.map((sub) => [sub.id, sub.name] as const)]));
  const nameOf: NameOf = (id) => names.get(id) ?? id;
  return section('measurement', 'How good is the measurement?', simulated, [
    studiesPart(findings?.generalizability ?? [], nameOf),
    ratersPart(findings?.raters ?? []),
    framingPart(findings?.framing ?? [], nameOf),
    ...assessment.tests.map((test) => weakItems(test, nameOf)),
    methodsParagraphs(assessment, findings, nameOf),
  ]);
}

function studiesPart(studies: readonly GeneralizabilityStudy[], nameOf: NameOf): Html {
  if (studies.length === 0) return html``;
  return html`<h3>Generalizability</h3>
${dataTable(
    'How far scores generalise, and what to buy',
    ['Scale', 'Test', figure('G'), figure('Interval of G'), figure('Φ'), figure('Expected correlation with the truth'), 'What to buy for .80', 'Design'],
    studies.map((study) => [foreign(nameOf(study.scope)), foreign(study.test), decimal(study.relative), range(study.relativeInterval ?? null), decimal(study.absolute), decimal(study.expectedCorrelation), foreign(study.advice), html`<small>${foreign(study.why)}</small>`]),
    { stacks: true },
  )}
${note('G: for comparing models; Φ: for a model’s level itself. The expected correlation is that of the scores with scores over all stems, replicates and raters there might be: √G.')}
${studies.filter(({ components }) => components.length > 0).map((study) => details(study, nameOf))}`;
}

function details(study: GeneralizabilityStudy, nameOf: NameOf): Html {
  const facets = study.facets.map(({ facet }) => facet);
  return html`<details><summary>${foreign(nameOf(study.scope))}, ${foreign(study.test)}: where the variance lies, and other designs</summary>${dataTable(
    'Variance components',
    ['Source', figure('Variance'), figure('Share'), figure('Interval')],
    study.components.map(({ effect, variance, share, interval }) => [effect, decimal(variance, 3), percent(share), range(interval, 3)]),
  )}${dataTable(
    'D-study: coefficients of other designs',
    [...facets.map((facet) => figure(`${facet}s`)), figure('Answers per model'), figure('G'), figure('Φ')],
    study.dStudy.map(({ levels, answersPerModel, relative, absolute }) => [...facets.map((facet) => decimal(levels[facet], 1).replace(/\.0$/, '')), whole(answersPerModel), decimal(relative), decimal(absolute)]),
  )}</details>
`;
}

const verdicts = { ok: '✓ ok', biased: '✗ biased', undecided: '? undecided', 'not-estimable': '– not estimable' } as const;
const classes = { ok: 'pass', biased: 'fail', undecided: 'undecided', 'not-estimable': 'not-estimable' } as const;

function ratersPart(found: readonly RaterDiagnostic[]): Html {
  if (found.length === 0) return html``;
  const order = { biased: 0, undecided: 1, ok: 2, 'not-estimable': 3 };
  const rows = found.filter(({ verdict }) => verdict !== 'not-estimable').sort((a, b) => order[a.verdict] - order[b.verdict]);
  const unknown = found.filter(({ verdict }) => verdict === 'not-estimable');
  return html`<h3>Raters and their biases</h3>
${rows.length === 0 ? null : dataTable(
    'Biases of raters',
    ['Rater', 'Bias', 'Verdict', figure('Value'), figure('Interval'), figure('p'), 'Threshold', figure('n'), 'Test', 'Why'],
    rows.map((row) => [foreign(row.rater), row.bias, html`<span class="${classes[row.verdict]}">${verdicts[row.verdict]}</span>`, decimal(row.value), range(row.interval), probability(row.p), row.threshold, whole(row.n), foreign(row.test), foreign(row.why)]),
    { stacks: true },
  )}
${unknown.length === 0 ? null : html`<details><summary>${unknown.length} that cannot be estimated</summary><ul>${unknown.map((row) => html`<li>${foreign(row.rater)}, ${row.bias} (${foreign(row.test)}): ${foreign(row.why)}</li>`)}</ul></details>`}
${note('Biased: at least as large as a threshold fixed beforehand, and told from nothing. Ok: the whole interval lies inside it.')}`;
}

function framingPart(shifts: readonly FramingShift[], nameOf: NameOf): Html {
  if (shifts.length === 0) return html``;
  return html`<h3>What the framing does</h3>
${dataTable(
    'Shifts of scores by framing, in points of the scale',
    ['Scale', 'Test', 'Contrast', figure('Shift'), figure('Interval'), figure('Models'), 'How'],
    shifts.map((row) => [foreign(nameOf(row.scope)), foreign(row.test), row.contrast, decimal(row.shift), range(row.interval), whole(row.models), html`<small>${foreign(row.why)}</small>`]),
  )}`;
}

/** Items shown of each test. */
const WORST = 12;

/** The items that tell models apart least, or against their scale. */
function weakItems({ test, items, scores }: Assessment['tests'][number], nameOf: NameOf): Html {
  const stems = new Map(items.map(({ id, stem }) => [id, stem]));
  const sorted = (scores.items ?? []).filter(({ discrimination }) => discrimination !== null).sort((a, b) => a.discrimination! - b.discrimination!);
  // An item stands once, on the scale that it goes with least.
  const seen = new Set<string>();
  const known = sorted.filter(({ item }) => seen.size < seen.add(item).size);
  const flat = new Set((scores.items ?? []).flatMap(({ item, discrimination, models }) => (discrimination === null && models > 1 && !seen.has(item) ? [item] : []))).size;
  if (known.length === 0) return html``;
  return html`<h3>Weak items of ${foreign(test)}</h3>
${dataTable(
    `The ${Math.min(WORST, known.length)} of ${known.length} items that go least with their scale`,
    ['Item', 'Scale', figure('Discrimination'), figure('Mean'), figure('SD of models'), figure('At the top'), figure('At the bottom'), figure('Models')],
    known.slice(0, WORST).map((row) => [foreign(stems.get(row.item) ?? row.item), foreign(nameOf(row.scope)), decimal(row.discrimination), decimal(row.mean), decimal(row.sd), percent(row.ceiling), percent(row.floor), whole(row.models)]),
  )}
${note(`Discrimination: correlation over models with the mean of the scale’s other items.${flat > 0 ? ` Of ${flat} more it cannot be had: models do not differ on them, or are few.` : ''}`)}`;
}
