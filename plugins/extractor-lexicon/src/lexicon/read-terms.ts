import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PluginError } from '@valuelex/core';
import type { LexiconConfig } from '../config.ts';
import { TERM_GROUPS } from './term-groups.ts';

/** The terms of the built-in lexicon, each once. */
export const builtInTerms = (): string[] => [...new Set(TERM_GROUPS.flatMap(({ terms }) => terms.split('|')))];

/**
 * The terms that a config asks for.
 * @throws PluginError when the file cannot be read, does not hash to what was asked for, or nothing is left to look for.
 */
export async function readTerms({ builtIn, terms, file, sha256 }: LexiconConfig): Promise<string[]> {
  const all = [...(builtIn ? builtInTerms() : []), ...terms];
  if (file !== undefined) {
    let bytes: Buffer;
    try {
      bytes = await readFile(file);
    } catch (error) {
      throw broken('file', `cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
    }
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== undefined && sha256 !== hash) throw broken('sha256', `${file} hashes to ${hash}, not to ${sha256}`);
    for (const line of bytes.toString('utf8').split(/\r?\n/)) {
      const term = line.split('#', 1)[0]!.trim();
      if (term !== '') all.push(term);
    }
  }
  if (all.length === 0) throw broken('terms', 'no value terms: builtIn is false and neither terms nor file gives any');
  return all;
}

const broken = (option: string, message: string): PluginError => new PluginError('@valuelex/extractor-lexicon', option, message);
