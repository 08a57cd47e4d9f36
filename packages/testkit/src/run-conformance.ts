import type { Plugin } from '@valuelex/core';
import { performance } from 'node:perf_hooks';
import { conformance } from './conformance.ts';
import type { ConformanceOptions } from './conformance.ts';
import { inWords } from './harness/assert.ts';

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  /** What was expected and what was found, when it failed. */
  readonly message?: string;
  readonly ms: number;
}

/**
 * Runs all checks of a plugin, one after the other, without a test runner. Never rejects for what a plugin does.
 * @param watch is told of every result as it comes
 */
export async function runConformance(
  plugin: Plugin,
  options: ConformanceOptions = {},
  watch: { readonly onResult?: (result: CheckResult) => void } = {},
): Promise<readonly CheckResult[]> {
  const { checks, close } = conformance(plugin, options);
  const results: CheckResult[] = [];
  try {
    for (const { name, run } of checks) {
      const start = performance.now();
      const failure = await run().then(
        () => undefined,
        (error: unknown) => ({ message: inWords(error).replace(/^CheckFailure: /, '') }),
      );
      const result = { name, ok: failure === undefined, ...failure, ms: performance.now() - start };
      results.push(result);
      watch.onResult?.(result);
    }
  } finally {
    await close();
  }
  return results;
}
