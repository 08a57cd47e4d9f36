import { z } from 'zod';

/**
 * What is known of a model beforehand: the independent variables of `analyze`. Unknown is left out, never imputed.
 * Further traits of one's own are allowed as scalars.
 */
export const traitsSchema = z
  .object({
    family: z.string().optional().describe('models of one lineage; the block in every resampling'),
    base: z.string().optional().describe('label of the parent model; makes the matched pairs'),
    parameters: z.number().positive().optional().describe('total parameters'),
    activeParameters: z.number().positive().optional().describe('parameters used per token (mixture of experts)'),
    architecture: z.string().optional().describe('dense, moe, …'),
    training: z.string().optional().describe('base, sft, rlhf, dpo, instruct, …'),
    data: z.string().optional().describe('corpus or composition of the training data'),
    released: z.string().optional().describe('ISO date'),
  })
  .catchall(z.union([z.string(), z.number(), z.boolean()]));
export type Traits = z.infer<typeof traitsSchema>;
