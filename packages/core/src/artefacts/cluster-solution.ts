import { z } from 'zod';
import { diagnosticSchema } from '../domain/diagnostic.ts';

const maybe = z.number().nullable();

/** One clustering of one set of labels. */
export const clusterSolutionSchema = z.strictObject({
  method: z.string(),
  k: z.int().nonnegative(),
  labels: z.array(z.strictObject({ descriptor: z.string(), cluster: z.int().min(-1).describe('-1: in none') })),
  clusters: z.array(
    z.strictObject({
      id: z.int().nonnegative(),
      size: z.int().positive(),
      medoid: z.string(),
      stability: maybe.describe('mean bootstrap Jaccard (Hennig), 0–1; below .6 do not read it as a cluster'),
    }),
  ),
  quality: z.looseObject({ silhouette: maybe }).describe('indices of the chosen solution'),
  choice: z
    .strictObject({ rule: z.string(), candidates: z.array(z.looseObject({ k: z.int() })) })
    .nullable()
    .describe('how k was chosen; null when it was given'),
  merges: z
    .array(z.tuple([z.int(), z.int(), z.number(), z.int()]))
    .nullable()
    .describe('dendrogram as in scipy: left, right, height, size; leaves come first'),
  diagnostics: z.array(diagnosticSchema),
});
export type ClusterSolution = z.infer<typeof clusterSolutionSchema>;

const wordCount = z.int().nonnegative();

/** The clustering stage: one solution over all words (to compare with), one inside each dimension (the subdimensions). */
export const clusteringSchema = z.strictObject({
  schema: z.literal('valuelex.clustering/1'),
  input: z.enum(['meaning', 'coEndorsement', 'fusion']),
  fusionWeight: maybe.describe('weight of meaning in a fusion, 0–1'),
  embedder: z.string().nullable().describe('id: model, revision and prompt template'),
  unknown: z.array(z.string()).describe('words for which the embedder has no vector'),
  global: clusterSolutionSchema,
  withinDimension: z.array(z.strictObject({ dimension: z.int().nonnegative(), solution: clusterSolutionSchema })),
  map: z
    .array(z.strictObject({ descriptor: z.string(), x: z.number(), y: z.number() }))
    .describe('2-D projection for drawing'),
  comparisons: z
    .array(z.strictObject({ a: z.string(), b: z.string(), ari: maybe }))
    .optional()
    .describe(
      'agreement of the global groupings by meaning, co-endorsement and fusion: adjusted Rand index of each two',
    ),
  coverage: z
    .strictObject({ exact: wordCount, lemma: wordCount, suffix: wordCount, compound: wordCount, none: wordCount })
    .optional()
    .describe('words by how the embedder found them: as they stand, by base form, behind a suffix, by their parts, not at all'),
  dims: z.int().positive().nullable().optional().describe('length of the vectors; null for sparse ones'),
  diagnostics: z.array(diagnosticSchema),
});
export type Clustering = z.infer<typeof clusteringSchema>;
