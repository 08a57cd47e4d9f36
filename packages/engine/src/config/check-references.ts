import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigProblem } from '@valuelex/core';
import { promptSetNames } from '../prompts/load-prompts.ts';
import { taxonomyNames } from '../taxonomies/load-taxonomy.ts';
import { unknownAccount } from './check-plugins.ts';
import { nameHint } from './nearest-name.ts';
import { list, record } from './plugin-slots.ts';

/** Names in a config that must stand for something: accounts, prompt sets, taxonomies, files. */
export function checkReferences(config: unknown, dir: string): ConfigProblem[] {
  const root = record(config);
  const accounts = Object.keys(record(root['providers']));
  const problems: ConfigProblem[] = [];

  list(root['respondents']).forEach((entry, i) => {
    const model = record(entry)['model'];
    if (typeof model === 'string') problems.push(...unknownAccount(model, `respondents.${i}.model`, accounts));
  });
  const nullPopulation = record(root['controls'])['nullPopulation'];
  if (typeof nullPopulation === 'string') {
    problems.push(
      ...unknownAccount(`${nullPopulation}/*`, 'controls.nullPopulation', accounts).map((problem) => ({
        ...problem,
        found: nullPopulation,
      })),
    );
  }

  const prompts = record(root['elicit'])['prompts'];
  const isList = Array.isArray(prompts);
  (isList ? prompts : [prompts]).forEach((set, i) => {
    if (typeof set === 'string')
      problems.push(...named(set, isList ? `elicit.prompts.${i}` : 'elicit.prompts', dir, promptSetNames));
  });
  const from = record(root['taxonomy'])['from'];
  if (typeof from === 'string') problems.push(...named(from, 'taxonomy.from', dir, taxonomyNames));
  const merges = record(record(root['extract'])['merge'])['file'];
  if (typeof merges === 'string') problems.push(...named(merges, 'extract.merge.file', dir, []));
  return problems;
}

/** A shipped name, or a file that is there. */
function named(name: string, path: string, dir: string, shipped: readonly string[]): ConfigProblem[] {
  if (shipped.includes(name) || existsSync(resolve(dir, name))) return [];
  const hint = nameHint(name, shipped);
  return [
    {
      path,
      message: 'there is no such file',
      expected: [...shipped, 'a file, written from the folder of the config'].join(', '),
      found: name,
      ...(hint?.startsWith('did you mean') && { hint }),
    },
  ];
}
