import { z } from 'zod';
import { diagnosticSchema } from '../domain/diagnostic.ts';

const nameProposal = z.strictObject({ namer: z.string(), name: z.string() });

export const taxonomyMemberSchema = z.strictObject({
  descriptor: z.string(),
  loading: z.number().nullable().describe('pattern loading on its dimension; null when reported without one'),
  crossLoads: z.boolean(),
  across: z
    .array(z.strictObject({ dimension: z.string(), loading: z.number() }))
    .optional()
    .describe('of a word that loads across: the other dimensions and its loadings there, by falling size'),
});

export const subdimensionSchema = z.strictObject({
  id: z.string().describe('stable: `d1.s2`'),
  name: z.string(),
  names: z.array(nameProposal).describe('by each namer, from members alone'),
  members: z.array(z.string()),
  stability: z.number().nullable(),
});

export const dimensionSchema = z.strictObject({
  id: z.string().describe('stable: `d1`'),
  name: z.string(),
  names: z.array(nameProposal).describe('by each namer, from members and loadings alone'),
  members: z.array(taxonomyMemberSchema).describe('by falling absolute loading'),
  subdimensions: z.array(subdimensionSchema),
  underIdentified: z.boolean().describe('fewer than three markers'),
});
export type Dimension = z.infer<typeof dimensionSchema>;
export type Subdimension = z.infer<typeof subdimensionSchema>;
export type TaxonomyMember = z.infer<typeof taxonomyMemberSchema>;

/** Dimensions from the response structure, subdimensions from meaning inside each. May have none: that is a finding. */
export const taxonomySchema = z.strictObject({
  schema: z.literal('valuelex.taxonomy/1'),
  origin: z
    .enum(['derived', 'given', 'reported'])
    .describe('derived here; given by the user; reported in a paper, not re-derived'),
  source: z.string().describe('citation, or how it was derived'),
  dimensions: z.array(dimensionSchema),
  homeless: z
    .array(z.strictObject({ descriptor: z.string(), largest: z.number().nullable() }))
    .describe('words that load on no dimension'),
  agreement: z
    .strictObject({
      ari: z.number().nullable(),
      nmi: z.number().nullable(),
      phi: z.number().nullable().optional().describe('correlation over pairs of words of being together in both'),
      baselines: z.array(z.strictObject({ baseline: z.string(), ari: z.number(), p: z.number().nullable() })),
    })
    .nullable()
    .describe('response structure against semantic structure, beside null baselines'),
  naming: z
    .strictObject({
      namers: z.array(
        z.strictObject({
          namer: z.string(),
          model: z.string().nullable().describe('label of the model asked; null for a namer that computes'),
          revision: z.string().nullable().describe('of the model, as the server told it'),
        }),
      ),
      agreement: z.array(
        z.strictObject({
          of: z.enum(['dimensions', 'subdimensions']),
          unanimous: z.number().nullable().describe('share of groups of two words or more for which all namers propose the same'),
          similarity: z.number().nullable().describe('mean cosine of the meanings of two proposals for a group, 1 where they are equal'),
        }),
      ),
    })
    .optional()
    .describe('who proposed the names, and how far they agree; absent where names were given'),
  diagnostics: z.array(diagnosticSchema),
});
export type Taxonomy = z.infer<typeof taxonomySchema>;
