import { parentPort, workerData } from 'node:worker_threads';
import { isNumericalError } from '../errors.ts';
import { createRandom } from '../random/create-random.ts';
import type { Random } from '../random/create-random.ts';
import { drawNull } from './null-job.ts';
import type { NullJob } from './null-job.ts';

/** What a worker is given: draws first, first + step, … below `draws`. */
export interface NullTask {
  readonly job: NullJob;
  readonly key: Random['key'];
  readonly first: number;
  readonly step: number;
  readonly draws: number;
}

/** What a worker tells of each draw. */
export type NullMessage = { readonly draw: number; readonly values: Float64Array } | { readonly refusal: { readonly code: string; readonly message: string; readonly variables?: readonly number[] } };

const { job, key, first, step, draws } = workerData as NullTask;
const random = createRandom(...key);
try {
  for (let draw = first; draw < draws; draw += step) parentPort!.postMessage({ draw, values: drawNull(job, random, draw) } satisfies NullMessage);
} catch (error) {
  if (!isNumericalError(error)) throw error;
  const { code, message, variables } = error;
  parentPort!.postMessage({ refusal: { code, message, ...(variables === undefined ? {} : { variables }) } } satisfies NullMessage);
}
