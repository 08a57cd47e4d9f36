import type { Assessment, Coefficient, Taxonomy } from '@valuelex/core';
import { profilesChart } from '../charts/profiles.ts';
import { decimal, foreign, range, whole } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, diagnosticsList, section } from '../layout.ts';

const figure = (name: string): { name: string; figure: true } => ({ name, figure: true });

/** Scores of the models, and how reliable they are. */
export function scoresSection(assessment: Assessment | null, taxonomy: Taxonomy | null, simulated: boolean): Html {
  if (assessment === null) return html``;
  const names = new Map<string, string>();
  for (const { id, name, subdimensions } of taxonomy?.dimensions ?? []) {
    names.set(id, name);
    for (const sub of subdimensions) names.set(sub.id, sub.name);
  }
  return section('scores', 'Scores', simulated, [
    ...assessment.tests.map((test) => testPart(test, names, taxonomy)),
    diagnosticsList(assessment.diagnostics),
  ]);
}

function testPart(test: Assessment['tests'][number], names: ReadonlyMap<string, string>, taxonomy: Taxonomy | null): Html {
  const { scores, reliability, diagnostics } = test.scores;
  const scale = test.items[0]?.scale;
  const nameOf = (id: string): string => names.get(id) ?? id;
  const dimensions = (taxonomy?.dimensions ?? []).map(({ id, name }) => ({ id, name }));
  const subdimensions = new Set((taxonomy?.dimensions ?? []).flatMap((dimension) => dimension.subdimensions.map(({ id }) => id)));
  const ofDimensions = reliability.filter(({ scope }) => !subdimensions.has(scope));
  const ofSubdimensions = reliability.filter(({ scope }) => subdimensions.has(scope));
  return html`<h3>${foreign(test.test)}</h3>
<p>${whole(test.items.length)} items, ${whole(test.answers.length)} answers, ${whole(test.ratings.length)} ratings by ${test.raters.map(({ label, model }, at) => html`${at > 0 ? ', ' : ''}${foreign(label)}${model === null ? null : html` <small>${foreign(model)}</small>`}`)}${scale === undefined ? '' : `; scale ${scale.min} to ${scale.max}`}.</p>
${scale === undefined ? null : profilesChart(scores, dimensions, scale)}
<details><summary>All scores</summary>${dataTable(
    'Scores',
    ['Model', 'Dimension', figure('Score'), figure('Interval'), figure('SE'), figure('Items'), figure('Answers'), figure('Missing')],
    scores.map((row) => [
      foreign(row.model),
      foreign(row.subdimension === null ? nameOf(row.dimension) : `${nameOf(row.dimension)} › ${nameOf(row.subdimension)}`),
      decimal(row.score),
      range(row.interval),
      decimal(row.standardError),
      whole(row.items),
      whole(row.answers),
      whole(Object.values(row.missing).reduce((sum, count) => sum + count, 0)),
    ]),
  )}</details>
${reliabilityTable('Reliability and agreement', ofDimensions, nameOf)}
${ofSubdimensions.length === 0 ? null : html`<details><summary>The same for subdimensions</summary>${reliabilityTable('Reliability and agreement of subdimensions', ofSubdimensions, nameOf)}</details>`}
${scale === undefined ? null : html`<details><summary>The rating scale</summary><dl>${scale.anchors.map(({ score, meaning }) => html`<dt>${score}</dt><dd>${meaning}</dd>`)}</dl></details>`}
<details><summary>${test.items.length} items</summary>${dataTable(
    'Items',
    ['Form', 'Stem', 'Speaks of', 'Scores'],
    test.items.map((item) => [item.form, foreign(item.stem), item.referent, foreign(item.targets.map(({ dimension, subdimension }) => nameOf(subdimension ?? dimension)).join(', '))]),
  )}</details>
${diagnosticsList(diagnostics)}`;
}

function reliabilityTable(caption: string, rows: readonly Coefficient[], nameOf: (id: string) => string): Html | null {
  if (rows.length === 0) return null;
  return dataTable(
    caption,
    ['Coefficient', 'Of', 'Level', figure('Value'), figure('Interval'), figure('n')],
    rows.map((row) => [row.coefficient, foreign(nameOf(row.scope)), row.level, decimal(row.value), range(row.interval), whole(row.n)]),
  );
}
