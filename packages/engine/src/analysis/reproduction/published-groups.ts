import type { Lexicon, Taxonomy } from '@valuelex/core';
import { paper2024 } from '../../taxonomies/paper-2024.ts';

/** A published word and where it stands here. */
export interface PublishedWord {
  readonly word: string;
  /** Published dimension and subdimension. */
  readonly dimension: string;
  readonly subdimension: string;
  /** Dimension and subdimension here; null: it is no member. */
  readonly ownDimension: string | null;
  readonly ownSubdimension: string | null;
  /** Named often enough to be a descriptor here. */
  readonly present: boolean;
}

/** The published words, found here by themselves or by what the lexicon counts them as. */
export function publishedWords(taxonomy: Taxonomy, lexicon: Lexicon | null): PublishedWord[] {
  const countedAs = new Map<string, string>();
  for (const { descriptor, variants } of lexicon?.entries ?? []) for (const { surface } of variants) countedAs.set(surface.toLowerCase(), descriptor);
  for (const { descriptor } of lexicon?.entries ?? []) countedAs.set(descriptor.toLowerCase(), descriptor);
  const into = new Map((lexicon?.merges ?? []).map((merge) => [merge.from.toLowerCase(), merge.into.toLowerCase()]));
  const home = new Map<string, { dimension: string; subdimension: string | null }>();
  for (const { id, members, subdimensions } of taxonomy.dimensions) {
    for (const { descriptor } of members) home.set(descriptor.toLowerCase(), { dimension: id, subdimension: subdimensions.find((sub) => sub.members.includes(descriptor))?.id ?? null });
  }
  return paper2024.dimensions.flatMap((dimension) =>
    dimension.subdimensions.flatMap((sub) =>
      sub.members.map((word): PublishedWord => {
        const descriptor = (countedAs.get(followed(word, into)) ?? countedAs.get(word) ?? word).toLowerCase();
        const own = home.get(descriptor);
        const present = own !== undefined || taxonomy.homeless.some((homeless) => homeless.descriptor.toLowerCase() === descriptor);
        return { word, dimension: dimension.name, subdimension: sub.name, ownDimension: own?.dimension ?? null, ownSubdimension: own?.subdimension ?? null, present };
      }),
    ),
  );
}

function followed(word: string, into: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = word;
  while (into.has(at) && !seen.has(at)) {
    seen.add(at);
    at = into.get(at)!;
  }
  return at;
}

/**
 * Published group → the group here that is the same, by membership: it holds more than half of the group’s words that are named here (two at least),
 * and these are more than half of the published words in it.
 */
export function sameGroups(words: readonly PublishedWord[], level: 'dimension' | 'subdimension'): Map<string, string> {
  const own = (word: PublishedWord): string | null => (level === 'dimension' ? word.ownDimension : word.ownSubdimension);
  const found = new Map<string, string>();
  for (const group of new Set(words.map((word) => word[level]))) {
    const here = words.filter((word) => word[level] === group && word.present);
    for (const id of new Set(here.flatMap((word) => own(word) ?? []))) {
      const both = here.filter((word) => own(word) === id).length;
      const inside = words.filter((word) => own(word) === id).length;
      if (both >= 2 && both > here.length / 2 && both > inside / 2) found.set(group, id);
    }
  }
  return found;
}
