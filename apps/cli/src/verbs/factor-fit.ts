import type { FactorInput, FactorSolution } from '@valuelex/core';
import { openHost } from '../host.ts';
import { parseStep } from '../input/step-options.ts';
import type { VerbContext } from '../verb.ts';

/** A fit as plain data, which another thread can take. */
export interface FactorTask {
  readonly use: string;
  readonly set: readonly string[];
  readonly seed: string;
  readonly input: FactorInput;
}

/** Loads the strategy that is named and fits it, in this thread. */
export async function fitFactors(context: VerbContext, { use, set, seed, input }: FactorTask, progress: (done: number, note?: string) => void): Promise<FactorSolution> {
  const host = await openHost(context, seed);
  try {
    const strategy = await host.load('factor-strategy', parseStep(use, set));
    return await strategy.port.fit(input, { signal: context.signal, progress });
  } finally {
    await host.close();
  }
}
