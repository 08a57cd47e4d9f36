import { drawsAtOnce, drawsInBackground } from '../background/draws-in-background.ts';
import type { Draws, Watch } from '../background/draws-in-background.ts';
import { matchFactors } from '../congruence/match.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';
import { exploratoryDraw } from './graph-draw.ts';
import { networkOf } from './graph-network.ts';
import type { GraphNetwork, NetworkOf } from './graph-network.ts';
import { louvain } from './louvain.ts';
import type { Communities } from './louvain.ts';

/** How stable the communities are under resampling. */
export interface GraphStability {
  readonly draws: number;
  readonly failed: number;
  /** Share of draws with each number of communities, by that number. */
  readonly frequency: ReadonlyArray<{ readonly k: number; readonly share: number }>;
  /** The median number of communities. */
  readonly median: number;
  /** Per variable: share of draws that put it into its own community (labels matched); NaN for a variable outside all. */
  readonly items: Float64Array;
  /** Per community: share of draws in which exactly its members stand together. */
  readonly dimensions: Float64Array;
}

/** Exploratory graph analysis: the communities of a network are the dimensions. */
export interface ExploratoryGraph extends Communities {
  readonly network: Dense;
  readonly edges: number;
  readonly stability: GraphStability | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ExploratoryGraphOptions {
  /** n × p. */
  readonly data: Dense;
  /** From rows to a p × p network: `ebicGlasso` of a correlation matrix, `ppmi` of lists. */
  readonly network: NetworkOf | GraphNetwork;
  readonly random: Random;
  /** Bootstrap samples for the stability; 0 (default) for none. */
  readonly draws?: number;
  /** One index a row: what is resampled as a whole. */
  readonly groups?: ArrayLike<number>;
}

/**
 * Exploratory graph analysis (Golino & Epskamp 2017) with Louvain's communities, and its bootstrap (Christensen & Golino 2021): how often each number of
 * dimensions, each membership and each whole dimension comes back. Throws what `network` throws on the sample.
 * Reference: R EGAnet `EGA(algorithm = "louvain")`, `bootEGA(type = "resampling")`.
 */
export function exploratoryGraph(options: ExploratoryGraphOptions): ExploratoryGraph {
  const graph = graphOf(options);
  return stable(graph, drawsAtOnce(bootstrapOf(options)));
}

/**
 * `exploratoryGraph` without holding the thread while it is resampled: the same numbers to the last bit, with any number of workers. Only a `network` that is
 * plain data can be shared with workers. Rejects with the signal's reason when aborted, and with what it throws.
 */
export async function exploratoryGraphInBackground(options: ExploratoryGraphOptions, watch: Watch): Promise<ExploratoryGraph> {
  watch.signal?.throwIfAborted();
  const graph = graphOf(options);
  return stable(graph, await drawsInBackground(bootstrapOf(options), watch));
}

function graphOf({ data, random, draws = 0, network: by }: ExploratoryGraphOptions): ExploratoryGraph {
  if (!(Number.isInteger(draws) && draws >= 0)) throw new NumericalError('bad-option', `The number of draws must not be negative, found ${draws}.`);
  const network = networkOf(by)(data);
  const found = louvain(network, { random: random.fork('sample') });
  const p = network.rows;
  let edges = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) if (network.data[i * p + j] !== 0) edges++;
  const alone = [...found.labels].flatMap((label, i) => (label < 0 ? [i] : []));
  const diagnostics: Diagnostic[] = [];
  if (alone.length > 0) {
    diagnostics.push({ code: 'isolated-variables', severity: 'warning', message: `${alone.length} of ${p} variables have no edge and belong to no dimension.`, variables: alone });
  }
  return { ...found, network, edges, stability: null, diagnostics };
}

function bootstrapOf({ data, random, draws = 0, network, groups }: ExploratoryGraphOptions): Draws {
  const base = { kind: 'graph' as const, data, ...(groups === undefined ? {} : { groups }) };
  return typeof network === 'function' ? { draws, random, make: exploratoryDraw({ ...base, network }, random) } : { draws, random, job: { ...base, network } };
}

function stable(graph: ExploratoryGraph, draws: readonly (Float64Array | null)[]): ExploratoryGraph {
  return draws.length === 0 ? graph : { ...graph, stability: stabilityOf(graph, draws) };
}

function stabilityOf(sample: Communities, all: readonly (Float64Array | null)[]): GraphStability {
  const draws = all.length;
  const p = sample.labels.length;
  const items = new Float64Array(p);
  const dimensions = new Float64Array(sample.k);
  const numbers: number[] = [];
  for (const labels of all) {
    if (labels === null) continue;
    const found = { labels, k: labels.reduce((most, label) => Math.max(most, label + 1), 0) };
    numbers.push(found.k);
    if (found.k === 0 || sample.k === 0) continue;
    const { permutation } = matchFactors(indicator(sample), indicator(found));
    sample.labels.forEach((label, i) => {
      if (label >= 0 && permutation[label] === labels[i]) items[i]!++;
    });
    for (let c = 0; c < sample.k; c++) {
      const there = permutation[c]!;
      if (there >= 0 && sample.labels.every((label, i) => (label === c) === (labels[i] === there))) dimensions[c]!++;
    }
  }
  const fitted = Math.max(1, numbers.length);
  const sorted = numbers.sort((a, b) => a - b);
  return {
    draws,
    failed: draws - numbers.length,
    frequency: [...new Set(sorted)].map((k) => ({ k, share: sorted.filter((x) => x === k).length / fitted })),
    median: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
    items: items.map((count, i) => (sample.labels[i]! < 0 ? Number.NaN : count / fitted)),
    dimensions: dimensions.map((count) => count / fitted),
  };
}

/** p × k: 1 where a variable belongs to a community. */
function indicator({ labels, k }: { readonly labels: ArrayLike<number>; readonly k: number }): Dense {
  const data = new Float64Array(labels.length * k);
  for (let i = 0; i < labels.length; i++) if (labels[i]! >= 0) data[i * k + labels[i]!] = 1;
  return { rows: labels.length, cols: k, data };
}
