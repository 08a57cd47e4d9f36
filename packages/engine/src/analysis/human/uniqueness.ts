import type { HumanComparison, Uniqueness } from '@valuelex/core';
import { holm } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';

/**
 * Whether each dimension is shared with humans or unique to models. Shared: nearer to a human system than random words alike in frequency
 * and length (Benjamini–Hochberg). That a test finds no overlap is no proof that there is none, so unique takes more: no overlap above
 * chance with any system even before adjustment, and words farther from every system than value words of the other human systems
 * are (intersection–union over systems, Holm over dimensions). What is neither is undecided.
 */
export function uniqueness(compared: readonly HumanComparison[]): Uniqueness[] {
  const dimensions = compared[0]?.dimensions.map(({ dimension }) => dimension) ?? [];
  const rows = dimensions.map((dimension) => {
    const cells = compared.map((system) => ({ name: system.name, ...system.dimensions.find((row) => row.dimension === dimension)!.meaning }));
    const complete = cells.every(({ pAbove, pBelow }) => pAbove !== null && pBelow !== null);
    return { dimension, cells, complete, below: complete ? Math.max(...cells.map(({ pBelow }) => pBelow!)) : null };
  });
  const tested = rows.filter(({ complete }) => complete);
  const adjusted = holm(tested.map(({ below }) => below!));
  return rows.map((row): Uniqueness => {
    const at = tested.indexOf(row);
    if (at < 0) return { dimension: row.dimension, verdict: 'not-estimable', pShared: null, pUnique: null, why: 'Fewer than three of its words are known to the embedder, or no random words are alike.' };
    const [closest] = [...row.cells].sort((a, b) => a.pAboveAdjusted! - b.pAboveAdjusted! || b.mean! - a.mean!);
    const [pShared, pUnique] = [closest!.pAboveAdjusted!, adjusted[at]!];
    const base = { dimension: row.dimension, pShared, pUnique };
    if (pShared <= thresholds.alpha) return { ...base, verdict: 'shared', why: `Its words are nearer to ${closest!.name} than random words alike in frequency and length.` };
    const noneAbove = row.cells.every(({ pAbove }) => pAbove! > thresholds.alpha);
    if (noneAbove && pUnique <= thresholds.alpha) return { ...base, verdict: 'unique', why: 'Its words are no nearer to any human system than random words are, and farther than human value words.' };
    return { ...base, verdict: 'undecided', why: 'No overlap above chance is shown, and none is ruled out: its words may as well be human value words.' };
  });
}
