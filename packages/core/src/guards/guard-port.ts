import type { Plugin } from '../plugin/define-plugin.ts';
import type { CapabilitiesOf, PluginKind, PortOf } from '../plugin/plugin-kinds.ts';
import { requireMethods } from './broken-contract.ts';
import { guardClusteringStrategy } from './guard-clustering-strategy.ts';
import { guardEmbedder } from './guard-embedder.ts';
import { guardExtractor } from './guard-extractor.ts';
import { guardFactorStrategy } from './guard-factor-strategy.ts';
import { guardProvider } from './guard-provider.ts';
import { guardRater } from './guard-rater.ts';
import { guardReporter } from './guard-reporter.ts';
import { guardStore } from './guard-store.ts';
import { guardValueTest } from './guard-value-test.ts';

const guards: { [K in PluginKind]: (plugin: string, port: PortOf<K>, capabilities: CapabilitiesOf<K>) => PortOf<K> } = {
  'model-provider': guardProvider,
  'descriptor-extractor': guardExtractor,
  embedder: (plugin, port) => guardEmbedder(plugin, port),
  'factor-strategy': guardFactorStrategy,
  'clustering-strategy': guardClusteringStrategy,
  'value-test': guardValueTest,
  rater: guardRater,
  'response-store': guardStore,
  'work-queue': (plugin, port) => {
    requireMethods(plugin, port, ['run']);
    return port;
  },
  reporter: guardReporter,
};

/**
 * Wraps what a plugin's `create` returned in the guard of its kind: every host should, before it uses the port.
 * @param name the plugin as the user named it, for error messages
 * @throws PluginError at once when a member of the port is missing; later, when a result breaks the contract.
 */
export function guardPort<K extends PluginKind>(
  name: string,
  plugin: Pick<Plugin<K>, 'kind' | 'capabilities'>,
  port: PortOf<K>,
): PortOf<K> {
  return guards[plugin.kind](name, port, plugin.capabilities);
}
