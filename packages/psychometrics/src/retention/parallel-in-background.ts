import { drawsInBackground } from '../background/draws-in-background.ts';
import type { Watch } from '../background/draws-in-background.ts';
import { NumericalError } from '../errors.ts';
import type { Random } from '../random/create-random.ts';
import { observedSpectrum } from './null-job.ts';
import type { NullJob } from './null-job.ts';
import { compareWithNull } from './parallel.ts';
import type { ParallelResult } from './parallel.ts';

export interface BackgroundOptions extends Watch {
  readonly draws: number;
  /** Quantile of the null that an eigenvalue must pass. */
  readonly level: number;
  readonly random: Random;
  /** As in `ParallelOptions`. */
  readonly given?: number;
}

/**
 * `parallelAnalysis`, `permutationParallel` and `blockPermutationParallel` without holding the thread: the same numbers to the last bit, whatever the
 * number of workers. Rejects with the signal's reason when aborted, and with what `associate` throws.
 */
export async function parallelInBackground(job: NullJob, options: BackgroundOptions): Promise<ParallelResult> {
  const { draws, random } = options;
  if (!(Number.isInteger(draws) && draws >= 1)) throw new NumericalError('bad-option', `A null needs at least one draw, found ${draws}.`);
  options.signal?.throwIfAborted();
  const observed = observedSpectrum(job);
  const found = await drawsInBackground({ job, draws, random }, options);
  return compareWithNull(observed, found as Float64Array[], options);
}
