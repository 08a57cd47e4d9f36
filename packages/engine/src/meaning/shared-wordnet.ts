import { homedir } from 'node:os';
import { join } from 'node:path';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';

let opened: Promise<WordNet> | undefined;

/** The WordNet index, opened once per process. */
export function sharedWordNet(): Promise<WordNet> {
  return (opened ??= openWordNet({ cacheDir: join(homedir(), '.cache', 'valuelex') }));
}
