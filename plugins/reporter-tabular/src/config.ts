import { z } from 'zod';

export const configSchema = z.strictObject({
  responses: z
    .boolean()
    .default(true)
    .describe('Also write responses.csv, every stored answer with its text. Large studies make a large file.'),
});
export type TabularConfig = z.infer<typeof configSchema>;
