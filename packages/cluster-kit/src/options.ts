import { z } from 'zod';

/** Options that every strategy with a free number of clusters has: spread into the shape of its `configSchema`, checked by {@link checkChoice}. */
export const choiceOptions = {
  k: z
    .union([z.int().min(1), z.literal('auto')])
    .default('auto')
    .describe(
      'number of clusters; auto: the best from kMin to kMax by `decide`. A number that the study asks for goes before it',
    ),
  kMin: z.int().min(2).default(2).describe('smallest number of clusters tried'),
  kMax: z.int().min(2).default(12).describe('largest number of clusters tried, at most one less than there are words'),
  decide: z
    .enum(['silhouette', 'calinskiHarabasz', 'daviesBouldin', 'gap'])
    .default('silhouette')
    .describe('criterion that chooses k; all are reported. Only gap can itself say that there is one cluster'),
};

export const dissimilarityOption = z
  .enum(['one-minus-similarity', 'distance'])
  .default('one-minus-similarity')
  .describe('what the dissimilarities are: 1 − a cosine or correlation (half a squared distance), or distances');

/** The gap statistic, with as many references as the strategy has time for. */
export const gapOption = (references: number) =>
  z
    .strictObject({
      references: z.int().min(0).max(10_000).default(references).describe('reference data sets; 0: no gap statistic'),
      dims: z
        .int()
        .min(1)
        .default(10)
        .describe('principal coordinates of the dissimilarities in which they are drawn'),
    })
    .prefault({})
    .describe('the gap statistic in the panel over k (Tibshirani, Walther & Hastie 2001)');

/** The null of strategies that choose no k: what they find in points spread evenly. */
export const evenOption = z
  .strictObject({
    references: z
      .int()
      .min(0)
      .max(10_000)
      .default(20)
      .describe('sets of points spread evenly, in which the same is looked for; 0: no comparison'),
    dims: z.int().min(1).default(10).describe('principal coordinates of the dissimilarities in which they are drawn'),
  })
  .refine(({ references }) => references !== 1, { path: ['references'], message: 'one reference has no spread; 0 or at least 2' })
  .prefault({})
  .describe('whether there is more structure than in points spread evenly');

export const stabilityOption = z
  .strictObject({
    resamples: z
      .int()
      .min(0)
      .max(10_000)
      .default(100)
      .describe('resamples for the stability of each cluster; 0: none'),
    scheme: z
      .enum(['bootstrap', 'subset'])
      .default('bootstrap')
      .describe('draw all words with replacement (each kept once), or a share of them without'),
    fraction: z.number().gt(0).max(1).default(0.5).describe('share of the words that `subset` draws'),
  })
  .prefault({})
  .describe('cluster-wise stability by resampling (Hennig 2007)');

/** How many nearest words each word is linked to. */
export const neighboursOption = (standard: number) =>
  z.int().min(1).default(standard).describe('nearest words to which each word is linked');

export const searchOption = z
  .enum(['auto', 'exact', 'hnsw'])
  .default('auto')
  .describe(
    'how the nearest words are found: exact from the dissimilarities, or by hnswlib-node from dense vectors; auto: hnsw from 2,000 dense vectors on, where it can be loaded',
  );

interface Choice {
  readonly kMin: number;
  readonly kMax: number;
  readonly decide: string;
  readonly gap: { readonly references: number };
}

interface Issue {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What {@link choiceOptions} and {@link gapOption} may not say together; for `superRefine`. */
export function checkChoice({ kMin, kMax, decide, gap }: Choice, context: z.RefinementCtx): void {
  const refuse = ({ path, message }: Issue): void => context.addIssue({ code: 'custom', path, message });
  if (kMin > kMax) refuse({ path: ['kMax'], message: 'kMax must be at least kMin' });
  if (decide === 'gap' && gap.references < 2) {
    refuse({ path: ['gap', 'references'], message: 'gap is to decide and needs at least 2 references' });
  } else if (gap.references === 1) {
    refuse({ path: ['gap', 'references'], message: 'one reference has no spread; 0 or at least 2' });
  }
}

export type StabilityConfig = z.output<typeof stabilityOption>;
export type GapConfig = z.output<ReturnType<typeof gapOption>>;
export interface ChoiceConfig {
  readonly k: number | 'auto';
  readonly kMin: number;
  readonly kMax: number;
  readonly decide: 'silhouette' | 'calinskiHarabasz' | 'daviesBouldin' | 'gap';
}
