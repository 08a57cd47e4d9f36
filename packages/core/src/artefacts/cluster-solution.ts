import { z } from 'zod';
import { diagnosticSchema, intervalSchema } from '../domain/diagnostic.ts';

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
const coverage = z
  .strictObject({ exact: wordCount, lemma: wordCount, suffix: wordCount, compound: wordCount, none: wordCount })
  .optional()
  .describe('words by how the embedder found them: as they stand, by base form, behind a suffix, by their parts, not at all');
const dims = z.int().positive().nullable().optional().describe('length of the vectors; null for sparse ones');
const unknown = z.array(z.string());
const withinDimension = z.array(z.strictObject({ dimension: z.int().nonnegative(), solution: clusterSolutionSchema }));

/** Several embedders, several seeds, or both: what the groupings are a consensus of, and how far they agree. */
const consensusSchema = z.strictObject({
  seeds: z.int().positive().describe('runs for each embedder'),
  runs: z
    .array(z.strictObject({ embedder: z.string().nullable().describe('null where words are near by who names them alone'), seed: z.int().nonnegative().describe('added to the study’s'), k: z.int().nonnegative(), ari: maybe }))
    .describe('every grouping of all words: its number of clusters, and its adjusted Rand index with the consensus'),
  embedders: z
    .array(z.strictObject({ embedder: z.string(), unknown, coverage, dims, global: clusterSolutionSchema, withinDimension }))
    .describe('the groupings by each embedder alone, where there are several; over several seeds their consensus'),
  agreement: z
    .array(
      z.strictObject({
        dimension: z.int().nonnegative().nullable().describe('inside which words are grouped; null: all words'),
        a: z.string().describe('embedder'),
        b: z.string().describe('embedder, or consensus'),
        words: wordCount.describe('that both know'),
        ari: maybe.describe('adjusted Rand index of the two groupings'),
        interval: intervalSchema.nullable().describe('over words, with the embedders as they are'),
        chance: maybe.describe('95 % quantile of the same where the words of each embedder are dealt anew, and the consensus is made of that'),
      }),
    )
    .describe('of each two embedders, and of each with the consensus'),
});

/** The clustering stage: one solution over all words (to compare with), one inside each dimension (the subdimensions). */
export const clusteringSchema = z.strictObject({
  schema: z.literal('valuelex.clustering/1'),
  input: z.enum(['meaning', 'coEndorsement', 'fusion']),
  fusionWeight: maybe.describe('weight of meaning in a fusion, 0–1'),
  embedder: z.string().nullable().describe('id: model, revision and prompt template; of several embedders the ids, with + between them'),
  unknown: unknown.describe('words for which the embedder has no vector; of several embedders, for which none has'),
  global: clusterSolutionSchema,
  withinDimension,
  consensus: consensusSchema.optional().describe('absent with one embedder and one seed'),
  map: z
    .array(z.strictObject({ descriptor: z.string(), x: z.number(), y: z.number() }))
    .describe('2-D projection for drawing'),
  comparisons: z
    .array(z.strictObject({ a: z.string(), b: z.string(), ari: maybe }))
    .optional()
    .describe(
      'agreement of the global groupings by meaning, co-endorsement and fusion: adjusted Rand index of each two',
    ),
  coverage,
  dims,
  diagnostics: z.array(diagnosticSchema),
});
export type Clustering = z.infer<typeof clusteringSchema>;
