import type { Taxonomy, TestItem } from '@valuelex/core';
import type { WordNet } from '@valuelex/lexical';
import { membersOf } from './members-of.ts';
import { createStemGuard } from './stem-guard.ts';

/** A member word of a dimension that a stem scores, and the word of the stem that holds it or a relative. */
export interface NamedMember {
  readonly member: string;
  readonly word: string;
}

/**
 * Finds what a stem must not say: a member word of a dimension that it scores, or a relative of one. Relatives are those of English; of a language
 * without spaces between words it is the member itself.
 */
export function createMemberCheck(
  wordnet: WordNet,
  taxonomy: Taxonomy,
): (stem: { readonly text: string; readonly targets: readonly Pick<TestItem['targets'][number], 'dimension'>[] }) => NamedMember | undefined {
  const perDimension = new Map(
    taxonomy.dimensions.map((dimension) => {
      const members = membersOf(dimension);
      return [dimension.id, { members, guard: createStemGuard(wordnet, members), unspaced: members.filter((member) => /\p{Script=Han}/u.test(member)) }] as const;
    }),
  );
  return ({ text, targets }) => {
    for (const { dimension } of targets) {
      const scored = perDimension.get(dimension);
      if (scored === undefined) continue;
      const inside = scored.unspaced.find((member) => text.includes(member));
      if (inside !== undefined) return { member: inside, word: inside };
      if (!scored.guard(text)) continue;
      const member = scored.members.find((one) => createStemGuard(wordnet, [one])(text)) ?? '';
      const names = createStemGuard(wordnet, [member]);
      return { member, word: text.match(/\p{L}+/gu)?.find((word) => names(word)) ?? text };
    }
    return undefined;
  };
}
