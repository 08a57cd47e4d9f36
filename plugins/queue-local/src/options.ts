import { z } from 'zod';

export const optionsSchema = z.strictObject({
  lookAhead: z
    .int()
    .positive()
    .default(1000)
    .describe('jobs drawn from the plan and waiting for a full lane, before drawing stops'),
});
export type QueueLocalOptions = z.output<typeof optionsSchema>;
