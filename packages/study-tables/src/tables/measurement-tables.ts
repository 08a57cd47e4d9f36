import type { Findings, Interval } from '@valuelex/core';
import { integer, number, table, text } from '../table.ts';
import type { Column, Table } from '../table.ts';

/** Ends of the interval of a row. */
export const ends = <Row extends { readonly interval: Interval | null }>(): Column<Row>[] => [
  number('lower', 'lower end of the interval', (row) => row.interval?.lower),
  number('upper', 'upper end of the interval', (row) => row.interval?.upper),
  text('interval', 'how the interval was made', (row) => row.interval?.method),
];

/** What the tests say of populations and scales, and how good the measurement is; a table that would have no row is left out. */
export function measurementTables(findings: Findings): Table[] {
  const { populations = [], profiles = [], discriminant = [], generalizability = [], raters = [], multimethod, framing = [], reproduction = [] } = findings;
  const components = generalizability.flatMap((study) => study.components.map((component) => ({ ...component, test: study.test, scope: study.scope })));
  const designs = generalizability.flatMap((study) => study.dStudy.map((design) => ({ ...design, test: study.test, scope: study.scope })));
  const facets = [...new Set(generalizability.flatMap((study) => study.facets.map(({ facet }) => facet)))];
  const test = text<{ test: string }>('test', 'name of the value test', (row) => row.test);
  const scope = text<{ scope: string }>('scope', 'id of the dimension or subdimension', (row) => row.scope);
  return [
    ...filled(populations, (rows) =>
      table('populations', 'A row is the mean of a population of models on one scope of one test.', rows, [
        test,
        scope,
        text('group', 'all, or trait = value', (row) => row.group),
        integer('models', 'models it rests on', (row) => row.models),
        integer('families', 'families it rests on', (row) => row.families),
        number('mean', 'on the test’s scale; from five families on each family counts once', (row) => row.mean),
        ...ends<(typeof rows)[number]>(),
        text('why', 'how the interval was made, or why there is none', (row) => row.why),
      ]),
    ),
    ...filled(profiles, (rows) =>
      table('profiles', 'A row is one model on one scope of one test. Ipsatised scores of a model sum to zero over the scopes of a level.', rows, [
        test,
        text('model', 'label of the model', (row) => row.model),
        scope,
        number('raw', 'on the test’s scale', (row) => row.raw),
        number('ipsatised', 'minus the model’s mean over scopes of the same level', (row) => row.ipsatised),
        number('partialled', 'residual on the desirability index over models; empty: none was measured, or too few models', (row) => row.partialled),
      ]),
    ),
    ...filled(discriminant, (rows) =>
      table('discriminant', 'A row says whether two scales measure two things.', rows, [
        test,
        text('a', 'id of one scope', (row) => row.a),
        text('b', 'id of the other scope', (row) => row.b),
        number('htmt', 'heterotrait–monotrait ratio over models', (row) => row.htmt),
        ...ends<(typeof rows)[number]>(),
        integer('models', 'models it rests on', (row) => row.models),
        text('verdict', 'distinct, not-distinct, undecided or not-estimable', (row) => row.verdict),
        text('why', 'reason', (row) => row.why),
      ]),
    ),
    ...filled(generalizability, (rows) =>
      table('generalizability', 'A row is one generalizability study: one scope of one test.', rows, [
        test,
        scope,
        ...facets.map((facet) => number<(typeof rows)[number]>(`levels_${facet}`, `levels of the facet ${facet}; harmonic mean where they differ`, (row) => row.facets.find((own) => own.facet === facet)?.levels)),
        number('relative', 'generalizability coefficient of the design as it was', (row) => row.relative),
        number('relativeLower', 'lower 95 % limit of it', (row) => row.relativeInterval?.lower),
        number('relativeUpper', 'upper 95 % limit of it', (row) => row.relativeInterval?.upper),
        number('absolute', 'dependability Φ of the design as it was', (row) => row.absolute),
        number('expectedCorrelation', 'of observed with universe scores', (row) => row.expectedCorrelation),
        ...(rows.some(({ overFramings }) => overFramings !== undefined)
          ? [
              number<(typeof rows)[number]>('relativeOverFramings', 'generalizability coefficient of all answers, framings as a facet: not of the scores', (row) => row.overFramings?.relative),
              number<(typeof rows)[number]>('absoluteOverFramings', 'dependability Φ of the same', (row) => row.overFramings?.absolute),
            ]
          : []),
        text('advice', 'what to buy for .80', (row) => row.advice),
        text('why', 'the design, and what was left out', (row) => row.why),
      ]),
    ),
    ...filled(components, (rows) =>
      table('variance-components', 'A row is one source of the variance of the ratings of one scope.', rows, [
        test,
        scope,
        text('effect', 'facet, or facets joined by colons; residual holds the highest interaction', (row) => row.effect),
        number('variance', 'in squared points of the scale', (row) => row.variance),
        number('share', 'of the total, 0–1', (row) => row.share),
        ...ends<(typeof rows)[number]>(),
      ]),
    ),
    ...filled(designs, (rows) =>
      table('d-study', 'A row is a design that could be bought, and what it would give.', rows, [
        test,
        scope,
        ...facets.map((facet) => number<(typeof rows)[number]>(`levels_${facet}`, `levels of the facet ${facet}`, (row) => row.levels[facet])),
        number('answersPerModel', 'answers that each model has to give', (row) => row.answersPerModel),
        number('relative', 'generalizability coefficient', (row) => row.relative),
        number('absolute', 'dependability Φ', (row) => row.absolute),
      ]),
    ),
    ...filled(raters, (rows) =>
      table('rater-diagnostics', 'A row is one possible bias of one rater.', rows, [
        test,
        text('rater', 'label of the rater', (row) => row.rater),
        text('bias', 'which bias', (row) => row.bias),
        text('scope', 'id of the dimension or subdimension, or all', (row) => row.scope),
        number('value', 'size of the bias, in the unit that the threshold names', (row) => row.value),
        ...ends<(typeof rows)[number]>(),
        number('p', 'empty: no test was made', (row) => row.p),
        integer('n', 'judgements, answers or models it rests on', (row) => row.n),
        text('threshold', 'fixed beforehand', (row) => row.threshold),
        text('verdict', 'ok, biased, undecided or not-estimable', (row) => row.verdict),
        text('why', 'reason', (row) => row.why),
      ]),
    ),
    ...(multimethod == null
      ? []
      : [
          table('multimethod', 'A row is one cell of the multitrait–multimethod matrix.', multimethod.cells, [
            text('traitA', 'id of a dimension', (row) => row.traitA),
            text('methodA', 'self-description, or a test', (row) => row.methodA),
            text('traitB', 'id of the other dimension', (row) => row.traitB),
            text('methodB', 'the other method', (row) => row.methodB),
            text('kind', 'reliability, monotrait-monomethod (two forms of one test), monotrait-heteromethod, heterotrait-monomethod or heterotrait-heteromethod', (row) => row.kind),
            number('r', 'correlation over models, or reliability', (row) => row.r),
            ...ends<(typeof multimethod.cells)[number]>(),
            integer('models', 'models it rests on', (row) => row.models),
          ]),
          table('multimethod-summary', 'One row: do methods agree on the same dimension, and more than on different ones?', [multimethod.summary], [
            number('convergent', 'mean of the validity diagonal', (row) => row.convergent),
            number('discriminant', 'mean |r| of different dimensions by different methods', (row) => row.discriminant),
            number('method', 'mean |r| of different dimensions by one method', (row) => row.method),
            text('verdict', 'convergent, not-convergent, undecided or not-estimable', (row) => row.verdict),
            text('why', 'reason', (row) => row.why),
          ]),
        ]),
    ...filled(framing, (rows) =>
      table('framing', 'A row says how much a framing moves a score.', rows, [
        test,
        scope,
        text('contrast', 'which framing minus which', (row) => row.contrast),
        number('shift', 'in points of the scale, mean over models', (row) => row.shift),
        ...ends<(typeof rows)[number]>(),
        integer('models', 'models it rests on', (row) => row.models),
        text('why', 'the design', (row) => row.why),
      ]),
    ),
    ...filled(reproduction, (rows) =>
      table('reproduction', 'A row is a published finding held against this study.', rows, [
        text('target', 'a to f', (row) => row.target),
        text('claim', 'what was published', (row) => row.claim),
        text('verdict', 'reproduced, not-reproduced or untestable', (row) => row.verdict),
        text('evidence', 'what the verdict rests on', (row) => row.evidence),
      ]),
    ),
  ];
}

export function filled<Row>(rows: readonly Row[], make: (rows: readonly Row[]) => Table): Table[] {
  return rows.length === 0 ? [] : [make(rows)];
}
