import { textOf, type Span } from '@valuelex/extractor-kit';
import { isAccepted, type Judge, type Judged } from '../judge.ts';
import type { Line } from '../lines.ts';
import { splitSpan, trimSpan, type Candidate } from '../span.ts';
import { splitPair } from '../split-pair.ts';
import { seriesOf, withoutConjunction } from './rows.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** After these a named thing may begin. */
const LEADS = words(
  'is are was were be as to by include includes including included value values valuing valued uphold embody cherish prioritize prioritise appreciate with of on for ' +
    'in like find mean means especially particularly mostly mainly both namely being embrace emphasize promote seek pursue have has say choose pick around upon than ' +
    'towards toward am demonstrate embodying upholding prioritizing promoting about into son sont sind ist est es sono são 是 ser valoro aprecio schätze achte valorise en an auf',
);
/** Before these it may end. */
const TAILS = words(
  'is are was were be as in when that which to because while where above with for at on by so i who since guide guides define defines shape shapes describe describes ' +
    'would come comes matter matters among through throughout during best most rather over i my all matter matters followed first',
);
/** The speaker says what they value. */
const OWN = new RegExp(
  [
    "\\b(?:my|our)\\s+(?:[\\w'-]+\\s+){0,3}(?:values?|principles?|virtues?|ideals?|traits|qualities|beliefs)\\b",
    '\\bI\\s+(?:[\\w-]+\\s+){0,2}(?:value|prioriti[sz]e|cherish|uphold|embody|believe\\s+in|stand\\s+for|strive\\s+for|aspire\\s+to|care\\s+about|am\\s+(?:guided|driven|defined)\\s+by|am\\s+committed\\s+to|hold)\\b',
    '\\bdescribe\\s+(?:myself|me)\\b',
  ].join('|'),
  'i',
);
/** The same in other languages, where every name is taken by its shape. */
const OWN_ABROAD =
  /\b(?:[Mm]is valores|[Mm]eus valores|[Mm]es valeurs|[Mm]eine Werte|[Mm]ein Wertesystem|i miei valori)\b|\b(?:[Vv]aloro|[Aa]precio|[Cc]reo en|[Ii]ch (?:schätze|achte|glaube an|lege Wert auf)|[Jj]e valorise|[Jj]e crois en)(?=\s)|价值|價值|価値観|ценности|我们?(?:最|非常|特别)?(?:重视|看重|珍视|崇尚|追求)/;
/** "Los valores que más aprecio son …": names begin after the verb. */
const LEAD_ABROAD = /\b(?:valores|valeurs|valori|[Ww]erte|Grundwerte)\b[^.:]{0,60}?\s(?:sind|son|sont|sono|são|incluyen|incluem|umfassen)(?=\s)/;
const FIRST_PERSON_ABROAD = /(?<!\p{L})(?:mis?|me|yo|mes|moi|je|mein|meine|mir|mich|ich|miei|mio|meus|meu|valoro|aprecio)(?!\p{L})/iu;
/** Words after which names begin where no spaces are written. */
const LEAD_WITHOUT_SPACES = /^[^]{0,40}?(?:包括|包含|(?:重视|看重|珍视|崇尚|追求)(?:的(?:价值|價值)?(?:是|有|包括|为|為))?|是|有|为|為)/;
/** Someone's values are named; whose, only the rest of the sentence tells. */
const NAMED =
  /\b(?:words?|values|adjectives|terms|principles|traits)\b[^.]{0,60}\b(?:are|is|include|includes|would\s+be)\b|\bvalue\s+system\b|\bguiding\s+principles\b|\bdescribe\s+(?:it|them)\b|\bguided\s+by\b|\bare\b[^.]{0,40}\b(?:words|values|principles)\b/i;
const FIRST_PERSON = /\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b/;
const SECOND_PERSON = /\byou(?:r|rs|rself)?\b/i;
const NEGATION = /(?:n['’]t|\b(?:not(?!\s+(?:only|just|merely))|never|without|lack|neither|cannot|no))\b/gi;
/** What comes after one of these no longer stands under the negation before it. */
const TURN = /\b(?:but(?!\s+also)|however|instead|rather(?!\s+than))\b,?/gi;
/** "My second value is truth", after a first. */
const ORDINAL = /\bmy\s+(?:second|third|fourth|fifth|next|last|final|other)\b[^,;]*\bis\b/i;
const SENTENCE_END = /[.!?。！？](?=\s|$)|[。！？]/g;
/** Sentences beyond this length are not read. */
const LONGEST_SENTENCE = 1500;

/** Clauses that are passed over at the head of a sentence. */
const MOST_CLAUSES = 2;

export interface Series {
  judged: Judged[];
}

/** Series of names in sentences: "My core values are honesty, kindness and curiosity." */
export function proseSeries(text: string, lines: readonly Line[], judge: Judge, isAsked: boolean): Series[] {
  const found: Series[] = [];
  for (const line of lines) {
    for (const sentence of splitSpan(text, line.content, SENTENCE_END)) {
      if (sentence.end - sentence.start > LONGEST_SENTENCE) continue;
      const series = readSentence(text, sentence, judge, isAsked);
      if (series !== undefined) found.push(series);
    }
  }
  return found;
}

/** Whether a sentence says that its speaker values something. */
export const isCueing = (words: string): boolean => OWN.test(words) || isAbroadCue(words);

function isAbroadCue(words: string): boolean {
  if (OWN_ABROAD.test(words)) return true;
  const lead = LEAD_ABROAD.exec(words);
  return lead !== null && FIRST_PERSON_ABROAD.test(words.slice(0, lead.index + lead[0].length));
}

function readSentence(text: string, sentence: Span, judge: Judge, isAsked: boolean): Series | undefined {
  const words = textOf(text, sentence);
  const isAddressed = SECOND_PERSON.test(words);
  const isAbroad = isAbroadCue(words);
  const isCued = isAbroad || OWN.test(words) || (NAMED.test(words) && !isAddressed);
  if (!isCued && isAddressed) return undefined;
  const opening = Math.max(lastColon(words), endOfTurn(words), endOfLeadAbroad(words));
  const parts = seriesOf(text, { start: sentence.start + opening + 1, end: sentence.end }, judge);
  if (parts.length === 0 || (parts.length === 1 && !isCued)) return undefined;

  // Clauses before the series ("If I think about it, I find …") hold no name of their own.
  const leads = parts.slice(0, MOST_CLAUSES + 1).map((part) => beforeTail(text, afterLead(text, part, judge), judge));
  const first = Math.max(
    0,
    leads.findIndex((lead) => isName(text, lead, judge)),
  );
  const items: Candidate[] = parts
    .slice(first)
    // "My first value is care, my second is truth": each clause has a lead of its own.
    .map((part, i) => (i === 0 ? leads[first]! : beforeTail(text, isCued && ORDINAL.test(textOf(text, part).slice(0, 80)) ? afterLead(text, part, judge) : part, judge)))
    .flatMap((item) => splitPair(text, trimSpan(text, item), judge));
  const negation = firstNegation(words, endOfTurn(words));
  const judged = items.flatMap(
    (item) => judge.judge(text, { ...item, negated: negation >= 0 && item.start > sentence.start + negation }) ?? [],
  );
  if (judged.some(({ reason }) => reason === 'negated') && !judged.some(isAccepted))
    return isCued ? { judged } : undefined;
  const accepted = judged.filter(
    (one) => isAccepted(one) && one.reason === undefined && (isAbroad || one.evidence !== 'shape'),
  ).length;
  const share = accepted / judged.length;
  if (isCued && accepted >= 2 && share >= 0.5) return { judged };
  if (isCued && accepted === 1 && judged.length === 1 && /\b(?:value|principle|word)\b/i.test(words)) return { judged };
  const isIntroduced = lastColon(words) >= 0 || FIRST_PERSON.test(words);
  if (isAddressed || !(isIntroduced || isAsked) || share < 0.6) return undefined;
  // Two names are a list where the question asked for words, or where nothing else follows a colon.
  const needed = isAsked || (lastColon(words) >= 0 && share === 1) ? 2 : 3;
  return accepted >= needed ? { judged } : undefined;
}

/** Offset of the last unit of the last turn ("but", "however") that leaves a series behind it; −1 when there is none. */
function endOfTurn(words: string): number {
  const turn = [...words.matchAll(TURN)].at(-1);
  if (turn === undefined) return -1;
  const end = turn.index + turn[0].length - 1;
  return /[\p{L}]/u.test(words.slice(end + 1)) ? end : -1;
}

/** Offset of the last unit of a lead in another language; −1 when there is none. */
function endOfLeadAbroad(words: string): number {
  const lead = LEAD_ABROAD.exec(words);
  return lead === null ? -1 : lead.index + lead[0].length - 1;
}

const firstNegation = (words: string, from: number): number =>
  [...words.matchAll(NEGATION)].find(({ index }) => index > from)?.index ?? -1;

/** The colon that introduces a series: the last one with a word before it. */
function lastColon(words: string): number {
  const at = Math.max(words.lastIndexOf(':'), words.lastIndexOf('：'));
  return /\p{L}/u.test(words.slice(0, Math.max(0, at))) && /\p{L}/u.test(words.slice(at + 1)) ? at : -1;
}

const TOKEN = /[^\s,]+/g;
const bare = (token: string): string => token.toLowerCase().replace(/[^\p{L}]/gu, '');

/** The longest name at the end of a phrase that follows a word after which names begin. */
export function afterLead(text: string, span: Span, judge: Judge): Span {
  // A phrase of unknown words alone may hold the lead as well as the name ("meine Werte sind Ehrlichkeit").
  const whole = span.end - span.start <= 60 ? judge.judge(text, span) : undefined;
  if (whole?.reason === undefined && whole !== undefined && whole.evidence !== 'shape') return span;
  const unspaced = LEAD_WITHOUT_SPACES.exec(textOf(text, span));
  if (unspaced !== null) return { start: span.start + unspaced[0].length, end: span.end };
  const window = { start: Math.max(span.start, span.end - 120), end: span.end };
  for (const match of textOf(text, window).matchAll(TOKEN)) {
    if (!LEADS.has(bare(match[0]))) continue;
    const rest = withoutConjunction(text, { start: window.start + match.index + match[0].length, end: span.end });
    if (isName(text, rest, judge)) return rest;
  }
  return span;
}

/** The longest name at the beginning of a phrase that a word cuts off. */
function beforeTail(text: string, span: Span, judge: Judge): Span {
  if (isName(text, span, judge)) return span;
  const window = { start: span.start, end: Math.min(span.end, span.start + 120) };
  const tokens = [...textOf(text, window).matchAll(TOKEN)];
  for (let at = tokens.length - 1; at > 0; at--) {
    const match = tokens[at]!;
    // Of several tails in a row ("above all") the first one cuts.
    if (!TAILS.has(bare(match[0])) || TAILS.has(bare(tokens[at - 1]![0]))) continue;
    const rest = { start: span.start, end: span.start + match.index };
    if (isName(text, rest, judge)) return rest;
  }
  return span;
}

function isName(text: string, span: Span, judge: Judge): boolean {
  const judged = judge.judge(text, span);
  return judged !== undefined && isAccepted(judged);
}
