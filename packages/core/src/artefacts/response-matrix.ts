import { z } from 'zod';

/**
 * Who named what how often. `cells` is row-major, rows × columns. A cell is the number of the row's valid lists that
 * name the column's descriptor (`count`), that number over the row's exposure (`share`), or 0/1 (`presence`).
 */
export const responseMatrixSchema = z.strictObject({
  schema: z.literal('valuelex.response-matrix/1'),
  unit: z.enum(['respondent', 'response']).describe('what a row is'),
  cell: z.enum(['count', 'share', 'presence']),
  rows: z.array(z.string()).describe('ids of respondents or answers'),
  columns: z.array(z.string()).describe('descriptors'),
  cells: z.array(z.number()),
  exposure: z.array(z.int().nonnegative()).describe('valid lists per row'),
  groups: z
    .record(z.string(), z.array(z.string()))
    .describe('group ids per row, `model` always: whatever permutes or resamples needs them'),
});
export type ResponseMatrix = z.infer<typeof responseMatrixSchema>;
