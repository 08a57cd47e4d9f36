import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWordNet } from '../open-wordnet.ts';
import type { WordNet } from '../wordnet.ts';

/** The real index, parsed once for all test files. */
export const testWordNet = (): Promise<WordNet> => openWordNet({ cacheDir: join(tmpdir(), 'valuelex-lexical-tests') });
