/**
 * Regular ways in which English makes a noun of quality or an adverb from an adjective: [ending, what stands in its place in the adjective].
 * Longer endings come first. Source: the suffix list of Quirk et al. (1985), A Comprehensive Grammar of the English Language, App. I.
 */
const TO_ADJECTIVE: readonly (readonly [ending: string, replacements: readonly string[]])[] = [
  ['ability', ['able']],
  ['ibility', ['ible']],
  ['ically', ['ic', 'ical']],
  ['icality', ['ical']],
  ['iness', ['y']],
  ['ivity', ['ive']],
  ['osity', ['ous']],
  ['icity', ['ic']],
  ['ility', ['ile', 'le']],
  ['ness', ['']],
  ['ance', ['ant']],
  ['ancy', ['ant']],
  ['ence', ['ent']],
  ['ency', ['ent']],
  ['ism', ['istic', 'ic', 'ical']],
  ['ily', ['y']],
  ['bly', ['ble']],
  ['acy', ['ate']],
  ['dom', ['', 'e']],
  ['ity', ['', 'e']],
  ['ly', ['', 'le']],
  ['ty', ['', 'e']],
  ['y', ['']],
];

/** Adjective and noun pairs that no suffix makes. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['harmony', 'harmonious'],
  ['humility', 'humble'],
  ['justice', 'just'],
  ['injustice', 'unjust'],
  ['pride', 'proud'],
  ['strength', 'strong'],
  ['truth', 'true'],
  ['warmth', 'warm'],
]);

/** Regular ways in which an adjective is made from a noun without leaving its meaning (not labor → laborious, practice → practical). */
const FROM_NOUN: readonly (readonly [noun: string, adjective: string])[] = [
  ['ion', 'ional'],
  ['ion', 'ionate'],
  ['y', 'ic'],
  ['y', 'etic'],
  ['y', 'ical'],
  ['y', 'ious'],
  ['y', 'ous'],
  ['ics', 'ical'],
  ['ics', 'ic'],
  ['age', 'ageous'],
  ['', 'ous'],
  ['', 'ual'],
];

/** Whether an adjective is one that `noun` regularly gives, or the shorter of the two, so that the noun was made from it. */
export function isAdjectiveOf(noun: string, adjective: string): boolean {
  if (adjective.length <= noun.length) return true;
  return FROM_NOUN.some(
    ([from, to]) => noun.endsWith(from) && noun.slice(0, noun.length - from.length) + to === adjective,
  );
}

/** Endings that leave a word with more to spare than the rest; short stems under the others are accidents (party is not from part). */
const SHORTEST_STEM: Readonly<Record<string, number>> = { y: 5, ty: 4, dom: 3, ity: 3 };

/** Other endings behind which a known word may stand. Used only to find a meaning for a word that is not in the index. */
const TO_BASE: readonly (readonly [ending: string, replacements: readonly string[]])[] = [
  ['ization', ['ize', '', 'e']],
  ['isation', ['ize', 'ise', '']],
  ['ational', ['ation', 'ate']],
  ['ation', ['ate', 'e', '']],
  ['fulness', ['ful', '']],
  ['ment', ['']],
  ['ship', ['']],
  ['hood', ['']],
  ['able', ['', 'e', 'ate']],
  ['ible', ['', 'e']],
  ['ings', ['ing']],
  ['ing', ['', 'e']],
  ['ive', ['', 'e', 'ion']],
  ['ion', ['', 'e']],
  ['ist', ['ism', '']],
  ['ful', ['']],
  ['ed', ['', 'e']],
  ['er', ['', 'e']],
  ['or', ['', 'e']],
  ['al', ['', 'e']],
  ['ic', ['y', '']],
  ['ity', ['ous']],
];

function* strip(word: string, rules: typeof TO_ADJECTIVE): Generator<string> {
  for (const [ending, replacements] of rules) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length < (SHORTEST_STEM[ending] ?? 3)) continue;
    for (const replacement of replacements) yield stem + replacement;
  }
}

/** Adjectives from which a noun or adverb may be made by rule, likeliest first; they need not exist. */
export function adjectivesBehind(word: string): string[] {
  const irregular = IRREGULAR.get(word);
  return irregular === undefined ? [...new Set(strip(word, TO_ADJECTIVE))] : [irregular];
}

/** Words that may stand behind a longer one, closest in meaning first; they need not exist. */
export function wordsBehind(word: string): string[] {
  return [...new Set([...adjectivesBehind(word), ...strip(word, TO_BASE)])];
}

/** The part of speech that an ending shows, for words that are in no dictionary. */
export function partOfSpeechByEnding(word: string): 'noun' | 'adjective' | 'adverb' | undefined {
  if (/(?:ness|ity|ism|ship|hood|dom|tion|sion|ment|ance|ence|ancy|ency|acy|ology|cracy)s?$/.test(word)) return 'noun';
  if (
    /(?:able|ible|ful|less|ive|ous|ical|istic|ic|al|ant|ent|worthy|minded|centric|oriented|driven|based|aware)$/.test(
      word,
    )
  )
    return 'adjective';
  return word.endsWith('ly') ? 'adverb' : undefined;
}
