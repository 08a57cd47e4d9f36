import { associator } from '../association/associate.ts';
import type { AssociationOptions } from '../association/associate.ts';
import { ppmi } from '../association/ppmi.ts';
import { dense } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { ebicGlasso } from './glasso.ts';

/** From rows to a p × p network. */
export type NetworkOf = (data: Dense) => Dense;

/** The same as plain data, which worker threads can take: partial correlations by the graphical lasso, or which words stand in the same lists. */
export type GraphNetwork = { readonly kind: 'glasso'; readonly association: AssociationOptions; readonly gamma?: number } | { readonly kind: 'co-occurrence' };

/** What a description of a network describes. `tolerance` as in `ebicGlasso`. */
export function networkOf(network: NetworkOf | GraphNetwork, tolerance?: number): NetworkOf {
  if (typeof network === 'function') return network;
  if (network.kind === 'co-occurrence') return coOccurrence;
  const correlate = associator(network.association);
  const options = { ...(network.gamma === undefined ? {} : { gamma: network.gamma }), ...(tolerance === undefined ? {} : { tolerance }) };
  return (data) => ebicGlasso(correlate(data), data.rows, options).network;
}

/** `ppmi` of 0/1 rows; a column that all rows or none have has no edge. */
function coOccurrence(data: Dense): Dense {
  const { rows: n, cols: p } = data;
  const kept = Array.from({ length: p }, (_, j) => j).filter((j) => {
    let count = 0;
    for (let i = 0; i < n; i++) count += data.data[i * p + j]!;
    return count > 0 && count < n;
  });
  const varying = dense(n, kept.length);
  for (let i = 0; i < n; i++) kept.forEach((j, to) => (varying.data[i * kept.length + to] = data.data[i * p + j]!));
  const network = dense(p, p);
  if (kept.length < 2) return network;
  const found = ppmi(varying);
  kept.forEach((a, i) => kept.forEach((b, j) => (network.data[a * p + b] = found.data[i * kept.length + j]!)));
  return network;
}
