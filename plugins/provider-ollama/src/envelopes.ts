import { z } from 'zod';

const count = z.int().nonnegative().nullish().catch(null);
const end = {
  done: z.literal(true),
  done_reason: z.string().nullish(),
  prompt_eval_count: count,
  eval_count: count,
};

export const chatSchema = z.object({ ...end, message: z.object({ content: z.string() }) });
export const generateSchema = z.object({ ...end, response: z.string() });
export const embedSchema = z.object({ embeddings: z.array(z.array(z.number()).min(1)), prompt_eval_count: count });
export const tagsSchema = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      digest: z.string().nullish(),
      details: z.object({ family: z.string().nullish(), parameter_size: z.string().nullish() }).nullish(),
    }),
  ),
});
export const pullSchema = z.object({ status: z.literal('success') });
export type Tags = z.infer<typeof tagsSchema>['models'];
