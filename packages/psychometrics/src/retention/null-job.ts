import type { AssociationOptions } from '../association/associate.ts';
import { spectrumOf } from '../association/spectrum.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricEigenvalues } from '../linear/symmetric-eigen.ts';
import type { Random } from '../random/create-random.ts';
import { nullSpectrum } from './parallel.ts';
import { permuteBlocks, permuteColumns } from './permute.ts';

/** What a parallel analysis compares, as plain data that another thread can take. */
export type NullJob =
  | { readonly kind: 'normal'; readonly correlation: Dense; readonly n: number }
  | { readonly kind: 'permutation'; readonly data: Dense; readonly association: AssociationOptions }
  | { readonly kind: 'block-permutation'; readonly data: Dense; readonly groups: ArrayLike<number>; readonly association: AssociationOptions };

/** The eigenvalues that are compared with the null's. */
export function observedSpectrum(job: NullJob): Float64Array {
  return job.kind === 'normal' ? symmetricEigenvalues(job.correlation) : spectrumOf(job.association)(job.data);
}

/** Eigenvalues of one draw of the null. Every draw has a stream of its own, so it does not matter who makes it. */
export function drawNull(job: NullJob, random: Random, draw: number): Float64Array {
  const stream = random.fork(job.kind, draw);
  if (job.kind === 'normal') return nullSpectrum(job.correlation.rows, job.n, stream);
  const permuted = job.kind === 'permutation' ? permuteColumns(job.data, stream) : permuteBlocks(job.data, job.groups, stream);
  return spectrumOf(job.association)(permuted);
}
