import { isNumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';
import { drawUnits, takeRows, unitsOf } from '../resampling/rows.ts';
import { networkOf } from './graph-network.ts';
import type { GraphNetwork, NetworkOf } from './graph-network.ts';
import { louvain } from './louvain.ts';

/** Communities of the networks of rows drawn with replacement. */
export interface GraphJob<N = GraphNetwork> {
  readonly kind: 'graph';
  /** n × p. */
  readonly data: Dense;
  readonly network: N;
  /** One index a row: what is resampled as a whole. */
  readonly groups?: ArrayLike<number>;
}

/** Of the lasso in resamples: that of R's glasso. A third of the time, and what a resample varies by is far more. */
const TOLERANCE = 1e-4;

/** Draw s: the community of each variable, −1 for none; null where a resample has no network, as when a variable does not vary in it. */
export function exploratoryDraw(job: GraphJob<GraphNetwork | NetworkOf>, random: Random): (draw: number) => Float64Array | null {
  const { data } = job;
  const network = networkOf(job.network, TOLERANCE);
  const units = unitsOf(data, job.groups);
  return (draw) => {
    const stream = random.fork('graph', draw);
    try {
      return Float64Array.from(louvain(network(takeRows(data, drawUnits(units, stream))), { random: stream, restarts: 5 }).labels);
    } catch (error) {
      if (isNumericalError(error)) return null;
      throw error;
    }
  };
}
