import { english, joined, otherLanguages } from './shapes.ts';
import type { Shapes } from './shapes.ts';
import { decoded, disguiseOff, folded, rejoined } from './views.ts';

/** Longer answers are looked at from both ends. */
const LOOKED_AT = 60_000;

/** “ignore”, “instructions”, “score”, “rating” by the cipher that moves each letter by 13, and backwards. */
const ciphers = /\b(?:vtaber|vafgehpgvba|fpber|engvat|qvfertneq)|(?:erongi|snoitcurtsni|erocs|gnitar|dragersid)\b/;
/** Characters that nobody sees: tags (but for flags), embeddings of direction, rows of blanks without width. */
const unseen = /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,6})[\u{e0020}-\u{e007f}]|[\u202a-\u202e\u2066-\u2069]|[\u200b\u2060\ufeff\u180e\u00ad](?:.{0,3}[\u200b\u2060\ufeff\u180e\u00ad]){2}/u;
/** A word that mixes Latin letters with letters that look like them. */
const mixedScript = /[a-z][\u0370-\u03ff\u0400-\u04ff\u0500-\u052f][a-z]|[\u0400-\u04ff][a-z]{1,12}[\u0400-\u04ff]|\b[a-z]{2,12}[\u0400-\u04ff]/i;

/**
 * Kinds of signs that an answer talks to its judge instead of answering: `override`, `order`, `judgement`, `role`, `frame`,
 * `apparatus`, `hidden`. A flag for readers, never a reason to obey, to drop the answer or to change its score. Looks at the text as it
 * is, without disguise, rejoined and decoded. Linear in the text.
 */
export function injectionSigns(text: string): string[] {
  const looked = text.length <= LOOKED_AT ? text : `${text.slice(0, LOOKED_AT / 2)}\n${text.slice(-LOOKED_AT / 2)}`;
  const signs = new Set<string>();
  const plain = folded(looked);
  look(plain, english, signs);
  // Letters outside ASCII, or figures inside words, are where a disguise or another language begins.
  if (/[^\0-\x7f]/.test(plain)) look(plain, otherLanguages, signs);
  else look(plain, latinLanguages, signs);
  if (/[^\0-\x7f]|[a-z][0-9@$!|]|[0-9@$!|][a-z]/.test(plain)) {
    const bare = disguiseOff(plain);
    for (const [kind, shapes] of Object.entries(english)) {
      // Figures are letters here, so that what speaks of figures cannot be looked for.
      if ((kind === 'override' || kind === 'role') && shapes.some((shape) => shape.test(bare))) signs.add(kind);
    }
  }
  const together = rejoined(plain);
  if (together !== '') look(disguised(together), joined, signs);
  const inside = folded(decoded(looked));
  if (inside !== '') {
    const within = new Set<string>();
    look(inside, english, within);
    look(inside, otherLanguages, within);
    if (within.size > 0) signs.add('hidden');
  }
  if (ciphers.test(plain) || unseen.test(looked) || mixedScript.test(looked.normalize('NFKC'))) signs.add('hidden');
  return [...signs].sort();
}

/** Whether an answer talks to its judge. See {@link injectionSigns}. */
export function looksLikeInjection(text: string): boolean {
  return injectionSigns(text).length > 0;
}

/** The shapes of languages that may be written without any letter outside ASCII. */
const latinLanguages: Shapes = Object.fromEntries(
  Object.entries(otherLanguages).map(([kind, shapes]) => [kind, shapes.filter(({ source }) => /[a-z]{4}/.test(source))]),
);

/** Joined letters, with and without their disguise. */
function disguised(text: string): string {
  return `${text}\n${disguiseOff(text)}`;
}

function look(text: string, shapes: Shapes, signs: Set<string>): void {
  for (const [kind, expressions] of Object.entries(shapes)) if (!signs.has(kind) && expressions.some((one) => one.test(text))) signs.add(kind);
}
