import { z } from 'zod';
import { diagnosticSchema } from '../domain/diagnostic.ts';

const nameProposal = z.strictObject({ namer: z.string(), name: z.string() });

export const taxonomyMemberSchema = z.strictObject({
  descriptor: z.string(),
  loading: z.number().nullable().describe('pattern loading on its dimension; null when reported without one'),
  crossLoads: z.boolean(),
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
      baselines: z.array(z.strictObject({ baseline: z.string(), ari: z.number(), p: z.number().nullable() })),
    })
    .nullable()
    .describe('response structure against semantic structure, beside null baselines'),
  diagnostics: z.array(diagnosticSchema),
});
export type Taxonomy = z.infer<typeof taxonomySchema>;
