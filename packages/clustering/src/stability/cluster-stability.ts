import { ClusteringError, requireInteger } from '../clustering-error.ts';
import { clusterCount } from '../description/labels.ts';

export interface StabilityOptions {
  /** Uniform numbers in [0, 1); the same stream gives the same result. */
  readonly random: () => number;
  /** How many resamples. Default 100. */
  readonly resamples?: number;
  /** `bootstrap` draws n points with replacement and keeps each once (about 63 %); `subset` draws a share without replacement. Default bootstrap. */
  readonly scheme?: 'bootstrap' | 'subset';
  /** Share of the points that `subset` keeps. Default .5. */
  readonly fraction?: number;
}

/** Hennig's reading of a mean Jaccard: ≥ .85 highly stable, ≥ .75 stable, ≥ .60 a pattern whose members are doubtful, below not to be trusted. */
export type StabilityBand = 'highly-stable' | 'stable' | 'doubtful' | 'unstable';

export interface ClusterStability {
  /** Members in the full data. */
  readonly size: number;
  /** Mean over resamples of the Jaccard similarity to the most similar cluster found there. `null` when no resample held a member. */
  readonly meanJaccard: number | null;
  readonly band: StabilityBand | null;
  /** Resamples holding at least one member: the mean is over these. */
  readonly resamples: number;
  /** Resamples with a Jaccard of at least .75. */
  readonly recovered: number;
  /** Resamples with a Jaccard of at most .5: nothing there resembles this cluster more than its absence. */
  readonly dissolved: number;
}

/** Thresholds of Hennig (2007, 2008) and of `clusterboot` in R's fpc. */
export const STABILITY_THRESHOLDS = { highlyStable: 0.85, stable: 0.75, doubtful: 0.6, dissolved: 0.5 } as const;

/**
 * Cluster-wise stability by resampling (Hennig 2007, Computational Statistics & Data Analysis 52:258–271; `clusterboot` of R's fpc with
 * `multipleboot = FALSE`): the data are resampled and clustered again; each original cluster, restricted to the resample, is compared with the
 * cluster there that resembles it most. One figure per cluster, in the order of the labels.
 * @param labels the clustering to be judged, 0 … k−1; negative for noise
 * @param recluster clusters the given points (ascending) as the original ones were; labels any integers, negative for noise
 * @throws ClusteringError `bad-option`, `bad-labels`, `shape` when `recluster` gives another number of labels
 */
export function clusterStability(
  labels: ArrayLike<number>,
  recluster: (sample: Int32Array) => ArrayLike<number>,
  options: StabilityOptions,
): ClusterStability[] {
  const { resamples = 100 } = options;
  requireInteger('resamples', resamples, 1);
  const tally = new StabilityTally(labels);
  for (let r = 0; r < resamples; r++) {
    const sample = drawResample(labels.length, options);
    tally.add(sample, recluster(sample));
  }
  return tally.result();
}

/** {@link clusterStability} one resample at a time, for callers that must pause between them. */
export class StabilityTally {
  readonly #labels: ArrayLike<number>;
  readonly #sizes: Int32Array;
  readonly #values: number[][];

  /** @param labels 0 … k−1, all used; negative for noise, which is in no cluster. @throws ClusteringError `bad-labels` */
  constructor(labels: ArrayLike<number>) {
    const inside = Array.from(labels).filter((label) => !(label < 0));
    this.#labels = labels;
    this.#sizes = new Int32Array(clusterCount(inside));
    for (const label of inside) this.#sizes[label] = this.#sizes[label]! + 1;
    this.#values = Array.from(this.#sizes, () => []);
  }

  /** @throws ClusteringError `shape` unless there is one label in `found` per point of `sample` */
  add(sample: Int32Array, found: ArrayLike<number>): void {
    if (found.length !== sample.length) {
      throw new ClusteringError(
        'shape',
        `the clustering of ${sample.length} resampled points gave ${found.length} labels`,
      );
    }
    const drawn = new Int32Array(this.#sizes.length);
    const numbers = new Map<number, number>();
    const size: number[] = [];
    // For each cluster, how many of its members each cluster found there holds.
    const shared: Map<number, number>[] = this.#values.map(() => new Map());
    sample.forEach((point, at) => {
      const own = this.#labels[point]!;
      if (own >= 0) drawn[own] = drawn[own]! + 1;
      if (found[at]! < 0) return;
      let number = numbers.get(found[at]!);
      if (number === undefined) numbers.set(found[at]!, (number = size.push(0) - 1));
      size[number] = size[number]! + 1;
      if (own >= 0) shared[own]!.set(number, (shared[own]!.get(number) ?? 0) + 1);
    });
    shared.forEach((counts, c) => {
      if (drawn[c] === 0) return;
      let best = 0;
      for (const [number, both] of counts) best = Math.max(best, both / (drawn[c]! + size[number]! - both));
      this.#values[c]!.push(best);
    });
  }

  result(): ClusterStability[] {
    return Array.from(this.#sizes, (members, c) => {
      const seen = this.#values[c]!;
      const meanJaccard = seen.length === 0 ? null : seen.reduce((sum, value) => sum + value, 0) / seen.length;
      return {
        size: members,
        meanJaccard,
        band: meanJaccard === null ? null : bandOf(meanJaccard),
        resamples: seen.length,
        recovered: seen.filter((value) => value >= STABILITY_THRESHOLDS.stable).length,
        dissolved: seen.filter((value) => value <= STABILITY_THRESHOLDS.dissolved).length,
      };
    });
  }
}

/** The points of one resample, each once, ascending. @throws ClusteringError `bad-option` unless 0 < fraction ≤ 1 */
export function drawResample(n: number, options: Omit<StabilityOptions, 'resamples'>): Int32Array {
  const { random, scheme = 'bootstrap', fraction = 0.5 } = options;
  if (!(fraction > 0 && fraction <= 1)) {
    throw new ClusteringError('bad-option', `fraction must be in (0, 1], got ${fraction}`);
  }
  return scheme === 'bootstrap' ? bootstrap(n, random) : drawSubset(n, fraction, random);
}

function bandOf(meanJaccard: number): StabilityBand {
  if (meanJaccard >= STABILITY_THRESHOLDS.highlyStable) return 'highly-stable';
  if (meanJaccard >= STABILITY_THRESHOLDS.stable) return 'stable';
  return meanJaccard >= STABILITY_THRESHOLDS.doubtful ? 'doubtful' : 'unstable';
}

function bootstrap(n: number, random: () => number): Int32Array {
  const drawn = new Set<number>();
  for (let i = 0; i < n; i++) drawn.add(Math.floor(random() * n));
  return Int32Array.from(drawn).sort();
}

function drawSubset(n: number, fraction: number, random: () => number): Int32Array {
  const size = Math.max(1, Math.round(n * fraction));
  const points = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < size; i++) {
    const j = i + Math.floor(random() * (n - i));
    [points[i], points[j]] = [points[j]!, points[i]!];
  }
  return points.slice(0, size).sort();
}
