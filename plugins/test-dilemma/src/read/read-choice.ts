import { declines, visibleSpans } from '@valuelex/extractor-kit';

/** Why no choice could be read. */
export type Unread = 'empty' | 'refused' | 'neither' | 'both' | 'unclear';

export type ReadChoice = { readonly choice: 0 | 1; readonly reason: null } | { readonly choice: null; readonly reason: Unread };

/** Characters read at each end of an answer: what lies between changes no choice, and hostile answers are long. */
const MOST_READ = 3000;

const label = String.raw`[("'[]{0,2}([AaBb])(?![\p{L}\p{N}_'’-])`;
const named = String.raw`(?:option|choice|course|answer|alternative|the letter)`;
/** Capital letters alone, unless a word that makes it an option stands before: “a” is an article. */
const verbs = String.raw`(?:choose|chose|choosing|pick|picking|select|selecting|prefer|take|opt for|go with|going with|went with|go for|lean toward|lean towards|leaning toward|leaning towards|side with|vote for|settle on|decide on|decide for|decide|favou?r|choice is|choice would be|choice here is|answer is|answer would be|decision is|verdict is|pick is|pick would be|preference is|better choice is|it is|it'd be|would be|must be)`;

/** A statement that the answer itself marks as the answer. */
const marked = new RegExp(String.raw`(?:^|[^\p{L}])(?:my |the |so |final |selected |chosen |correct ){0,3}(?:answer|choice|option|decision|selection|verdict|response|pick)["']?[ \t]{0,3}(?:[:=\-–—]|is:?|would be:?)[ \t\n]{0,3}(?:${named}[ \t]{1,3})?${label}`, 'giu');
/** A statement in a sentence: I would choose B. */
const stated = new RegExp(String.raw`(?<![\p{L}])${verbs}(?:[ \t]{1,3}|[ \t]?[:,–—-][ \t]{0,3})(?:for[ \t]|on[ \t])?(?:the[ \t]{1,2})?(?:first[ \t]|second[ \t])?(?:(${named})[ \t]{1,3})?${label}`, 'giu');
const ordinal = new RegExp(String.raw`(?<![\p{L}])${verbs}[ \t]{1,3}(?:for[ \t]|on[ \t])?the[ \t]{1,2}(first|second|former|latter)(?![\p{L}])`, 'giu');
const not = /(?:\bnot|n['’]t|\bnever|\brather than|\binstead of|\bhardly|\bcannot|\bwithout)\s{0,3}(?:\w{1,12}\s{1,3}){0,2}$/iu;
const neither = /\b(?:neither|none of (?:these|those|the two|them)|not (?:a|b) (?:or|nor) (?:a|b)|it depends|no clear|impossible to (?:say|choose|decide)|either (?:one|is|would|could|of them)|a third (?:way|option|path))\b/iu;
const both = /\bboth\b|\ba and b\b/iu;

interface Statement {
  readonly choice: 0 | 1;
  readonly at: number;
  /** Marked as the answer, or a line of its own at the end. */
  readonly isFinal: boolean;
}

/**
 * Which of two options an answer takes: 0 the first shown (A), 1 the second (B). An answer that states one, in whatever form, has chosen it; statements that
 * contradict each other are settled by one that is marked as the answer. With no statement, naming or restating one option alone is a choice. Linear in the
 * length of the answer.
 *
 * @param options the texts of the two options, in the order shown
 */
export function readChoice(answer: string, options: readonly [string, string]): ReadChoice {
  const { spans, isStillThinking } = visibleSpans(answer);
  const shown = spans.map(({ start, end }) => answer.slice(start, end)).join('\n').trim();
  if (shown === '') return unread(isStillThinking ? 'unclear' : 'empty');
  const text = plain(shown.length > 2 * MOST_READ ? `${shown.slice(0, MOST_READ)}\n${shown.slice(-MOST_READ)}` : shown);
  const statements = statementsOf(text);
  const found = settled(statements);
  if (found !== null) return found;
  const mentions = mentionsOf(text);
  if (mentions.size === 1 && !neither.test(text)) return chosen([...mentions][0]!);
  const restatement = restated(text, options);
  if (restatement !== null && mentions.size === 0) return chosen(restatement);
  if (declines(text)) return unread('refused');
  if (neither.test(text)) return unread('neither');
  return unread(mentions.size === 2 || both.test(text) ? 'both' : 'unclear');
}

const chosen = (choice: 0 | 1): ReadChoice => ({ choice, reason: null });
const unread = (reason: Unread): ReadChoice => ({ choice: null, reason });
const indexOf = (letter: string): 0 | 1 => (letter.toUpperCase() === 'A' ? 0 : 1);

/** Without the marks of Markdown and LaTeX, with plain quotes. */
function plain(text: string): string {
  return text
    .replace(/\\(?:boxed|text|textbf|mathrm)\{/g, ' ')
    .replace(/[*`_#>~$}]/g, '')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .trim();
}

/** One that is final decides, the last of them; else all must agree. */
function settled(statements: readonly Statement[]): ReadChoice | null {
  const final = statements.filter(({ isFinal }) => isFinal);
  const voices = final.length > 0 ? final : statements;
  const choices = new Set(voices.map(({ choice }) => choice));
  if (choices.size === 0) return null;
  return choices.size === 1 ? chosen([...choices][0]!) : unread('both');
}

function statementsOf(text: string): Statement[] {
  const statements: Statement[] = [];
  const add = (choice: 0 | 1, at: number, isFinal: boolean): void => {
    if (!not.test(text.slice(Math.max(0, at - 40), at))) statements.push({ choice, at, isFinal });
  };
  for (const match of text.matchAll(marked)) {
    if (indexOf(match[1]!) === 1 || !isArticle(text, match.index + match[0].length)) add(indexOf(match[1]!), match.index, true);
  }
  for (const match of text.matchAll(stated)) {
    // “take a rest” is no choice of A.
    if (match[1] === undefined && (match[2] === 'a' || (match[2] === 'A' && isArticle(text, match.index + match[0].length)))) continue;
    add(indexOf(match[2]!), match.index, false);
  }
  for (const match of text.matchAll(ordinal)) add(/first|former/i.test(match[1]!) ? 0 : 1, match.index, false);
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const openings = lines.map(openingOf);
  // Lines that begin with either letter list the options; the answer is elsewhere.
  const isList = new Set(openings.filter((one) => one !== null)).size > 1;
  const [first] = openings;
  if (first !== null && first !== undefined && !isList) add(first, 0, false);
  const last = lines.at(-1);
  const alone = last === undefined ? null : /^[("'[]{0,2}(?:option |answer )?([AaBb])[)\]"'.!]{0,3}$/i.exec(last);
  if (alone !== null) add(indexOf(alone[1]!), text.length, true);
  return statements;
}

/** The option with which a line begins: “A”, “(b)”, “Option A:”, “B because”; not “A friend”, and not “A would please her”, which weighs it. */
function openingOf(line: string): 0 | 1 | null {
  const match = /^[("'[]{0,2}(option |answer |choice )?[("'[]{0,2}([AaBb])(?![\p{L}\p{N}_'-])/iu.exec(line);
  if (match === null) return null;
  if (/^[)\]"']{0,2}[ \t]{1,3}(?:is|was|would|and|or|but|feels|seems|matters|has|might|may|could|can|sounds|looks)\b/i.test(line.slice(match[0].length, match[0].length + 30))) return null;
  if (match[1] === undefined && /[Aa]/.test(match[2]!) && isArticle(line, match[0].length)) return null;
  return match[2] === 'b' && match[1] === undefined && /^ \p{L}/u.test(line.slice(match[0].length)) ? null : indexOf(match[2]!);
}

const afterLabel = /^[ \t]{1,3}(?:because|since|as|is|would|for|over|and|but|it|that|to|so|then|if|feels|seems|matters|even|though|although|here|in|with|every|rather|i|—|–|-)(?![\p{L}])/iu;

/** Whether an A, which ends at `end`, is the article: a word follows that says nothing of a choice. */
function isArticle(text: string, end: number): boolean {
  const rest = text.slice(end, end + 30);
  return /^[ \t]{1,3}[\p{L}]/u.test(rest) && !afterLabel.test(rest);
}

/** The options that are named at all, by “option A”, “(A)”, “A)”, or a B of its own. */
function mentionsOf(text: string): Set<0 | 1> {
  const found = new Set<0 | 1>();
  for (const match of text.matchAll(/(?<![\p{L}\p{N}'-])(?:(?:option|choice|course|answer|alternative) ([AaBb])|\(([AaBb])\)|([AaBb])\)|"([AaBb])"|(B)|(A)(?=[.,:;!?\n]|$|[ \t]{1,3}(?:because|since|is|over|and|or|would|but)\b))(?![\p{L}\p{N}'-])/gu)) {
    found.add(indexOf(match.slice(1).find((letter) => letter !== undefined)!));
  }
  return found;
}

/** Shares of an option’s own words that an answer must hold, and may hold of the other, to restate it. */
const HELD = 0.6;
const HELD_OF_OTHER = 0.25;

/** The option that the answer repeats in words; null when it repeats neither, or both. */
function restated(text: string, options: readonly [string, string]): 0 | 1 | null {
  const [a, b] = options.map((option) => wordsOf(option)) as [Set<string>, Set<string>];
  const said = wordsOf(text);
  const share = (own: Set<string>, other: Set<string>): number => {
    const distinct = [...own].filter((word) => !other.has(word));
    return distinct.length === 0 ? 0 : distinct.filter((word) => said.has(word)).length / distinct.length;
  };
  const [inA, inB] = [share(a, b), share(b, a)];
  if (inA >= HELD && inB <= HELD_OF_OTHER) return 0;
  return inB >= HELD && inA <= HELD_OF_OTHER ? 1 : null;
}

const wordsOf = (text: string): Set<string> => new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map((word) => word.replace(/ing$|e$|s$/, '')));
