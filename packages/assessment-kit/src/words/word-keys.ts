import { familyKey, lemmatise } from '@valuelex/lexical';
import type { PartOfSpeech, WordNet } from '@valuelex/lexical';

const partsOfSpeech: readonly (PartOfSpeech | undefined)[] = [undefined, 'noun', 'verb', 'adjective', 'adverb'];

/** Endings of inflection and derivation, for families that WordNet does not know (explain, explainability; inform, informative). */
const endings = (
  's es e ed d ing ings er ers ly able ably ible ibly ability abilities ibility ibilities ation ations ion ions ative atively ive ively iveness ' +
  'ment ments ness nesses ity ities ful fully fulness less ism ist ists ance ances ence ences ant ent antly ently ate ates ated ating'
).split(' ');
/** A shorter root says too little: `car` would join care and caring to cars. */
const shortestRoot = 5;

/** No word is longer; what is stands for itself and costs no look-up. */
const longestWord = 64;
/** Distinct words that are remembered, so that a hostile answer cannot fill the memory. */
const mostRemembered = 20_000;

/**
 * Keys of a word: two words of one lemma or one derivational family have a key in common. Several keys, for a word that stands alone has
 * several readings (`caring`: noun and form of a verb). The result is remembered.
 */
export function createWordKeys(wordnet: WordNet): (word: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (word) => {
    let keys = known.get(word);
    if (keys === undefined) {
      if (known.size >= mostRemembered) known.clear();
      keys = keysOf(wordnet, word);
      known.set(word, keys);
    }
    return keys;
  };
}

function keysOf(wordnet: WordNet, word: string): string[] {
  if (word.length > longestWord) return [word];
  const forms = word.endsWith('ly') ? [word, word.slice(0, -2)] : [word];
  const families = forms.flatMap((form) => partsOfSpeech.map((pos) => familyKey(wordnet, lemmatise(wordnet, form, pos))));
  const roots = ['', ...endings].filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, word.length - ending.length));
  return [...new Set([...families, ...roots.filter((root) => root.length >= shortestRoot).map((root) => `${root}-`)])];
}
