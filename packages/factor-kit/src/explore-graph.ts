import { DataError } from '@valuelex/core';
import type { Diagnostic, FactorCorrelation, FactorData, FactorInput, FactorSolution, FitContext } from '@valuelex/core';
import { adequacy, associate, createRandom, dense, ebicGlasso, exploratoryGraphInBackground, factorAnalysis, louvain, retention as rules } from '@valuelex/psychometrics';
import type { Dense, FactorAnalysis, GraphStability, Random, RotationOptions } from '@valuelex/psychometrics';
import { analysisTable } from './analysis-table.ts';
import type { AnalysisTable, Level } from './analysis-table.ts';
import { chooseAssociation } from './choose-association.ts';
import type { AssociationName } from './choose-association.ts';
import { emptySolution } from './empty-solution.ts';
import { tooFewToFactor } from './explore.ts';
import { inUserWords } from './in-user-words.ts';
import { indices } from './number-of-factors.ts';
import { solve } from './solve.ts';
import { toDiagnostics } from './to-diagnostics.ts';
import { assertLassoed, assertNotTooMany, expected, expectedOfLasso } from './wide.ts';

/** `glasso`: partial correlations by the graphical lasso; `ppmi`: which words stand in the same lists more often than by chance. */
export const networkNames = ['auto', 'glasso', 'ppmi'] as const;
export type NetworkName = (typeof networkNames)[number];

export interface ExploreGraphOptions {
  readonly level: Level;
  readonly association: AssociationName;
  readonly network: NetworkName;
  /** EBIC's γ: larger is sparser. */
  readonly gamma: number;
  /** Bootstrap samples for the stability of the dimensions. */
  readonly draws: number;
}

interface Graph {
  readonly labels: Int32Array;
  readonly k: number;
  readonly modularity: number;
  readonly edges: number;
  readonly stability: GraphStability | null;
}

/**
 * Exploratory graph analysis of any table or correlation matrix: dimensions are the communities of a network. Loadings come from a minres solution with
 * as many factors, rotated so that what lies outside a variable's community goes towards zero. Throws DataError for numbers that cannot be used.
 */
export async function exploreGraph(input: FactorInput, options: ExploreGraphOptions, seed: string, context: FitContext): Promise<FactorSolution> {
  assertNotTooMany(input.variables.length);
  const random = createRandom(seed);
  if (input.kind === 'correlation') return inUserWords(input.variables, () => fromCorrelation(input, options, random, context));
  const table = analysisTable(input, options.level);
  return inUserWords(table.variables, () => fromData(input, table, options, random, context));
}

function fromCorrelation(input: FactorCorrelation, options: ExploreGraphOptions, random: Random, context: FitContext): FactorSolution {
  const { variables, n } = input;
  if (n === null) throw new DataError('needs-n', 'the penalty of the network is chosen by n, the number of rows behind the correlations', { hint: 'Give n.' });
  assertLassoed(variables.length);
  context.progress(0, `network${expectedOfLasso(variables.length, 0)}`);
  const correlation = dense(variables.length, variables.length, input.correlation);
  const found = ebicGlasso(correlation, n, { gamma: options.gamma });
  const graph: Graph = { ...louvain(found.network, { random: random.fork('graph') }), edges: found.edges, stability: null };
  return finish({ variables, n, association: 'correlations as given', correlation, list: false, diagnostics: [] }, graph, random, context);
}

async function fromData(input: FactorData, table: AnalysisTable, options: ExploreGraphOptions, random: Random, context: FitContext): Promise<FactorSolution> {
  const tooFew = tooFewToFactor(table);
  if (tooFew !== null) return emptySolution({ method: 'ega', n: table.data.rows, variables: table.variables, diagnostics: [...table.diagnostics, tooFew] });
  const choice = chooseAssociation(table, options.association);
  const association = associate(table.data, choice.options);
  const byWords = options.network === 'ppmi' || (options.network === 'auto' && choice.list);
  if (byWords && input.cell === 'rating' && !input.values.every((x) => x === 0 || x === 1)) {
    throw new DataError('not-lists', 'the network ppmi counts which words stand together, and these are ratings', { hint: 'Choose network glasso.' });
  }
  if (!byWords) assertLassoed(table.variables.length);
  context.progress(0, `network${byWords ? expected(table.variables.length) : expectedOfLasso(table.variables.length, options.draws)}`);
  context.signal.throwIfAborted();
  const models = input.groups?.['model'];
  const groups = byWords ? models : table.blocks;
  const graph = await exploratoryGraphInBackground(
    {
      data: byWords ? presence(input, table) : table.data,
      network: byWords ? { kind: 'co-occurrence' } : { kind: 'glasso', association: choice.options, gamma: options.gamma },
      random: random.fork('graph'),
      draws: options.draws,
      ...(groups === null || groups === undefined ? {} : { groups: indices(groups) }),
    },
    { signal: context.signal, onProgress: (share) => context.progress(0.05 + 0.75 * share, 'stability of the network') },
  );
  const nested: Diagnostic[] =
    table.nested && (byWords || table.blocks !== null)
      ? [{ code: 'nested-rows', severity: 'warning', message: 'Rows are nested in models, and the network takes them as independent: communities may be habits of single models. Compare with factor-efa.' }]
      : [];
  return finish(
    {
      variables: table.variables,
      n: table.data.rows,
      association: choice.description,
      correlation: association.correlation,
      list: choice.list,
      data: table.data,
      diagnostics: [...table.diagnostics, ...choice.diagnostics, ...toDiagnostics([...association.diagnostics, ...graph.diagnostics], table.variables), ...nested],
    },
    graph,
    random,
    context,
  );
}

/** 0/1: whether a row names a word at all; columns as in the table. */
function presence(input: FactorData, table: AnalysisTable): Dense {
  const columns = table.variables.map((name) => input.variables.indexOf(name));
  const p = input.variables.length;
  const out = new Float64Array(input.n * columns.length);
  for (let i = 0; i < input.n; i++) columns.forEach((j, to) => (out[i * columns.length + to] = input.values[i * p + j]! > 0 ? 1 : 0));
  return dense(input.n, columns.length, out);
}

interface Setting {
  readonly variables: readonly string[];
  readonly n: number;
  readonly association: string;
  readonly correlation: Dense;
  readonly list: boolean;
  readonly data?: Dense;
  readonly diagnostics: readonly Diagnostic[];
}

function finish(setting: Setting, graph: Graph, random: Random, context: FitContext): FactorSolution {
  const { variables, correlation, n } = setting;
  const fit = adequacy(correlation, n);
  const panel = rules({ correlation, n, random: random.fork('retention'), rule: 'kaiser', skip: ['parallel', 'parallel-reduced'] });
  const { k, modularity, edges, stability } = graph;
  // Target rotation keeps the order of its target, and the artefact wants factors by explained variance.
  const order = k < 2 ? [0] : byVariance(factorAnalysis({ correlation, factors: k, rotation: rotationTo(graph.labels, k), random: random.fork('rotation') }));
  const labels = graph.labels.map((label) => (label < 0 ? label : order.indexOf(label)));
  const solution = solve(
    {
      ...setting,
      retention: {
        rule: 'ega',
        chosen: k,
        ega: {
          k,
          modularity,
          edges,
          communities: [...labels],
          ...(stability === null
            ? {}
            : {
                stability: {
                  draws: stability.draws,
                  failed: stability.failed,
                  median: stability.median,
                  frequency: stability.frequency.map((one) => ({ ...one })),
                  items: Array.from(stability.items, (x) => (Number.isNaN(x) ? null : x)),
                  dimensions: order.slice(0, k).map((c) => stability.dimensions[c]!),
                },
              }),
        },
        map: { k: panel.map.k, k4: panel.map.k4 },
        kaiser: { k: panel.kaiser.k },
        ...(panel.ekc === null ? {} : { ekc: { k: panel.ekc.k } }),
      },
      adequacy: fit,
      diagnostics: [...setting.diagnostics, ...toDiagnostics(fit.diagnostics, variables)],
    },
    { method: 'minres', rotation: rotationTo(labels, k), fit: 'textbook', scores: 'none' },
    random,
    context,
  );
  return { ...solution, method: 'ega' };
}

function byVariance({ variance }: FactorAnalysis): number[] {
  return Array.from(variance.ssLoadings, (_, c) => c).sort((a, b) => variance.ssLoadings[b]! - variance.ssLoadings[a]! || a - b);
}

/** Zero outside a variable's community, free inside it and for variables that have none. */
function rotationTo(labels: Int32Array, k: number): RotationOptions {
  if (k < 2) return { method: 'none' };
  const target = dense(labels.length, k);
  labels.forEach((label, i) => {
    for (let c = 0; c < k; c++) if (label < 0 || label === c) target.data[i * k + c] = Number.NaN;
  });
  return { method: 'target', target, starts: 10 };
}
