import { z } from 'zod';

export const configSchema = z.strictObject({
  answers: z.number().min(0).max(100).default(2).describe('Megabytes of raw answers that the file may hold, evenly over models; 0: none. `valuelex studio` shows all of them.'),
});
export type HtmlConfig = z.infer<typeof configSchema>;
