import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * SHA-256 (hex) of every file that options name, by the path as it is written: a string that begins with `./` or `../`, or is a whole path, where a
 * file lies there. A stage that a plugin has a part in is made anew when one of them changes.
 */
export async function hashOptionFiles(options: unknown, dir: string): Promise<Readonly<Record<string, string>>> {
  const hashes: Record<string, string> = {};
  for (const path of [...new Set(stringsOf(options))].sort()) {
    if (!/^\.{1,2}\//.test(path) && !isAbsolute(path)) continue;
    const file = resolve(dir, path);
    if (await isFile(file)) hashes[path] = await sha256OfFile(file);
  }
  return hashes;
}

function* stringsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const entry of Object.values(value)) yield* stringsOf(entry);
}

/** What is not there, or may not be looked at, is the plugin's to complain of. */
async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
