import { lemmatise } from './lemmatise.ts';
import { partOfSpeechByEnding } from './suffixes.ts';
import { partOfSpeechShares, sensesOf, type WordNet } from './wordnet.ts';

/** Why a phrase cannot name a value. */
export type CannotNameReason =
  'empty' | 'too-long' | 'characters' | 'pronoun' | 'function-word' | 'verb-phrase' | 'adverb';

/** What a phrase was recognised by: words of the dictionary, an ending (explainability), or nothing but its shape. */
export type NamingEvidence = 'dictionary' | 'ending' | 'shape';

export type CanNameValue = { ok: true; evidence: NamingEvidence } | { ok: false; reason: CannotNameReason };

/** Longest phrase, in words. */
const MOST_WORDS = 4;
const MOST_CHARACTERS = 60;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const PRONOUNS = words(
  "i i'm i'd me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its it's itself " +
    'they them their theirs themselves who whom whose which that this these those what something someone anything anyone everything everyone nothing ' +
    'there here',
);
/** Inside a phrase these may join nouns (love of learning, respect for others); at its ends they may not stand. */
const JOINERS = words(
  'of for and to in with at over under without toward towards the a an within from through between & vs',
);
const NEVER = words(
  "is are was were be been being am do does did don't doesn't have has had having will would shall should can could may might must not no never " +
    'if when while because so but or nor than then as such very too more most less least also just only even how why where yes ok okay sure however ' +
    "therefore thus although though unless until since let let's please both either each all any some many few several another same own every",
);
/** Verbs that are also nouns, and at the head of a phrase are nearly always orders (Practice gratitude, Set boundaries). */
const ORDERS = words(
  'practice practise show set limit plan start try share use exercise focus schedule track break question address express approach reward ' +
    'take make get give keep put go look reach help support encourage promote ensure demonstrate aim strive seek build create find stay ' +
    'talk listen ask learn embrace consider prioritize foster maintain manage monitor view treat act speak study trust avoid celebrate remember ' +
    'acknowledge reflect identify communicate discuss offer watch cut turn stop draw experiment change visit',
);
const PREPOSITIONS = words('of for to in with toward towards over on');
/** The few participles that stand before a noun as adjectives; before the rest the noun is their object (building trust). */
const PARTICIPLES = words(
  'loving caring understanding giving enduring lasting unwavering unyielding unflinching willing outstanding thinking living learning engineering ' +
    'teaching welcoming forgiving inspiring exceeding growing meaning wellbeing flowing',
);
/** After a word that may be a verb, these are its object. */
const OBJECTS = words('others people yourself one everyone');
/** Chinese and Japanese write no spaces; what is longer than this is a clause. */
const UNSPACED = /^(?=.{0,10}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}ー々]+$/u;
const MOST_UNSPACED = 12;
/** Pronouns, particles and verbs of sentences; 自我 (self), 隐私 (privacy), 无私 (selfless), 他人 (others) hold none. */
const UNSPACED_CLAUSE =
  /^(?:我|你|您|私[はがのもに]|僕|作为|作為|但|而且|不过|再|请|請|希望)|我们|我們|我的|她|它|您|没有|沒有|无法|無法|不能|不会|不會|因此|所以|如果|因为|因為|可以|建议|建議|抱歉|对不起|對不起|です|ます|ませ|ので|として|を|[はがも]$/;

/**
 * Whether a phrase can name a value: a noun or adjective phrase of at most four words, not a sentence, an order or an activity with its
 * object. It says nothing of whether the word is a good value, or a value at all (`table` can be named too). Any text is allowed.
 *
 * @returns `evidence: 'shape'` for words that are in no dictionary, other languages among them: trust it only inside a clear list.
 */
export function canNameValue(wordnet: WordNet, phrase: string): CanNameValue {
  if (phrase.length > MOST_CHARACTERS) return no('too-long');
  const text = phrase.normalize('NFKC').replace(/[‘’]/g, "'").trim().toLowerCase();
  if (text === '') return no('empty');
  // "Justice for all" is justice.
  if (UNSPACED.test(text)) {
    if (text.length > MOST_UNSPACED) return no('too-long');
    if (UNSPACED_CLAUSE.test(text)) return no('function-word');
  }
  const tokens = text.replace(/(?<=\S) (?:of|for|to) all$/, '').split(/\s+/);
  if (tokens.length > MOST_WORDS) return no('too-long');
  if (!tokens.every((token) => token === '&' || /^[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*$/u.test(token)))
    return no('characters');
  if (tokens.some((token) => PRONOUNS.has(token))) return no('pronoun');
  const first = tokens[0]!;
  const last = tokens.at(-1)!;
  // "Just" names a quality when it stands alone, and is a mere particle in a phrase.
  if ((text !== 'just' && tokens.some((token) => NEVER.has(token))) || JOINERS.has(first) || JOINERS.has(last))
    return no('function-word');
  return tokens.length === 1 ? oneWord(wordnet, first) : severalWords(wordnet, text, tokens);
}

const no = (reason: CannotNameReason): CanNameValue => ({ ok: false, reason });
const yes = (evidence: NamingEvidence): CanNameValue => ({ ok: true, evidence });

function oneWord(wordnet: WordNet, word: string): CanNameValue {
  const lemma = lemmatise(wordnet, word);
  const shares = partOfSpeechShares(wordnet, lemma);
  if (shares.noun > 0 || shares.adjective > 0) return yes('dictionary');
  if (shares.verb > 0) return no('verb-phrase');
  if (shares.adverb > 0) return no('adverb');
  if (word.includes('-')) return oneWord(wordnet, word.slice(word.lastIndexOf('-') + 1));
  const ending = partOfSpeechByEnding(word);
  if (ending === 'adverb') return no('adverb');
  return yes(ending === undefined ? 'shape' : 'ending');
}

function severalWords(wordnet: WordNet, text: string, tokens: readonly string[]): CanNameValue {
  if (
    sensesOf(wordnet, lemmatise(wordnet, text)).some(
      (sense) => sense.partOfSpeech === 'noun' || sense.partOfSpeech === 'adjective',
    )
  )
    return yes('dictionary');
  const first = tokens[0]!;
  const second = tokens[1]!;
  const shares = partOfSpeechShares(wordnet, first);
  const named = shares.noun + shares.adjective;
  const asVerb = partOfSpeechShares(wordnet, lemmatise(wordnet, first, 'verb')).verb > 0;
  if (shares.adverb > 0.5 && named < 0.3) {
    // "Ethically sound" is an adjective phrase; "actively listen" and "often guiding actions" are not.
    return tokens.length === 2 && partOfSpeechShares(wordnet, second).adjective > 0
      ? yes('dictionary')
      : no('verb-phrase');
  }
  const beforePreposition = PREPOSITIONS.has(second);
  if (second === 'by') return no('verb-phrase');
  if (ORDERS.has(first) && !(first === 'trust' && beforePreposition)) return no('verb-phrase');
  if (first.endsWith('ing') && asVerb && second !== 'of' && !(PARTICIPLES.has(first) && tokens.length === 2))
    return no('verb-phrase');
  if (tokens.slice(1, -1).some((token) => isVerbOnly(wordnet, token) || isManner(wordnet, token)))
    return no('verb-phrase');
  if (OBJECTS.has(second) && asVerb) return no('verb-phrase');
  if (asVerb && named < (beforePreposition ? 0.1 : 0.3)) return no('verb-phrase');
  if (asVerb && partOfSpeechShares(wordnet, tokens.at(-1)!).adverb > 0.1) return no('verb-phrase');
  // "Deep respect for life" has an adjective before its noun; "system centers on truth" is a clause.
  const isLate = tokens.length === 4 && PREPOSITIONS.has(tokens[2]!);
  if (isLate && shares.adjective === 0) return no('verb-phrase');
  const head = isLate ? second : beforePreposition ? first : tokens.at(-1)!;
  return oneWord(wordnet, head);
}

/** A word that is a verb and hardly ever anything else (promote, bring); inside a phrase it makes the phrase a clause. */
function isVerbOnly(wordnet: WordNet, word: string): boolean {
  if (JOINERS.has(word)) return false;
  const own = partOfSpeechShares(wordnet, word);
  const shares =
    own.verb > 0 || own.noun + own.adjective > 0 ? own : partOfSpeechShares(wordnet, lemmatise(wordnet, word));
  return shares.verb > 0 && shares.noun + shares.adjective < 0.2;
}

/** An adverb of manner; inside a phrase it goes with a verb. */
function isManner(wordnet: WordNet, word: string): boolean {
  const shares = partOfSpeechShares(wordnet, word);
  return word.endsWith('ly') && shares.adverb > 0.5;
}
