import type { ConfigProblem, PluginKind } from '@valuelex/core';
import { PluginError } from '@valuelex/core';
import type { PluginLoader } from '../plugins/plugin-loader.ts';
import { validateOptions } from '../plugins/plugin-options.ts';
import { hashOf } from '../study/hash.ts';
import { list, pluginSlots, record } from './plugin-slots.ts';

/** What would count twice: tests that ask the same questions, and embedders that say the same of the words. */
export async function checkRepeats(config: unknown, loader: PluginLoader): Promise<ConfigProblem[]> {
  return [...(await repeatedTests(config, loader)), ...(await repeatedEmbedders(config, loader))];
}

async function repeatedEmbedders(config: unknown, loader: PluginLoader): Promise<ConfigProblem[]> {
  const earlier = new Map<string, string>();
  const problems: ConfigProblem[] = [];
  for (const { kind, path, use, with: options } of pluginSlots(config)) {
    if (kind !== 'embedder') continue;
    const embeds = await optionsOf(kind, use, options, loader);
    if (embeds === undefined) continue;
    const first = earlier.get(hashOf(embeds));
    if (first === undefined) earlier.set(hashOf(embeds), path);
    else {
      problems.push({
        path,
        message: `is the same embedder as ${first}, so that it would count twice in the consensus`,
        expected: 'an embedder, model or prompt template of its own',
        found: use,
        plugin: embeds.plugin,
        hint: 'change its options, or remove it; runs from several seeds are asked for by cluster.consensus.seeds',
      });
    }
  }
  return problems;
}

/**
 * Steps of `assess` that ask the very same questions as an earlier one: one test with options that come to the same, in the same language, at the same
 * settings. Its answers would be counted twice. What is wrong with a step by itself is told elsewhere.
 */
async function repeatedTests(config: unknown, loader: PluginLoader): Promise<ConfigProblem[]> {
  const steps = list(record(config)['assess']);
  const earlier = new Map<string, string>();
  const problems: ConfigProblem[] = [];
  for (const slot of pluginSlots(config)) {
    if (slot.kind !== 'value-test') continue;
    const asks = await optionsOf(slot.kind, slot.use, slot.with, loader);
    if (asks === undefined) continue;
    const { language, sampling, replicates } = record(steps[Number(slot.path.split('.').at(-1))]);
    const key = hashOf([asks, language, sampling, replicates]);
    const first = earlier.get(key);
    if (first === undefined) earlier.set(key, slot.path);
    else {
      problems.push({
        path: slot.path,
        message: `asks the same questions as ${first}, so that every answer would count twice`,
        expected: 'a test, options, language, sampling or replicates of its own',
        found: slot.use,
        plugin: asks.plugin,
        hint: 'change its options, or remove it; raters of one test go into one step',
      });
    }
  }
  return problems;
}

/** The plugin with its options, defaults filled in; undefined where it cannot be loaded, or does not take them. */
async function optionsOf(kind: PluginKind, use: string, given: unknown, loader: PluginLoader): Promise<{ readonly plugin: string; readonly options: unknown } | undefined> {
  try {
    const { plugin, madeBy } = await loader.load(kind, use);
    const checked = await validateOptions(plugin, given, '', madeBy.plugin);
    return 'options' in checked ? { plugin: madeBy.plugin, options: checked.options } : undefined;
  } catch (error) {
    if (PluginError.is(error)) return undefined;
    throw error;
  }
}
