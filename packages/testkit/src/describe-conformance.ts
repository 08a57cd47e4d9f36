import type { Plugin } from '@valuelex/core';
import { conformance } from './conformance.ts';
import type { ConformanceOptions } from './conformance.ts';
import type { ProtocolName } from './server/start-fault-server.ts';

type Define = (name: string, run: () => void) => unknown;
type DefineTest = (name: string, run: () => Promise<void>, timeoutMs?: number) => unknown;
type After = (run: () => Promise<void>) => unknown;

/** The functions of a test runner. jest, vitest, mocha and node:test all have them. */
export interface Runner {
  readonly describe: Define;
  readonly it: DefineTest;
  readonly after?: After | undefined;
}

/** Long enough for a slow machine; a check that hangs fails by its own means. */
const timeoutMs = 120_000;

/** Registers the conformance checks of a plugin as tests, one each, with the runner that is there. */
export function describeConformance(
  plugin: Plugin,
  options: ConformanceOptions & { readonly runner?: Runner } = {},
): void {
  const { runner = findRunner(), ...rest } = options;
  runner.describe(`${String(plugin.kind)} ${String(plugin.name)}: conformance`, () => {
    const { checks, close } = conformance(plugin, rest);
    for (const { name, run } of checks) runner.it(name, run, timeoutMs);
    runner.after?.(close);
  });
}

/** As {@link describeConformance}, with the fault server in place of the model's. */
export function describeHttpProviderConformance(
  plugin: Plugin<'model-provider'>,
  options: Omit<ConformanceOptions, 'config'> & {
    readonly protocol: ProtocolName;
    readonly config: (baseUrl: string) => unknown;
    readonly runner?: Runner;
  },
): void {
  describeConformance(plugin, options);
}

function findRunner(): Runner {
  const globals = globalThis as { describe?: Define; it?: DefineTest; after?: After; afterAll?: After };
  if (globals.describe && globals.it) {
    return { describe: globals.describe, it: globals.it, after: globals.afterAll ?? globals.after };
  }
  const { describe, it, after } = process.getBuiltinModule('node:test');
  return { describe: (name, run) => void describe(name, run), it: (name, run) => void it(name, run), after };
}
