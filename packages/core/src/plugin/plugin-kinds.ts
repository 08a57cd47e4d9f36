import type { ClusteringStrategy, ClusteringStrategyCapabilities } from '../ports/clustering-strategy.ts';
import type { DescriptorExtractor, DescriptorExtractorCapabilities } from '../ports/descriptor-extractor.ts';
import type { Embedder, EmbedderCapabilities } from '../ports/embedder.ts';
import type { FactorStrategy, FactorStrategyCapabilities } from '../ports/factor-strategy.ts';
import type { ModelProvider, ModelProviderCapabilities } from '../ports/model-provider.ts';
import type { Rater, RaterCapabilities } from '../ports/rater.ts';
import type { Reporter, ReporterCapabilities } from '../ports/reporter.ts';
import type { ResponseStore, ResponseStoreCapabilities } from '../ports/response-store.ts';
import type { ValueTest, ValueTestCapabilities } from '../ports/value-test.ts';
import type { WorkQueue, WorkQueueCapabilities } from '../ports/work-queue.ts';

/** For each kind of plugin: what `create` returns, and the facts it declares. */
export interface PluginPorts {
  'model-provider': { port: ModelProvider; capabilities: ModelProviderCapabilities };
  'descriptor-extractor': { port: DescriptorExtractor; capabilities: DescriptorExtractorCapabilities };
  embedder: { port: Embedder; capabilities: EmbedderCapabilities };
  'factor-strategy': { port: FactorStrategy; capabilities: FactorStrategyCapabilities };
  'clustering-strategy': { port: ClusteringStrategy; capabilities: ClusteringStrategyCapabilities };
  'value-test': { port: ValueTest; capabilities: ValueTestCapabilities };
  rater: { port: Rater; capabilities: RaterCapabilities };
  'response-store': { port: ResponseStore; capabilities: ResponseStoreCapabilities };
  'work-queue': { port: WorkQueue; capabilities: WorkQueueCapabilities };
  reporter: { port: Reporter; capabilities: ReporterCapabilities };
}
export type PluginKind = keyof PluginPorts;
export type PortOf<K extends PluginKind> = PluginPorts[K]['port'];
export type CapabilitiesOf<K extends PluginKind> = PluginPorts[K]['capabilities'];

/** Kind → prefix of the package name: `use: X` in a slot of that kind means `@valuelex/<prefix>-X`. */
export const pluginPrefixes: Readonly<Record<PluginKind, string>> = {
  'model-provider': 'provider',
  'descriptor-extractor': 'extractor',
  embedder: 'embedder',
  'factor-strategy': 'factor',
  'clustering-strategy': 'cluster',
  'value-test': 'test',
  rater: 'rater',
  'response-store': 'store',
  'work-queue': 'queue',
  reporter: 'reporter',
};
export const pluginKinds = Object.keys(pluginPrefixes) as readonly PluginKind[];

/** The kind that a name stands for: the long name, or its prefix as an alias; undefined when it is neither. */
export function parsePluginKind(name: string): PluginKind | undefined {
  return pluginKinds.find((kind) => kind === name || pluginPrefixes[kind] === name);
}
