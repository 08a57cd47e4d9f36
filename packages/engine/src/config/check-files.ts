import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigProblem } from '@valuelex/core';
import { ValueLexError } from '@valuelex/core';
import { readCalibration } from '../assess/calibration.ts';
import { loadPrompts } from '../prompts/load-prompts.ts';
import { loadTaxonomy, taxonomyNames } from '../taxonomies/load-taxonomy.ts';
import { list, record } from './plugin-slots.ts';

/** What is wrong inside the files that a config names: told before a model is asked. Files that are not there are told elsewhere. */
export async function checkFiles(config: unknown, dir: string): Promise<ConfigProblem[]> {
  const root = record(config);
  const problems: ConfigProblem[] = [];
  const check = async (path: string, found: string, load: () => Promise<unknown>): Promise<void> => {
    try {
      await load();
    } catch (error) {
      if (!ValueLexError.is(error) || !error.code.startsWith('data-')) throw error;
      problems.push({ path, message: error.message, found, ...(error.hint !== undefined && { hint: error.hint }) });
    }
  };
  const isFile = (name: string): boolean => existsSync(resolve(dir, name));

  const from = record(root['taxonomy'])['from'];
  if (typeof from === 'string' && !taxonomyNames.includes(from) && isFile(from))
    await check('taxonomy.from', from, () => loadTaxonomy(from, dir));

  const prompts = record(root['elicit'])['prompts'];
  const sets = typeof prompts === 'string' ? [prompts] : list(prompts);
  for (const [i, set] of sets.entries()) {
    if (typeof set !== 'string' || set === 'en' || !isFile(set)) continue;
    await check(typeof prompts === 'string' ? 'elicit.prompts' : `elicit.prompts.${i}`, set, () => loadPrompts([set], 'values', dir));
  }

  for (const [i, step] of list(root['assess']).entries()) {
    const calibration = record(step)['calibration'];
    if (typeof calibration === 'string' && calibration !== '') await check(`assess.${i}.calibration`, calibration, () => readCalibration(calibration, dir));
  }
  return problems;
}
