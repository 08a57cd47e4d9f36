import type { ModelQuestion, Plugin, PluginContext, PluginKind } from '@valuelex/core';
import { readFileSync } from 'node:fs';
import { clusteringChecks } from './checks/clustering-checks.ts';
import { embedderChecks } from './checks/embedder-checks.ts';
import type { EmbedderWords } from './checks/embedder-checks.ts';
import { extractorChecks } from './checks/extractor-checks.ts';
import type { ExtractorExample } from './checks/extractor-checks.ts';
import { factorChecks } from './checks/factor-checks.ts';
import { generalChecks } from './checks/general-checks.ts';
import { httpProviderChecks } from './checks/http-provider-checks.ts';
import { importCheck } from './checks/import-check.ts';
import { packageChecks } from './checks/package-checks.ts';
import type { PluginPackage } from './checks/package-checks.ts';
import { offlineProviderChecks, providerChecks } from './checks/provider-checks.ts';
import { queueChecks } from './checks/queue-checks.ts';
import { raterChecks } from './checks/rater-checks.ts';
import { reporterChecks } from './checks/reporter-checks.ts';
import { storeChecks } from './checks/store-checks.ts';
import { valueTestChecks } from './checks/value-test-checks.ts';
import type { Check } from './harness/check.ts';
import { Harness } from './harness/harness.ts';
import type { ProtocolName } from './server/start-fault-server.ts';

export interface ConformanceOptions {
  /** package.json of the plugin: URL, path, or its content. Without it, what it says is not checked. */
  readonly package?: URL | string | PluginPackage;
  /** The module that the built package exports, as URL or path: imported in a process of its own, to see that it does no work. */
  readonly entry?: URL | string;
  /** Options as in a config file, laid over `valuelex.conformance.config` of package.json. A function: for HTTP providers, by address. */
  readonly config?: unknown;
  /** Members of the plugin context to replace. */
  readonly context?: Partial<PluginContext>;
  /** What `context.models.generate` answers; by default the least that the JSON Schema of the question allows. */
  readonly answers?: (question: ModelQuestion) => string;
  /** model-provider: a model that answers offline. Without it (and without `protocol`) only what needs no answer is checked. */
  readonly model?: string;
  /** model-provider: how it speaks over HTTP; `config` is then a function of the address. */
  readonly protocol?: ProtocolName;
  readonly embedder?: EmbedderWords;
  readonly extractor?: { readonly examples: readonly ExtractorExample[] };
}

/** The checks of one plugin, and how to clear up after them. */
export interface Conformance {
  readonly checks: readonly Check[];
  close(): Promise<void>;
}

/**
 * The conformance checks of a plugin, by its kind and its declared capabilities. Nothing runs until a check does; each
 * may be run by itself.
 */
export function conformance(plugin: Plugin, options: ConformanceOptions = {}): Conformance {
  const given = options.package;
  const readPackage = (): PluginPackage =>
    typeof given === 'string' || given instanceof URL
      ? (JSON.parse(readFileSync(given, 'utf8')) as PluginPackage)
      : (given ?? {});
  const declared = given === undefined ? undefined : readPackage().valuelex?.conformance;
  const found = configOf(declared?.config, options.config);
  const at = (baseUrl: string): unknown =>
    typeof found === 'function' ? (found as (url: string) => unknown)(baseUrl) : withUrl(found, baseUrl);
  const harness = new Harness(plugin, {
    config: at('http://127.0.0.1:9'),
    context: options.context,
    answers: options.answers,
  });
  const protocol = options.protocol ?? (declared?.protocol as ProtocolName | undefined);
  const model = options.model ?? declared?.model;

  const ofKind = (): Check[] => {
    if (isOf(harness, 'model-provider')) {
      if (protocol) return httpProviderChecks(harness, { protocol, config: at });
      if (model === undefined) return offlineProviderChecks(harness, 'any');
      return providerChecks(harness, { model, using: (use) => harness.using(({ port }) => use(port)) });
    }
    if (isOf(harness, 'descriptor-extractor')) return extractorChecks(harness, (options.extractor ?? declared?.extractor)?.examples);
    if (isOf(harness, 'embedder')) return embedderChecks(harness, options.embedder ?? declared?.embedder);
    if (isOf(harness, 'factor-strategy')) return factorChecks(harness);
    if (isOf(harness, 'clustering-strategy')) return clusteringChecks(harness);
    if (isOf(harness, 'value-test')) return valueTestChecks(harness);
    if (isOf(harness, 'rater')) return raterChecks(harness);
    if (isOf(harness, 'response-store')) return storeChecks(harness);
    if (isOf(harness, 'work-queue')) return queueChecks(harness);
    if (isOf(harness, 'reporter')) return reporterChecks(harness);
    return [];
  };

  return {
    checks: [
      ...generalChecks(harness),
      ...(given === undefined ? [] : packageChecks(plugin, readPackage)),
      ...(options.entry === undefined ? [] : [importCheck(options.entry)]),
      ...ofKind(),
    ],
    close: () => harness.close(),
  };
}

function configOf(declared: unknown, given: unknown): unknown {
  if (given === undefined) return declared ?? {};
  const both = [declared, given].every((config) => typeof config === 'object' && config !== null);
  return both ? { ...(declared as object), ...(given as object) } : given;
}

function isOf<K extends PluginKind>(harness: { readonly plugin: Plugin }, kind: K): harness is Harness<K> {
  return harness.plugin.kind === kind;
}

/** In the config that package.json gives, `${url}` stands for the address of the test server. */
function withUrl(config: unknown, baseUrl: string): unknown {
  if (typeof config === 'string') return config.replaceAll('${url}', baseUrl);
  if (Array.isArray(config)) return config.map((part) => withUrl(part, baseUrl));
  if (typeof config !== 'object' || config === null) return config;
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, withUrl(value, baseUrl)]));
}
