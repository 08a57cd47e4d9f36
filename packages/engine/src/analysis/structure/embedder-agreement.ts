import type { Clustering } from '@valuelex/core';
import { adjustedRandIndex, createRandom } from '@valuelex/psychometrics';
import type { Random } from '@valuelex/psychometrics';
import type { ClusterView, FittedConsensus, FittedRun } from '../../meaning/fit-consensus.ts';
import { consensusOfRuns } from '../../meaning/consensus-of-runs.ts';
import { harmonised, meanOf, pick } from '../../meaning/dissimilarities.ts';
import { jackknife } from '../statistics/jackknife.ts';

/** As far as groupings are read here. */
interface Grouping {
  readonly labels: readonly { readonly descriptor: string; readonly cluster: number }[];
  readonly k: number;
}

type Agreement = NonNullable<Clustering['consensus']>['agreement'][number];

export interface EmbedderAgreementInput {
  /** Ids, in the order of the views. */
  readonly embedders: readonly string[];
  readonly views: readonly ClusterView[];
  readonly fitted: FittedConsensus;
  /** Null: all words. */
  readonly dimension: number | null;
  readonly seed: string;
  readonly signal: AbortSignal;
}

/** Dealt anew for the quantile. */
const DRAWS = 99;
const CONSENSUS = 'consensus';

/**
 * How far the groupings by each two embedders agree, and each with the consensus. A consensus agrees with what it is made of whether or not that agrees with
 * anything; so beside it stands what the same procedure reaches where the words of each embedder are dealt anew, all its runs alike.
 */
export async function embedderAgreement({ embedders, views, fitted, dimension, seed, signal }: EmbedderAgreementInput): Promise<Agreement[]> {
  const groupings = fitted.own.map((solution, i) => labelsOf(solution, views[i]!.unknown));
  const whole = labelsOf(fitted.solution, new Set());
  const random = createRandom(seed, 'embedder-agreement', dimension === null ? 'global' : dimension);
  const dealt = await dealtAnew(views, fitted, random, signal);
  const pairs = groupings.flatMap((a, i) => groupings.slice(i + 1).map((b, j) => ({ a, b, i, j: i + 1 + j })));
  return [
    ...pairs.map(({ a, b, i, j }) => compared(a, b, dealt.map((draw) => ari(draw.own[i]!, draw.own[j]!)), { dimension, a: embedders[i]!, b: embedders[j]! })),
    ...groupings.map((own, i) => compared(own, whole, dealt.map((draw) => ari(draw.own[i]!, draw.consensus)), { dimension, a: embedders[i]!, b: CONSENSUS })),
  ];
}

/** Cluster of each word, a homeless one alone in its own; −1 where the embedder does not know the word. */
function labelsOf({ labels, k }: Grouping, unknown: ReadonlySet<string>): number[] {
  return labels.map(({ descriptor, cluster }, i) => (unknown.has(descriptor) ? -1 : cluster < 0 ? k + i : cluster));
}

function compared(a: readonly number[], b: readonly number[], draws: readonly (number | null)[], named: Pick<Agreement, 'dimension' | 'a' | 'b'>): Agreement {
  const both = a.flatMap((label, i) => (label >= 0 && b[i]! >= 0 ? [i] : []));
  const observed = ari(a, b);
  const without = both.map((skip) => ari(a.map((label, i) => (i === skip ? -1 : label)), b));
  const known = draws.filter((draw) => draw !== null).sort((x, y) => x - y);
  return {
    ...named,
    words: both.length,
    ari: observed,
    interval: jackknife(observed, without, { kind: 'word', names: both.map(String) }),
    chance: observed === null || known.length < DRAWS ? null : known[Math.ceil(0.95 * DRAWS) - 1]!,
  };
}

/** Over the words that have a label in both; null for fewer than two. */
function ari(a: readonly number[], b: readonly number[]): number | null {
  const both = a.flatMap((label, i) => (label >= 0 && b[i]! >= 0 ? [i] : []));
  return both.length < 2 ? null : adjustedRandIndex(both.map((i) => a[i]!), both.map((i) => b[i]!));
}

interface Draw {
  readonly own: readonly (readonly number[])[];
  readonly consensus: readonly number[];
}

/** The same consensus of groupings whose words have changed places, those of one embedder alike in all its runs. */
async function dealtAnew(views: readonly ClusterView[], { fits, own, runs }: FittedConsensus, random: Random, signal: AbortSignal): Promise<Draw[]> {
  const words = views[0]!.input.labels;
  if (words.length < 2) return [];
  const distances = harmonised(views.map(({ input }) => input.distances));
  const draws: Draw[] = [];
  while (draws.length < DRAWS) {
    // Of thousands of words a draw takes a second; an abort is heard between two.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    const places = views.map(() => random.shuffle(words.map((_, i) => i)));
    const moved = (solution: Grouping, view: number): Grouping => ({
      k: solution.k,
      labels: words.map((descriptor, i) => ({ descriptor, cluster: solution.labels[places[view]![i]!]!.cluster })),
    });
    const unknown = views.map(({ unknown: silent }, view) => new Set(words.filter((_, i) => silent.has(words[places[view]![i]!]!))));
    const shuffled = fits.map((run: FittedRun) => ({ solution: moved(run.solution, run.view), unknown: unknown[run.view]! }));
    const ties = meanOf(distances.map((each, view) => pick(each, words.length, places[view]!)));
    const { labels, chosen } = consensusOfRuns(shuffled, { ties, k: runs.chosen });
    draws.push({ own: own.map((solution, view) => labelsOf(moved(solution, view), unknown[view]!)), consensus: labelsOf({ labels, k: chosen }, new Set()) });
  }
  return draws;
}
