import { EXCEPTIONS } from './exceptions.ts';
import { PARTS_OF_SPEECH, type PartOfSpeech } from './parts-of-speech.ts';
import { hasLemma, type WordNet } from './wordnet.ts';

/** Detachment rules: [ending, replacement]. Source: morphy(7WN) of WordNet 3.0. */
export const DETACHMENTS: Readonly<Record<PartOfSpeech, readonly (readonly [string, string])[]>> = {
  noun: [
    ['s', ''],
    ['ses', 's'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
  ],
  verb: [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adjective: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adverb: [],
};

/** The order in which a word without context is tried: a value is named by a noun or an adjective, seldom by a verb. */
const PREFERENCE: readonly PartOfSpeech[] = ['noun', 'adjective', 'verb', 'adverb'];

let tables: Map<PartOfSpeech, Map<string, string>> | undefined;

/** The exception lists as maps, parsed at the first use and not at import. */
function exceptions(pos: PartOfSpeech): Map<string, string> {
  tables ??= new Map(
    PARTS_OF_SPEECH.map((p) => [
      p,
      new Map(EXCEPTIONS[p].split(/\s+/).map((pair) => pair.split(':') as [string, string])),
    ]),
  );
  return tables.get(pos)!;
}

/** The base form of one word in one part of speech, or `undefined` when WordNet knows none. */
function baseForm(wordnet: WordNet, word: string, pos: PartOfSpeech): string | undefined {
  const irregular = exceptions(pos).get(word);
  if (irregular !== undefined && hasLemma(wordnet, irregular, pos)) return irregular;
  if (pos === 'noun' && word.endsWith('ss')) return undefined;
  for (const [ending, replacement] of DETACHMENTS[pos]) {
    if (!word.endsWith(ending) || word.length <= ending.length + 1) continue;
    const candidate = word.slice(0, -ending.length) + replacement;
    if (hasLemma(wordnet, candidate, pos)) return candidate;
  }
  return undefined;
}

/**
 * The base form of a word, or of the last word of a phrase (`human rights` → `human right`), in lower case. A noun or adjective that
 * WordNet holds as it stands is its own base form (`values`, `caring`, `ethics`), and so is a word that nothing is known of, but for the
 * plural of a known ending (`explainabilities`).
 *
 * @param pos take the word in this part of speech only.
 */
export function lemmatise(wordnet: WordNet, text: string, pos?: PartOfSpeech): string {
  const phrase = text.toLowerCase();
  if (pos !== undefined)
    return hasLemma(wordnet, phrase, pos)
      ? phrase
      : (baseForm(wordnet, phrase, pos) ?? phraseLemma(wordnet, phrase, pos) ?? phrase);
  if (hasLemma(wordnet, phrase, 'noun') || hasLemma(wordnet, phrase, 'adjective')) return phrase;
  for (const candidate of PREFERENCE) {
    const base = baseForm(wordnet, phrase, candidate);
    // An adverb or verb that stands in WordNet as such goes before a base form in those classes.
    if ((candidate === 'verb' || candidate === 'adverb') && wordnet.lemmaIds.has(phrase)) return phrase;
    if (base !== undefined) return base;
  }
  if (wordnet.lemmaIds.has(phrase)) return phrase;
  return phraseLemma(wordnet, phrase) ?? pluralByEnding(phrase);
}

/** Only the last word of a phrase is inflected. */
function phraseLemma(wordnet: WordNet, phrase: string, pos?: PartOfSpeech): string | undefined {
  const space = Math.max(phrase.lastIndexOf(' '), phrase.lastIndexOf('-'));
  if (space <= 0 || space === phrase.length - 1) return undefined;
  const head = phrase.slice(space + 1);
  return (
    phrase.slice(0, space + 1) + lemmatise(wordnet, head, pos ?? (hasNounReading(wordnet, head) ? 'noun' : undefined))
  );
}

const hasNounReading = (wordnet: WordNet, word: string): boolean =>
  hasLemma(wordnet, word, 'noun') || baseForm(wordnet, word, 'noun') !== undefined;

/** Plurals of words that are in no dictionary, where the ending leaves no doubt. */
function pluralByEnding(word: string): string {
  if (/(?:it|c|g|h|ph)ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /(?:ness|ship|hood|ism|ment|tion|sion)(?:e?s)$/.test(word) ? word.replace(/(?<=ness)es$|(?<!ss)s$/, '') : word;
}
