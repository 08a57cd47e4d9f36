import { parentPort, workerData } from 'node:worker_threads';
import { isNumericalError } from '../errors.ts';
import { createRandom } from '../random/create-random.ts';
import type { Random } from '../random/create-random.ts';
import { drawsOf } from './draw-job.ts';
import type { DrawJob } from './draw-job.ts';

/** What a worker is given: draws first, first + step, … below `draws`. */
export interface DrawTask {
  readonly job: DrawJob;
  readonly key: Random['key'];
  readonly first: number;
  readonly step: number;
  readonly draws: number;
}

/** What a worker tells of each draw. */
export type DrawMessage =
  | { readonly draw: number; readonly values: Float64Array | null }
  | { readonly refusal: { readonly code: string; readonly message: string; readonly variables?: readonly number[] } };

const { job, key, first, step, draws } = workerData as DrawTask;
try {
  const make = drawsOf(job, createRandom(...key));
  for (let draw = first; draw < draws; draw += step) parentPort!.postMessage({ draw, values: make(draw) } satisfies DrawMessage);
} catch (error) {
  if (!isNumericalError(error)) throw error;
  const { code, message, variables } = error;
  parentPort!.postMessage({ refusal: { code, message, ...(variables === undefined ? {} : { variables }) } } satisfies DrawMessage);
}
