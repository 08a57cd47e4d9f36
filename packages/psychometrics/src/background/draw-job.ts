import { exploratoryDraw } from '../network/graph-draw.ts';
import type { GraphJob } from '../network/graph-draw.ts';
import type { Random } from '../random/create-random.ts';
import { halvesDraw, loadingDraw } from '../resampling/resample-draw.ts';
import type { HalvesJob, LoadingJob } from '../resampling/resample-draw.ts';
import { drawNull } from '../retention/null-job.ts';
import type { NullJob } from '../retention/null-job.ts';

/** What is drawn again and again, as plain data that another thread can take. */
export type DrawJob = NullJob | LoadingJob | HalvesJob | GraphJob;

/** Makes draw number `draw`; null where it cannot be made (a resampled column that does not vary). Every draw has a stream of its own, so it does not matter who makes it. */
export type MakeDraw = (draw: number) => Float64Array | null;

/** The draws of a job. */
export function drawsOf(job: DrawJob, random: Random): MakeDraw {
  switch (job.kind) {
    case 'loadings':
      return loadingDraw(job, random);
    case 'halves':
      return halvesDraw(job, random);
    case 'graph':
      return exploratoryDraw(job, random);
    default:
      return (draw) => drawNull(job, random, draw);
  }
}
