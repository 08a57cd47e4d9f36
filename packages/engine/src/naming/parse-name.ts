import type { GroupToName } from './namer.ts';

/** Why what a model said is no name. */
export type NameProblem = 'unparsable' | 'too-long' | 'signs' | 'member-list';

/** A name is a word or a short phrase. */
const MOST_WORDS = 3;
const LONGEST = 40;
/** Of an answer no more than this is looked at: a model that reasons aloud names at the end. */
const LONGEST_TAIL = 4000;

/**
 * A name out of a model’s answer, which is hostile text: JSON `{"name": "…"}` wherever it stands, or the answer itself where it is one short line.
 * Letters, spaces, hyphens and apostrophes only (so it can be no HTML, no formula, no control code), at most three words, and no two
 * members of the group: a list of members names nothing. Nothing is mended: what is not a name is a problem.
 */
export function parseName(text: string, { members }: GroupToName): { readonly name: string } | { readonly problem: NameProblem } {
  const said = (nameIn(text.slice(-LONGEST_TAIL)) ?? text).normalize('NFKC').trim();
  if (said === '' || said.includes('\n')) return { problem: 'unparsable' };
  if (said.length > LONGEST) return { problem: 'too-long' };
  if (!/^\p{L}[\p{L}\p{M}'’ -]*$/u.test(said)) return { problem: 'signs' };
  const words = said.split(/ +/);
  if (words.length > MOST_WORDS) return { problem: 'too-long' };
  const lower = ` ${words.join(' ').toLowerCase()} `;
  const named = members.filter(({ descriptor }) => lower.includes(` ${descriptor.toLowerCase()} `));
  return named.length > 1 ? { problem: 'member-list' } : { name: words.join(' ') };
}

/** The last object with a name; a few braces are tried, so that a wall of them costs nothing. */
function nameIn(text: string): string | undefined {
  let end = text.lastIndexOf('}');
  for (let tries = 0; end !== -1 && tries < 8; tries++) {
    const start = text.lastIndexOf('{', end);
    if (start === -1) return undefined;
    try {
      const { name } = JSON.parse(text.slice(start, end + 1)) as { name?: unknown };
      if (typeof name === 'string') return name;
    } catch {
      // Not this one.
    }
    end = end === 0 ? -1 : text.lastIndexOf('}', end - 1);
  }
  return undefined;
}
