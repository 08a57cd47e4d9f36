import { classTfIdf } from '@valuelex/clustering';
import { weightOf } from './namer.ts';
import type { Namer } from './namer.ts';

/** What a word’s dictionary entry and its neighbours’ speak of: terms with positive weights. */
export type GlossTerms = (descriptor: string) => readonly { readonly term: string; readonly weight: number }[];

/**
 * The member whose own terms say most of what sets the group apart: class-based TF-IDF over the dictionary glosses of the members
 * (Grootendorst 2022, arXiv:2203.05794), each by its loading. The name is always a member, never a word from a gloss.
 */
export function createGlossNamer(glossTerms: GlossTerms): Namer {
  return {
    id: 'gloss',
    propose: (groups) => {
      const telling = classTfIdf(
        groups.map(({ members }) => {
          const terms = new Map<string, number>();
          for (const member of members) {
            for (const { term, weight } of glossTerms(member.descriptor)) {
              const added = weight * weightOf(member);
              if (added > 0) terms.set(term, (terms.get(term) ?? 0) + added);
            }
          }
          return terms;
        }),
      ).map((terms) => new Map(terms.map(({ term, weight }) => [term, weight])));
      return groups.map(({ members }, g) => {
        let best = members[0]?.descriptor ?? '';
        let highest = -Infinity;
        for (const { descriptor } of [...members].sort((a, b) => (a.descriptor < b.descriptor ? -1 : 1))) {
          const score = glossTerms(descriptor).reduce((sum, { term, weight }) => sum + weight * (telling[g]!.get(term) ?? 0), 0);
          if (score > highest) {
            highest = score;
            best = descriptor;
          }
        }
        return best;
      });
    },
  };
}
