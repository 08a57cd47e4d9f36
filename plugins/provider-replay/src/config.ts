import { z } from 'zod';

const path = z.string().min(1);

export const configSchema = z.strictObject({
  from: z
    .union([path, z.array(path).min(1)])
    .describe('Recorded answers: a .jsonl file, a folder of them (read with its subfolders, in the order of names), or a list of both. Paths that begin with ./ or ../ start from the config file’s folder.'),
});
export type ReplayConfig = z.infer<typeof configSchema>;
