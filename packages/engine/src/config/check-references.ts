import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigProblem } from '@valuelex/core';
import { splitRef } from '../gateway/account.ts';
import { promptSetNames } from '../prompts/load-prompts.ts';
import { taxonomyNames } from '../taxonomies/load-taxonomy.ts';
import { unknownAccount } from './check-plugins.ts';
import { nearestName } from './nearest-name.ts';
import { list, record } from './plugin-slots.ts';

/** Names in a config that must stand for something: accounts, prompt sets, taxonomies, files. */
export function checkReferences(config: unknown, dir: string): ConfigProblem[] {
  const root = record(config);
  const accounts = Object.keys(record(root['providers']));
  const problems: ConfigProblem[] = [];

  list(root['respondents']).forEach((entry, i) => {
    const model = record(entry)['model'];
    if (typeof model !== 'string') return;
    problems.push(...unknownAccount(model, `respondents.${i}.model`, accounts), ...partialStar(model, `respondents.${i}.model`));
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

  list(record(root['naming'])['models']).forEach((model, i) => {
    if (typeof model === 'string') problems.push(...unknownAccount(model, `naming.models.${i}`, accounts));
  });

  const budget = record(root['budget']);
  for (const account of Object.keys(record(budget['perProvider']))) {
    problems.push(...unknownAccount(`${account}/*`, `budget.perProvider.${account}`, accounts).map((problem) => ({ ...problem, found: account })));
  }
  for (const model of Object.keys(record(budget['perModel']))) problems.push(...unknownAccount(model, `budget.perModel.${model}`, accounts));

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

/** `*` stands for all models of an account, and is no pattern. */
function partialStar(ref: string, path: string): ConfigProblem[] {
  const { account, model } = splitRef(ref);
  if (model === '*' || !ref.includes('*')) return [];
  return [
    {
      path,
      message: 'a * stands for all models of an account, not for a part of a name',
      expected: 'account/*, or a model by its full name',
      found: ref,
      hint: `write ${account}/* for all its models, or name those you want one by one`,
    },
  ];
}

/** A shipped name, or a file that is there. */
function named(name: string, path: string, dir: string, shipped: readonly string[]): ConfigProblem[] {
  if (shipped.includes(name) || existsSync(resolve(dir, name))) return [];
  const near = nearestName(name, shipped);
  const isPath = /[./\\]/.test(name);
  return [
    {
      path,
      message: isPath || shipped.length === 0 ? 'there is no such file' : `"${name}" is neither shipped nor a file`,
      expected: [...shipped, 'a file, written from the folder of the config'].join(', or '),
      found: name,
      ...(near !== undefined && { hint: `did you mean "${near}"?` }),
      ...(near === undefined && !isPath && shipped.length > 0 && { hint: `shipped: ${shipped.join(', ')}` }),
    },
  ];
}
