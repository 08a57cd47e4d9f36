import { parseModel } from './syntax.ts';

/** Whether a sample of clusters can carry a model. */
export interface Estimability {
  readonly estimable: boolean;
  /** Different clusters (models, say): the independent units. */
  readonly clusters: number;
  /** Loadings that the text leaves free, markers not counted. */
  readonly freeLoadings: number;
  /** Clusters that the loadings call for. */
  readonly needed: number;
}

/**
 * Rows of one cluster are not independent, so that clusters, not rows, must outnumber the loadings: at least five for each that is free.
 * `clusters` holds a label a row. Throws ModelError.
 */
export function estimability(model: string, clusters: readonly string[]): Estimability {
  const met = new Set<string>();
  let freeLoadings = 0;
  for (const term of parseModel(model)) {
    if (term.op !== '=~') continue;
    const marker = !met.has(term.lhs);
    met.add(term.lhs);
    const values = term.modifiers.filter((one) => one.role === 'value').flatMap((one) => one.entries.filter((entry) => typeof entry !== 'string'));
    const fixed = values.length > 0 ? values.every((entry) => entry !== null) : marker;
    if (!fixed) freeLoadings++;
  }
  const count = new Set(clusters).size;
  return { estimable: count >= 5 * freeLoadings, clusters: count, freeLoadings, needed: 5 * freeLoadings };
}
