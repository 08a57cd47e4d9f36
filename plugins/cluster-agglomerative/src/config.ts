import { LINKAGES } from '@valuelex/clustering';
import { z } from 'zod';

export const configSchema = z
  .strictObject({
    linkage: z
      .enum(LINKAGES)
      .default('average')
      .describe(
        'how far apart two clusters are: the mean (average, weighted), smallest (single) or largest (complete) distance of their members, or the growth of the sum of squares (ward)',
      ),
    k: z
      .union([z.int().min(1), z.literal('auto')])
      .default('auto')
      .describe(
        'number of clusters; auto: the best from kMin to kMax by `decide`. A number that the study asks for goes before it',
      ),
    height: z
      .number()
      .min(0)
      .optional()
      .describe(
        'cut the tree at this height instead of choosing k, in the unit of the dissimilarities (for ward with 1 − similarity: of √(2d))',
      ),
    kMin: z.int().min(2).default(2).describe('smallest number of clusters tried'),
    kMax: z
      .int()
      .min(2)
      .default(12)
      .describe('largest number of clusters tried, at most one less than there are words'),
    decide: z
      .enum(['silhouette', 'calinskiHarabasz', 'daviesBouldin', 'gap'])
      .default('silhouette')
      .describe('criterion that chooses k; all are reported. Only gap can itself say that there is one cluster'),
    dissimilarity: z
      .enum(['one-minus-similarity', 'distance'])
      .default('one-minus-similarity')
      .describe('what the dissimilarities are: 1 − a cosine or correlation (half a squared distance), or distances'),
    gap: z
      .strictObject({
        references: z.int().min(0).max(10_000).default(20).describe('reference data sets; 0: no gap statistic'),
        dims: z
          .int()
          .min(1)
          .default(10)
          .describe('principal coordinates of the dissimilarities in which they are drawn'),
      })
      .prefault({})
      .describe('the gap statistic in the panel over k (Tibshirani, Walther & Hastie 2001)'),
    stability: z
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
      .describe('cluster-wise stability by resampling (Hennig 2007)'),
  })
  .refine(({ kMin, kMax }) => kMin <= kMax, { path: ['kMax'], message: 'kMax must be at least kMin' })
  .refine(({ k, height }) => k === 'auto' || height === undefined, {
    path: ['height'],
    message: 'give k or height, not both',
  })
  .refine(({ decide, gap }) => decide !== 'gap' || gap.references >= 2, {
    path: ['gap', 'references'],
    message: 'gap is to decide and needs at least 2 references',
  })
  .refine(({ gap }) => gap.references !== 1, {
    path: ['gap', 'references'],
    message: 'one reference has no spread; 0 or at least 2',
  });

export type Config = z.output<typeof configSchema>;
