import type { Clustering, FactorSolution, Taxonomy } from '@valuelex/core';
import { flag, integer, number, table, text } from '../table.ts';
import type { Table } from '../table.ts';

/** Figures of a retention rule, one per eigenvalue, where the strategy reports them. */
function series(retention: FactorSolution['retention'], rule: string, name: string): readonly unknown[] {
  const found = retention[rule];
  const values = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined;
  return Array.isArray(values) ? (values as unknown[]) : [];
}
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

export function factorTables(factor: FactorSolution): Table[] {
  const k = factor.loadings[0]?.length ?? 0;
  const factors = Array.from({ length: k }, (_, j) => j);
  const identified = !factor.diagnostics.some(({ code }) => code === 'phi-not-identified');
  const rules = Object.keys(factor.retention).filter((rule) => series(factor.retention, rule, 'quantile').length > 0);
  return [
    table('loadings', 'A row is one variable of the factor solution.', factor.variables.keys(), [
      text('descriptor', 'the variable', (i: number) => factor.variables[i]),
      ...factors.map((j) => number(`loading_${j + 1}`, `pattern loading on factor ${j + 1}`, (i: number) => factor.loadings[i]?.[j])),
      ...factors.map((j) => number(`structure_${j + 1}`, `correlation with factor ${j + 1}`, (i: number) => factor.structure[i]?.[j])),
      number('communality', 'variance explained by the factors', (i) => factor.communalities[i]),
      number('uniqueness', 'variance left', (i) => factor.uniquenesses[i]),
      number('complexity', 'Hofmann’s complexity', (i) => factor.complexity[i]),
      number('kmo', 'measure of sampling adequacy', (i) => factor.kmo.perVariable[i]),
    ]),
    table('eigenvalues', 'A row is one eigenvalue, beside the null of each rule.', factor.eigenvalues.keys(), [
      integer('number', 'from 1', (i: number) => i + 1),
      number('eigenvalue', 'of the matrix that was factored', (i) => factor.eigenvalues[i]),
      flag('kept', 'whether the rule that was fixed beforehand keeps it', (i) => i < factor.retention.chosen),
      ...rules.map((rule) =>
        number(`null_${rule}`, `upper quantile of the null of ${rule}`, (i: number) => asNumber(series(factor.retention, rule, 'quantile')[i])),
      ),
    ]),
    table('factor-correlations', 'A row is one factor (phi); empty where the correction for lists leaves them unidentified.', factors, [
      integer('factor', 'from 1', (i) => i + 1),
      ...factors.map((j) => number(`factor_${j + 1}`, `correlation with factor ${j + 1}`, (i: number) => (identified ? factor.phi[i]?.[j] : null))),
    ]),
  ];
}

export function clusteringTables(clustering: Clustering): Table[] {
  const solutions = [
    { scope: 'all words', solution: clustering.global },
    ...clustering.withinDimension.map(({ dimension, solution }) => ({ scope: `dimension ${dimension + 1}`, solution })),
  ];
  const labels = solutions.flatMap(({ scope, solution }) =>
    solution.labels.map((label) => ({ scope, ...label, stability: solution.clusters.find(({ id }) => id === label.cluster)?.stability ?? null })),
  );
  return [
    table('clusters', 'A row is one word in one clustering.', labels, [
      text('scope', 'all words, or the words of one dimension', (row) => row.scope),
      text('descriptor', 'the word', (row) => row.descriptor),
      integer('cluster', 'number of the cluster; −1: in none', (row) => row.cluster),
      number('stability', 'bootstrap Jaccard of the cluster, 0–1', (row) => row.stability),
    ]),
    table('semantic-map', 'A row is one word on the 2-D projection of meaning.', clustering.map, [
      text('descriptor', 'the word', (row) => row.descriptor),
      number('x', 'first coordinate, no unit', (row) => row.x),
      number('y', 'second coordinate, no unit', (row) => row.y),
    ]),
    ...embedderTables(clustering),
  ];
}

/** Groupings by each of several embedders, and how far they agree; none of one. */
function embedderTables({ consensus }: Clustering): Table[] {
  if (consensus === undefined || consensus.embedders.length === 0) return [];
  const scopeOf = (dimension: number | null): string => (dimension === null ? 'all words' : `dimension ${dimension + 1}`);
  const labels = consensus.embedders.flatMap(({ embedder, global, withinDimension }) =>
    [{ dimension: null, solution: global }, ...withinDimension].flatMap(({ dimension, solution }) => solution.labels.map((label) => ({ embedder, scope: scopeOf(dimension), ...label }))),
  );
  return [
    table('embedder-clusters', 'A row is one word in one clustering by one embedder alone.', labels, [
      text('embedder', 'model, revision and prompt template', (row) => row.embedder),
      text('scope', 'all words, or the words of one dimension', (row) => row.scope),
      text('descriptor', 'the word', (row) => row.descriptor),
      integer('cluster', 'number of the cluster; −1: in none', (row) => row.cluster),
    ]),
    table('embedder-agreement', 'A row is two clusterings of the same words.', consensus.agreement, [
      text('scope', 'all words, or the words of one dimension', (row) => scopeOf(row.dimension)),
      text('a', 'embedder', (row) => row.a),
      text('b', 'embedder, or consensus', (row) => row.b),
      integer('words', 'that both know', (row) => row.words),
      number('ari', 'adjusted Rand index', (row) => row.ari),
      number('lower', 'of its 95 % interval over words', (row) => row.interval?.lower),
      number('upper', 'of its 95 % interval over words', (row) => row.interval?.upper),
      number('chance', '95 % quantile where the words of each embedder are dealt anew', (row) => row.chance),
    ]),
  ];
}

export function taxonomyTables(taxonomy: Taxonomy): Table[] {
  const members = taxonomy.dimensions.flatMap((dimension) =>
    dimension.members.map((member) => ({
      dimension,
      member,
      sub: dimension.subdimensions.find(({ members: words }) => words.includes(member.descriptor)),
    })),
  );
  return [
    table('taxonomy', 'A row is one member of one dimension.', members, [
      text('dimension', 'id of the dimension', (row) => row.dimension.id),
      text('dimensionName', 'its name, made from members and loadings', (row) => row.dimension.name),
      text('subdimension', 'id of the subdimension; empty: in none', (row) => row.sub?.id),
      text('subdimensionName', 'its name', (row) => row.sub?.name),
      text('descriptor', 'the word', (row) => row.member.descriptor),
      number('loading', 'pattern loading on its dimension', (row) => row.member.loading),
      flag('crossLoads', 'loads on another dimension too', (row) => row.member.crossLoads),
      flag('underIdentified', 'the dimension has fewer than three markers', (row) => row.dimension.underIdentified),
    ]),
    table('homeless', 'A row is one word that loads on no dimension.', taxonomy.homeless, [
      text('descriptor', 'the word', (row) => row.descriptor),
      number('largest', 'its largest loading', (row) => row.largest),
    ]),
  ];
}
