import { textOf, type Span } from '@valuelex/extractor-kit';
import type { Judge } from '../judge.ts';
import { HAN_AND } from '../han-and.ts';
import type { Line } from '../lines.ts';
import { splitSpan, trimSpan } from '../span.ts';

/** A line read as an entry of a list: what it names, and whether it goes on to explain it. */
export interface Row {
  line: Line;
  /** One term, or several where the line lists them. */
  terms: Span[];
  isExplained: boolean;
  isEmphasised: boolean;
}

/** Where a term ends and its explanation begins. */
const SEPARATOR =
  /\s+[-–—→=]+>?\s+|\s*[:：]\s*|\s*[—–]\s*|\s*[(（[]|\t+|[.;。；!](?:\s+|$)|,?\s+(?:which|because|meaning|i\.e\.|e\.g\.)\s/;
const EMPHASIS = /^(\*\*\*|\*\*|__|\*|_|`|["“「『《‘])/;
const NEXT_EMPHASISED = /^[\s,&/]{0,4}(?:and|or)?\s{0,3}(\*\*|__)([^*_]{1,60})\1/i;
const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '《': '》', '‘': '’' };
/** Without the space around it, which is trimmed later: a quantified space before a needed character takes quadratic time. */
export const LIST_SEPARATOR = /[,，、،;；؛·・•|→]|\s[>/](?=\s)/g;
const LAST_SEPARATOR = new RegExp(`(?<=\\s)(?:and|or|&|y|e|und|et|и)(?=\\s)|${HAN_AND.source}`, 'gi');
/** No idiom of the dictionary that joins two words is longer. */
const LONGEST_PHRASE = 40;
/** Terms are looked for at the head of a line only. */
const HEAD = 100;
/** "Ethical values: honesty, fairness" lists what it names. */
const CATEGORY = /(?:values|principles|traits|qualities|virtues|ideals|words|aspects|standards)\W*$|^\W*(?:personal|professional|social|ethical|moral|intellectual|emotional|relational|interpersonal|epistemic|cognitive|cultural|spiritual|civic|societal|practical|core|individual|collective|mind|heart|self|others|likes|good|do|positive|dislikes|bad|don['’]t|negative|at work|at home)\W*$/i;

/** Read a line as an entry; `undefined` when it is empty. */
export function rowOf(text: string, line: Line, judge: Judge): Row | undefined {
  const { start, end } = line.content;
  if (textOf(text, line.content).trim() === '') return undefined;
  const head = text.slice(start, Math.min(end, start + HEAD));

  const open = EMPHASIS.exec(head)?.[1];
  if (open !== undefined) {
    const close = head.indexOf(CLOSERS[open] ?? open, open.length);
    if (close > 0) {
      const terms = [{ start: start + open.length, end: start + close }];
      let after = start + close + open.length;
      // "**Honesty**, **fairness** and **care**: …" names three.
      for (;;) {
        const more = NEXT_EMPHASISED.exec(text.slice(after, Math.min(end, after + HEAD)));
        if (more === null) break;
        const at = after + more[0].length - more[1]!.length - more[2]!.length;
        terms.push({ start: at, end: at + more[2]!.length });
        after += more[0].length;
      }
      const rest = { start: after, end };
      const isExplained = /[\p{L}\p{N}]/u.test(textOf(text, rest));
      if (terms.length === 1 && isExplained && CATEGORY.test(textOf(text, terms[0]!)) && /[,，、;；]/.test(textOf(text, rest)))
        return { line, terms: seriesOf(text, rest, judge), isExplained: false, isEmphasised: false };
      return { line, terms, isExplained, isEmphasised: open !== '`' };
    }
  }

  const separator = SEPARATOR.exec(head);
  if (separator !== null && separator.index > 0) {
    const term = { start, end: start + separator.index };
    const rest = { start: start + separator.index + separator[0].length, end };
    const isExplained = /[\p{L}\p{N}]/u.test(textOf(text, rest));
    if (isExplained && CATEGORY.test(textOf(text, term)) && /[,，、،;；؛]/.test(textOf(text, rest))) {
      return { line, terms: seriesOf(text, rest, judge), isExplained: false, isEmphasised: false };
    }
    return {
      line,
      terms: /[,，、،]/.test(textOf(text, term)) ? seriesOf(text, term, judge) : [term],
      isExplained,
      isEmphasised: false,
    };
  }
  const whole = { start, end };
  const terms = /[,，、،;；؛]/.test(head) ? seriesOf(text, whole, judge) : [whole];
  return { line, terms, isExplained: false, isEmphasised: false };
}

/** The members of "a, b and c". The last two are one where the dictionary has them as one: "honesty, tried and true". */
export function seriesOf(text: string, span: Span, judge: Judge): Span[] {
  const parts = splitSpan(text, span, LIST_SEPARATOR);
  const last = parts.pop()!;
  return [...parts, ...lastMembers(text, last, judge)]
    .map((part) => withoutRemark(text, withoutConjunction(text, part)))
    .filter((part) => /[^\s]/.test(textOf(text, part)));
}

function lastMembers(text: string, last: Span, judge: Judge): Span[] {
  const members: Span[] = [];
  for (const part of splitSpan(text, last, LAST_SEPARATOR)) {
    const before = members.at(-1);
    const joined = before === undefined ? undefined : { start: before.start, end: part.end };
    const isPhrase = joined !== undefined && joined.end - joined.start <= LONGEST_PHRASE && judge.isPhrase(textOf(text, trimSpan(text, joined)));
    if (isPhrase) members[members.length - 1] = joined;
    else members.push(part);
  }
  return members;
}

const CONJUNCTION =
  /^\s*(?:and|or|but|&|y|e|und|et|plus|as well as)\s+(?:also\s+|above all,?\s+|finally,?\s+|lastly,?\s+|most importantly,?\s+|of course\s+|especially\s+)?|^\s*(?:above all|finally|lastly|most importantly|also)\s+/i;

export function withoutConjunction(text: string, span: Span): Span {
  const found = CONJUNCTION.exec(text.slice(span.start, Math.min(span.end, span.start + 60)));
  return found === null ? span : { start: span.start + found[0].length, end: span.end };
}

/** "Truth (Satya)" names truth. */
function withoutRemark(text: string, span: Span): Span {
  const remark = textOf(text, span).search(/[(（]/);
  return remark > 0 && textOf(text, span).slice(0, remark).trim() !== ''
    ? { start: span.start, end: span.start + remark }
    : span;
}
