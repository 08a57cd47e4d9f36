import { cosine } from '../meaning/cosine.ts';
import { weightOf } from './namer.ts';
import type { GroupToName, Namer, NamingContext } from './namer.ts';

/** The word whose meaning is nearest to that of all others, each by its loading. Words without a meaning are passed over. */
export const medoidNamer: Namer = {
  id: 'medoid',
  propose: (groups, context) => groups.map((group) => medoid(group, context)),
};

function medoid({ members }: GroupToName, { meaningOf }: NamingContext): string {
  let best = members[0]?.descriptor ?? '';
  let highest = -Infinity;
  for (const candidate of [...members].sort((a, b) => (a.descriptor < b.descriptor ? -1 : 1))) {
    const own = meaningOf(candidate.descriptor);
    if (own === undefined) continue;
    let sum = 0;
    for (const other of members) {
      const meaning = meaningOf(other.descriptor);
      if (other !== candidate && meaning !== undefined) sum += weightOf(other) * cosine(own, meaning);
    }
    if (sum > highest) {
      highest = sum;
      best = candidate.descriptor;
    }
  }
  return best;
}
