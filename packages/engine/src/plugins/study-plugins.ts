import type { Rater } from '@valuelex/core';
import type { StudyConfig } from '../config/study-config.ts';
import { splitRef } from '../gateway/account.ts';
import type { Loaded, LoadedRater, StudyPlugins } from '../study/run-context.ts';
import type { PluginFactory } from './plugin-factory.ts';
import { shortName } from './plugin-name.ts';
import { uniqueLabel } from './unique-label.ts';

/** Creates the plugins of the stages that a config names. */
export async function createStudyPlugins(host: PluginFactory, config: StudyConfig): Promise<StudyPlugins> {
  const tests = [];
  for (const [i, step] of config.assess.entries()) {
    const test = await host.create('value-test', step, `assess.${i}`);
    const raters: LoadedRater[] = [];
    const labels = new Set<string>();
    for (const [j, raterStep] of step.raters.entries()) {
      const rater = await host.create('rater', raterStep, `assess.${i}.raters.${j}`);
      raters.push({ ...rater, label: labelOf(rater, labels), ...(raterStep.family !== undefined && { family: raterStep.family }) });
    }
    tests.push({ step, test, raters });
  }
  const reporters = [];
  for (const [i, step] of config.report.entries()) reporters.push(await host.create('reporter', step, `report.${i}`));
  const embedders = [];
  for (const [i, step] of [config.embed].flat().entries()) embedders.push(await host.create('embedder', step, Array.isArray(config.embed) ? `embed.${i}` : 'embed'));
  const clusterings = [];
  for (let seed = 0; seed < config.cluster.consensus.seeds; seed++) clusterings.push(await host.create('clustering-strategy', config.cluster, 'cluster', seed));
  return {
    extractor: await host.create('descriptor-extractor', config.extract, 'extract'),
    factor: await host.create('factor-strategy', config.factor, 'factor'),
    embedder: embedders[0]!,
    embedders,
    clustering: clusterings[0]!,
    clusterings,
    tests,
    reporters,
    load: (kind, step) => host.create(kind, step, ''),
  };
}

/** The rater's name, with its model where it has one: free of the account, unique within its test. */
function labelOf({ port, madeBy }: Loaded<Rater>, taken: Set<string>): string {
  const name = shortName('rater', madeBy.plugin);
  return uniqueLabel(port.model === null ? name : `${name} ${splitRef(port.model).model}`, taken);
}
