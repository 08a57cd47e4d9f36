import { z } from 'zod';

/** One sampling setting. A key that is absent is left to the model's default and never sent. */
export const samplingSchema = z.strictObject({
  temperature: z.number().min(0).optional(),
  topP: z.number().gt(0).max(1).optional(),
  topK: z.int().positive().optional(),
  maxTokens: z.int().positive().optional().describe('upper bound of generated tokens'),
  stop: z.array(z.string()).optional(),
});
export type Sampling = z.infer<typeof samplingSchema>;
export type SamplingKey = keyof Sampling;

export const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
});
export type Message = z.infer<typeof messageSchema>;
