import { z } from 'zod';

export const optionsSchema = z.strictObject({
  folder: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a plain folder name: letters, digits, . - and _ only')
    .default('responses')
    .describe('folder of the segments inside the study folder'),
  segmentMegabytes: z
    .number()
    .positive()
    .default(64)
    .describe('a new segment is begun when the current one has grown to this size'),
});
export type StoreOptions = z.output<typeof optionsSchema>;
