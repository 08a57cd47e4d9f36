import type { ConfigProblem } from '@valuelex/core';
import { PluginError } from '@valuelex/core';
import type { PluginLoader } from '../plugins/plugin-loader.ts';
import { validateOptions } from '../plugins/plugin-options.ts';
import { nameHint } from './nearest-name.ts';
import type { PluginSlot } from './plugin-slots.ts';
import { record } from './plugin-slots.ts';

/** Loads every plugin that is named and checks its options. */
export async function checkPlugins(
  slots: readonly PluginSlot[],
  loader: PluginLoader,
  accounts: readonly string[],
): Promise<ConfigProblem[]> {
  const problems: ConfigProblem[] = [];
  for (const slot of slots) problems.push(...(await checkSlot(slot, loader, accounts)));
  return problems;
}

async function checkSlot(
  slot: PluginSlot,
  loader: PluginLoader,
  accounts: readonly string[],
): Promise<ConfigProblem[]> {
  try {
    const { plugin, madeBy } = await loader.load(slot.kind, slot.use);
    const checked = await validateOptions(plugin, slot.with, `${slot.path}.with`, madeBy.plugin);
    // Plugins that ask models name them as account/model.
    const account = 'models' in plugin.capabilities ? modelsIn(slot.with, `${slot.path}.with`).flatMap(([model, path]) => unknownAccount(model, path, accounts)) : [];
    const needsRater = 'needsRater' in plugin.capabilities && plugin.capabilities.needsRater === true;
    return [...checked.problems, ...account, ...(needsRater && slot.raters === 0 ? [unrated(slot, madeBy.plugin)] : [])];
  } catch (error) {
    if (!PluginError.is(error)) throw error;
    const lost = error.code === 'plugin-not-found';
    return [
      {
        path: slot.path === '' ? 'use' : `${slot.path}.use`,
        message: error.message,
        ...(lost && { expected: `a ${slot.kind} that is installed`, found: slot.use }),
        ...(error.hint !== undefined && { hint: error.hint }),
      },
    ];
  }
}

/** Options called `model`, wherever they stand, with their paths. */
function modelsIn(options: unknown, at: string): [string, string][] {
  return Object.entries(record(options)).flatMap(([key, value]): [string, string][] =>
    key === 'model' && typeof value === 'string' ? [[value, `${at}.${key}`]] : modelsIn(value, `${at}.${key}`),
  );
}

function unrated(slot: PluginSlot, plugin: string): ConfigProblem {
  return {
    path: `${slot.path}.raters`,
    message: 'the answers of this test must be rated, and nobody does',
    expected: 'at least 1 rater',
    found: 'none',
    plugin,
    hint: 'leave `raters` out for the lexical rater, which needs no model, or name one',
  };
}

/** The problem that a model reference names no account of this config; none when it does, or is no reference at all. */
export function unknownAccount(ref: string, path: string, accounts: readonly string[]): ConfigProblem[] {
  const slash = ref.indexOf('/');
  if (slash < 1) return [];
  const account = ref.slice(0, slash);
  if (accounts.includes(account)) return [];
  const hint = nameHint(account, accounts);
  return [
    {
      path,
      message: `there is no account "${account}" under providers`,
      expected:
        accounts.length > 0 ? `one of ${accounts.join(', ')}, before the first slash` : 'an account under providers',
      found: ref,
      ...(hint !== undefined && { hint }),
    },
  ];
}
