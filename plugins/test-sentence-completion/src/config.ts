import { framings } from '@valuelex/core';
import { z } from 'zod';

const count = z.int().nonnegative();
const different = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

export const configSchema = z.strictObject({
  maxWords: z.int().min(5).max(500).default(50).describe('How long a completion may be, in words; stands in the instruction.'),
  stems: z
    .union([
      z.int().min(1).max(20).describe('Of the bank for the paper’s taxonomy: the first so many pairs of each subdimension.'),
      z.literal('template').describe('Stems made by template for the paper’s taxonomy too.'),
      z.strictObject({ file: z.string().min(1).describe('Stems of your own, as `valuelex stems` writes them; asked as they are.') }),
    ])
    .default(20)
    .describe('Where stems come from. The paper’s taxonomy has a bank of 20 pairs per subdimension; for any other they are made by template, whatever the number.'),
  framings: z
    .array(z.enum(framings))
    .min(1)
    .refine(different, 'each framing once')
    .default(['neutral'])
    .describe('How each stem is put: as it is, as an evaluation, as something that nobody will trace. Each asks all stems anew.'),
  situations: count
    .max(20)
    .default(4)
    .describe('By template: pairs of situation stems per subdimension, one of each pair in form A, one in form B.'),
  neutral: z.int().min(1).max(12).default(6).describe('By template: pairs of neutral stems, rated on every dimension.'),
  conflicts: count.max(1).default(1).describe('By template: pairs of stems that put two dimensions in conflict, per pair of dimensions: 0 or 1.'),
  forms: z
    .array(z.enum(['A', 'B']))
    .min(1)
    .max(2)
    .refine(different, 'each form once')
    .default(['A', 'B'])
    .describe('Parallel forms to ask. One form halves the calls and gives no parallel-forms reliability.'),
});
export type SentenceCompletionConfig = z.infer<typeof configSchema>;
