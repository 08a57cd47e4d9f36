import { z } from 'zod';

/** Something a reader of a result must know: what was repaired, withheld or doubted, and why. Part of the result. */
export const diagnosticSchema = z.strictObject({
  code: z.string().describe('stable, kebab-case'),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  variables: z.array(z.string()).optional().describe('names of the variables concerned'),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

/** An interval estimate. */
export const intervalSchema = z.strictObject({
  lower: z.number(),
  upper: z.number(),
  level: z.number().describe('coverage aimed at, .95 for 95 %'),
  method: z.string().describe('how it was made, in the words of the methods section'),
});
export type Interval = z.infer<typeof intervalSchema>;
