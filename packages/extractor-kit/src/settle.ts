import type { Extraction, RejectionReason } from '@valuelex/core';
import type { Span } from './span.ts';

/** A candidate with what was decided on it: a reason to refuse it, or none. */
export interface Decided extends Span {
  reason?: RejectionReason | undefined;
}

/**
 * Candidates in any order as descriptors and rejections, in order of appearance. Repeats of a surface (case does not matter) are
 * rejected as `duplicate`, one that touches the cut end of an answer that broke off as `truncated`; a span is told of once.
 */
export function settle(text: string, decided: readonly Decided[], isCut: boolean): Pick<Extraction, 'descriptors' | 'rejected'> {
  const descriptors: Extraction['descriptors'] = [];
  const rejected: Extraction['rejected'] = [];
  const seen = new Set<string>();
  const said = text.trimEnd().length;
  const taken = new Set<string>();
  for (const one of [...decided].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const { start, end } = one;
    const at = `${start} ${end}`;
    if (taken.has(at)) continue;
    taken.add(at);
    const surface = text.slice(start, end);
    const key = surface.toLowerCase();
    const reason = one.reason ?? (isCut && end >= said ? 'truncated' : seen.has(key) ? 'duplicate' : undefined);
    if (reason !== undefined) {
      rejected.push({ surface, start, end, reason });
      continue;
    }
    seen.add(key);
    descriptors.push({ surface, start, end });
  }
  return { descriptors, rejected };
}
