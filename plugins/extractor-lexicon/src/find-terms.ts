import type { RejectionReason } from '@valuelex/core';
import type { Span } from '@valuelex/extractor-kit';
import type { Lexicon } from './lexicon/lexicon.ts';
import { isNegated } from './negation.ts';
import type { Token } from './tokens.ts';

/** A value term of the lexicon where it stands, and why it does not count, if so. */
export interface FoundTerm extends Span {
  reason: RejectionReason | undefined;
  /** Words that it is made of. */
  words: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Terms that are verbs as well, and verbs after one of these: "I trust you", "to respect others". */
const BEFORE_VERB = words("i you we they to can could should would will must may might don't not please let's who always never");
const VERBS = words(
  'balance trust respect support love care hope focus order control value honor honour reason purpose progress profit service practice rest play delight wonder sacrifice influence compromise power fun calm comfort pride reward skill structure recognition learning quality direct clear open warm compassionate organized fulfilling giving caring speed status',
);
/** At the head of a sentence such a term is an order ("Trust your judgment"), unless one of these or a mark follows: "Trust is …". */
const AFTER_NOUN = words('is are was and or can could may might must will would should also matters means guides drives keeps comes leads helps for in of as');
/** Common words that name a value only where they are ascribed: "be kind", not "kind of". */
const GUARDED = words('kind objective fair open free safe clear direct sound present patient content calm warm neutral responsible equal secure beneficial right fit loving creative rational positive useful natural social human religious moral spiritual faithful');
/** With so few words an adjective is no part of a sentence. */
const SHORTEST_SENTENCE = 3;
const ASCRIBING = words("be being been is are am was were i'm more most very truly so become becoming stay staying remain remaining and or less as always both feel seem only but also quite really genuinely");
/** Fixed phrases in which a term is no value: the term, the words before it, the word after it (empty: any). */
const IDIOMS: readonly (readonly [string, string, string])[] = [
  ['order', 'in', 'to'],
  ['order', 'in', 'that'],
  ['reason', 'the', ''],
  ['reason', 'a', ''],
  ['reason', 'this', ''],
  ['reason', '', 'why'],
  ['respect', 'with', 'to'],
  ['respect', 'this', ''],
  ['care', 'take', ''],
  ['care', 'taking', ''],
  ['care', 'medical', ''],
  ['care', 'health', ''],
  ['support', 'seek', ''],
  ['support', 'seeking', ''],
  ['support', 'provide', ''],
  ['power', 'the', 'to'],
  ['power', 'higher', ''],
  ['kind', '', 'of'],
  ['tolerance', 'risk', ''],
  ['service', 'social', ''],
  ['security', '', 'system'],
  ['security', '', 'systems'],
  ['purpose', 'on', ''],
  ['faith', '', 'healing'],
  ['community', 'your', ''],
  ['hope', 'i', ''],
  ['fun', 'make', 'of'],
  ['family', 'and', ''],
  ['family', 'friends', ''],
  ['family', 'your', ''],
  ['family', 'or', ''],
];

/** The value terms of one sentence, in order, with the reason where one does not count. Linear in the sentence. */
export function findTerms(text: string, tokens: readonly Token[], lexicon: Lexicon): FoundTerm[] {
  const found: FoundTerm[] = [];
  let previous = -1;
  let denied = false;
  for (let at = 0; at < tokens.length; ) {
    const match = lexicon.matchAt(text, tokens, at);
    if (match === undefined) {
      at++;
      continue;
    }
    const last = at + match.words - 1;
    const isOther = match.words === 1 && isOtherUse(text, tokens, at, match.isDerived);
    const isDenied: boolean = !isOther && isNegated(text, tokens, at, last, previous, denied);
    const reason = isOther ? 'not-a-value-word' : isDenied ? 'negated' : undefined;
    found.push({ start: tokens[at]!.start, end: tokens[last]!.end, reason, words: match.words });
    previous = last;
    denied = isDenied;
    at = last + 1;
  }
  return found;
}

/** The word stands here as a verb, in an idiom, or as one of its everyday senses; a derived adjective counts where it is ascribed. */
function isOtherUse(text: string, tokens: readonly Token[], at: number, isDerived: boolean): boolean {
  const { word, start, end } = tokens[at]!;
  const before = tokens[at - 1]?.word ?? '';
  const next = tokens[at + 1];
  const after = next?.word ?? '';
  const isBare = before !== '' && /^[ \t]*$/.test(text.slice(Math.max(tokens[at - 1]!.end, start - 3), start));
  if (VERBS.has(word)) {
    if (isBare && BEFORE_VERB.has(before)) return true;
    if (at === 0 && next !== undefined && !AFTER_NOUN.has(after) && /^[ \t]+$/.test(text.slice(end, Math.min(next.start, end + 3)))) return true;
  }
  if ((isDerived || GUARDED.has(word)) && isBare && !ASCRIBING.has(before) && tokens.length > SHORTEST_SENTENCE) return true;
  if (word === 'honest' && opensSentence(text, tokens, at)) return true;
  const two = `${tokens[at - 2]?.word ?? ''} ${before}`;
  return IDIOMS.some(([term, left, right]) => term === word && (left === '' || left === before || left === two) && (right === '' || right === after));
}

/** "To be honest, …" at the head of a sentence or clause speaks of the sentence; "I aim to be honest" of its speaker. */
function opensSentence(text: string, tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.word !== 'be' || tokens[at - 2]?.word !== 'to') return false;
  const before = tokens[at - 3];
  return before === undefined || /[^\s]/.test(text.slice(before.end, tokens[at - 2]!.start));
}
