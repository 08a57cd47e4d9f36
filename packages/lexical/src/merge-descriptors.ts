import { normaliseDescriptor, type NormalisedDescriptor } from './normalise.ts';
import type { WordNet } from './wordnet.ts';

export interface MergeOptions {
  /** Merge derivational families (honesty with honest) as well; default true. */
  families?: boolean;
}

/** A group of surface forms that count as one descriptor. */
export interface MergedDescriptor {
  /** The most frequent normal form of the group; the first in the alphabet on a tie. */
  descriptor: string;
  count: number;
  variants: { surface: string; form: string; count: number }[];
}

/** One normal form that was folded into another, and why. */
export interface Merge {
  from: string;
  into: string;
  reason: 'derivational-family';
}

/**
 * Group surface forms into descriptors. Forms that normalise alike are one descriptor; with `families`, so are the forms of one family.
 *
 * @param counts surface form → how often.
 * @returns descriptors by falling count, then by name; variants likewise.
 */
export function mergeDescriptors(
  wordnet: WordNet,
  counts: ReadonlyMap<string, number>,
  options: MergeOptions = {},
): { descriptors: MergedDescriptor[]; merges: Merge[] } {
  const groups = new Map<string, { normal: NormalisedDescriptor; count: number }[]>();
  for (const [surface, count] of counts) {
    const normal = normaliseDescriptor(wordnet, surface);
    if (normal.form === '') continue;
    const key = options.families === false ? normal.form : normal.family;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ normal, count }]);
    else group.push({ normal, count });
  }
  const merges: Merge[] = [];
  const descriptors = [...groups.values()].map((members) => {
    const forms = new Map<string, number>();
    for (const { normal, count } of members) forms.set(normal.form, (forms.get(normal.form) ?? 0) + count);
    const [descriptor, ...others] = [...forms].sort(byCount).map(([form]) => form);
    for (const from of others) merges.push({ from, into: descriptor!, reason: 'derivational-family' });
    const variants = members
      .map(({ normal, count }) => ({ surface: normal.surface, form: normal.form, count }))
      .sort((a, b) => b.count - a.count || compare(a.surface, b.surface));
    return { descriptor: descriptor!, count: members.reduce((sum, m) => sum + m.count, 0), variants };
  });
  return {
    descriptors: descriptors.sort((a, b) => b.count - a.count || compare(a.descriptor, b.descriptor)),
    merges: merges.sort((a, b) => compare(a.from, b.from)),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byCount = (a: [string, number], b: [string, number]): number => b[1] - a[1] || compare(a[0], b[0]);
