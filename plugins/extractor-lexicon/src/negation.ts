import type { Token } from './tokens.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const NEGATORS = words('not never no without lack lacks lacking lacked absence neither nor hardly scarcely cannot refuse refuses reject rejects oppose opposes avoid avoids avoiding dislike dislikes devoid against less overrated');
const isNegator = (word: string): boolean => NEGATORS.has(word) || word.endsWith("n't");
/** "Not only honesty but also care" affirms both. */
const AFFIRMING = words('only just merely simply solely');
/** What follows one of these no longer stands under the negation before it. */
const TURNS = words('but yet however although though instead while whereas because so if when unless by');
/** Between two terms of one series. */
const SERIAL = words('and or nor');
/** "Honesty over loyalty" with one of these before it sets loyalty back. */
const PREFERRING = words('value valuing prefer choose put place prioritize prioritise favor favour prize rank');
/** "Instead of fame I value humility": what has a subject of its own is not set back. */
const SUBJECTS = words('i we you they he she it one');
const CLAUSE_END = /[,;:.!?()—–"“”。，；：、！？]/;
const SERIES_MARK = /^[\s,，、]*$/;
/** A negator further back than this many words does not reach a term. */
const REACH = 8;
const REACH_BEHIND = 4;
const COMPLEMENTS = words('important essential necessary needed required valued value priority matter matters all');
const TO_BE = words('is are was were be does do counts');

/**
 * Whether the words before or after a term deny it. The scope is simple, and the same for every language that is not English: none.
 * A negator (not, never, no, without, lack of, rather than, instead of, …) reaches forward up to eight words, to the end of its clause or to
 * a turn (but, yet, while, …), and through the series that it opens ("not obedience, status or power"). Behind a term, "is not important",
 * "not at all", ", never" deny it.
 *
 * @param first, last tokens of the term in the sentence. @param denied whether the term before it, which ended at token `previous`, was denied.
 */
export function isNegated(text: string, tokens: readonly Token[], first: number, last: number, previous: number, denied: boolean): boolean {
  if (denied && previous >= 0 && continuesSeries(text, tokens, previous, first)) return true;
  return isNegatedBefore(text, tokens, first) || isNegatedBehind(text, tokens, last);
}

function continuesSeries(text: string, tokens: readonly Token[], previous: number, first: number): boolean {
  for (let i = previous + 1; i <= first; i++) {
    if (!SERIES_MARK.test(text.slice(tokens[i - 1]!.end, tokens[i]!.start))) return false;
    if (i < first && !SERIAL.has(tokens[i]!.word)) return false;
  }
  return true;
}

function isNegatedBefore(text: string, tokens: readonly Token[], first: number): boolean {
  let sawOver = false;
  let sawSubject = false;
  for (let i = first - 1; i >= 0 && i >= first - REACH; i--) {
    const { word, end } = tokens[i]!;
    const next = tokens[i + 1]!;
    if (CLAUSE_END.test(text.slice(end, next.start))) return false;
    if (TURNS.has(word)) return false;
    if (isNegator(word) && !AFFIRMING.has(next.word)) return true;
    if (SUBJECTS.has(word)) sawSubject = true;
    if (!sawSubject && ((word === 'than' && tokens[i - 1]?.word === 'rather') || (word === 'of' && tokens[i - 1]?.word === 'instead'))) return true;
    if (word === 'over') sawOver = true;
    else if (sawOver && PREFERRING.has(word)) return true;
  }
  return false;
}

function isNegatedBehind(text: string, tokens: readonly Token[], last: number): boolean {
  const following = tokens.slice(last + 1, last + 1 + REACH_BEHIND);
  const next = following[0];
  if (next === undefined) return false;
  const between = text.slice(tokens[last]!.end, next.start);
  if (next.word === 'never' && /^\s*,\s*$/.test(between)) return true;
  if (CLAUSE_END.test(between)) return false;
  if (next.word === 'not' && following[1]?.word === 'at' && following[2]?.word === 'all') return true;
  const at = following.findIndex(({ word }) => word === 'not' || word.endsWith("n't"));
  if (at < 0 || (at > 0 && !TO_BE.has(following[at - 1]!.word)) || (at === 0 && next.word === 'not')) return false;
  return tokens.slice(last + 2 + at, last + 5 + at).some(({ word }) => COMPLEMENTS.has(word));
}
