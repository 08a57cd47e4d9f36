import { readFileSync } from 'node:fs';

/** What R's dbscan gives for one set of points (make-density-reference.R). */
export interface DensitySet {
  readonly name: string;
  readonly n: number;
  readonly dim: number;
  readonly vectors: readonly number[];
  readonly fits: readonly {
    readonly minPoints: number;
    /** 0: noise. */
    readonly labels: readonly number[];
    readonly coreDistances: readonly number[];
    readonly outlierScores: readonly number[];
  }[];
}

/** What scikit-learn's SpectralClustering gives for one set of points (make-spectral-reference.py). */
export interface SpectralSet {
  readonly name: string;
  readonly n: number;
  readonly dim: number;
  readonly vectors: readonly number[];
  readonly k: number;
  readonly fits: readonly {
    readonly affinity: 'neighbours' | 'gaussian';
    readonly neighbours: number;
    readonly gamma: number;
    readonly labels: readonly number[];
    readonly eigenvalues: readonly number[];
  }[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'));

export const densitySets = (read('density-reference.json') as { readonly sets: readonly DensitySet[] }).sets;
export const spectralSets = (read('spectral-reference.json') as { readonly sets: readonly SpectralSet[] }).sets;
