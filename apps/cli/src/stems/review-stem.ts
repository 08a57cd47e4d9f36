import type { NamedMember } from '@valuelex/assessment-kit';
import type { StemRow } from './stem-row.ts';

const LONGEST = 200;
/** Two stems that share more of their content words are one. */
const ALIKE = 0.7;

/** A proposed stem made fit for one line: Unicode in one form, without the dots that models like to end with. */
export function tidy(text: string): string {
  const line = text.slice(0, 2 * LONGEST).normalize('NFC').trim();
  let end = line.length;
  while (end > 0 && (line[end - 1] === '.' || line[end - 1] === '…' || line[end - 1] === ' ')) end--;
  return line.slice(0, end);
}

/**
 * Why a proposed stem cannot be asked; undefined where it can.
 * @param kept stems in the same language that it must differ from
 */
export function reviewStem(
  { text, language, referent, targets }: Pick<StemRow, 'text' | 'language' | 'referent' | 'targets'>,
  namedMember: (stem: Pick<StemRow, 'text' | 'targets'>) => NamedMember | undefined,
  kept: readonly string[],
): string | undefined {
  if (text.length > LONGEST || /[\p{Cc}\p{Cf}\u2028\u2029<>{}[\]\\|"“”]/u.test(text)) return 'is not one plain line';
  const isUnspaced = /\p{Script=Han}/u.test(text);
  const length = isUnspaced ? Array.from(text).length : text.split(' ').length;
  const [least, most] = isUnspaced ? [5, 50] : [4, 18];
  if (length < least || length > most) return `has ${length} ${isUnspaced ? 'characters' : 'words'}, not ${least} to ${most}`;
  if (!/[\p{L}\p{M},，]$/u.test(text)) return 'is not left open';
  if (language === 'en' && /\b(?:I|me|my)\b/.test(text) !== (referent !== 'impersonal')) return referent === 'impersonal' ? 'says I' : 'does not say I';
  const named = namedMember({ text, targets });
  if (named !== undefined) return `"${named.word}" says "${named.member}", a word that it scores`;
  const twin = kept.find((other) => areAlike(text, other));
  return twin === undefined ? undefined : `is too much like "${twin}"`;
}

function areAlike(a: string, b: string): boolean {
  const [one, other] = [contentOf(a), contentOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return a === b || shared > ALIKE * Math.min(one.size, other.size);
}

/** Words of three letters or more, without those that frame a stem; of a text without spaces, pairs of characters. */
function contentOf(text: string): Set<string> {
  if (/\p{Script=Han}/u.test(text)) {
    const characters = Array.from(text);
    return new Set(characters.slice(1).map((character, at) => characters[at]! + character));
  }
  const frame = new Set(['when', 'who', 'whose', 'that', 'the', 'and', 'for', 'with', 'has', 'should', 'someone', 'people', 'person']);
  return new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !frame.has(word)));
}
