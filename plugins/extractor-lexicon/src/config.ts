import { z } from 'zod';

export const configSchema = z.strictObject({
  terms: z.array(z.string().min(1)).default([]).describe('value terms beside those of the lexicon, in any language; at most six words each'),
  file: z
    .string()
    .min(1)
    .optional()
    .describe('a text file of value terms, one a line; what follows a # is left out. Paths that begin with ./ or ../ start from the config file’s folder.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')
    .optional()
    .describe('what the file must hash to. With this, a changed file is refused; without it, a changed file makes the stage anew.'),
  builtIn: z.boolean().default(true).describe('use the lexicon of generic value terms that comes with the plugin'),
  stopList: z.array(z.string()).default([]).describe('terms that are never descriptors; case does not matter'),
  maxLength: z
    .int()
    .min(1000)
    .max(10_000_000)
    .default(200_000)
    .describe('UTF-16 units of one answer that are read; a longer one counts as truncated'),
});
export type LexiconConfig = z.infer<typeof configSchema>;
