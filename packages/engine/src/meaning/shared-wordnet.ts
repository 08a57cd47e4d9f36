import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { cacheRoot } from '../plugins/cache-root.ts';

let opened: Promise<WordNet> | undefined;

/** The WordNet index, opened once per process. */
export function sharedWordNet(): Promise<WordNet> {
  return (opened ??= openWordNet({ cacheDir: cacheRoot(process.env) }));
}
