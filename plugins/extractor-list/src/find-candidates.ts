import { textOf, type Span } from '@valuelex/extractor-kit';
import { isAccepted, isNamed, type Judge, type Judged } from './judge.ts';
import { jsonList } from './layouts/json.ts';
import { afterLead, isCueing, proseSeries } from './layouts/prose.ts';
import { LIST_SEPARATOR, rowOf, seriesOf, withoutConjunction, type Row } from './layouts/rows.ts';
import { tableCandidates } from './layouts/table.ts';
import type { Line } from './lines.ts';
import { splitSpan, trimSpan, type Candidate } from './span.ts';
import { splitPair } from './split-pair.ts';

/** What a layout gave: everything it looked at, and whether the answer had that layout. */
export interface Found {
  judged: Judged[];
  /** Entries were laid out as a list, whatever was in them. */
  isListed: boolean;
  /** The layout broke off in the middle. */
  isOpen: boolean;
}

/** Fewer accepted entries than this share of a layout, and it is a list of something else. */
const FEWEST_IN_LIST = 0.5;
const FEWEST_IN_LINES = 0.4;
const FEWEST_IN_LINE = 0.8;
/** A line with this many names is a list of names also when a phrase in it cannot be read. */
const MANY_IN_LINE = 3;
const LONGEST_PART = 45;
const LONGEST_LEAD = 200;

export interface Reading {
  text: string;
  visible: readonly Span[];
  lines: readonly Line[];
  judge: Judge;
  /** Marks what the prompt or a negation takes away. */
  mark: (line: Line, span: Span) => Candidate;
  readsProse: boolean;
  /** The question asked for words. */
  isAsked: boolean;
}

/** Try the layouts from the strictest to the loosest; the first that yields a descriptor is the answer's. */
export function findCandidates(reading: Reading): Found {
  const tried: Found[] = [];
  for (const layout of [json, table, markedItems, headings, bareLines, inlineList, prose, emphasised, wholeAnswer]) {
    const found = layout(reading);
    if (found.judged.some(isAccepted)) return found;
    tried.push(found);
  }
  return {
    judged: tried.find(({ judged }) => judged.length > 0)?.judged ?? [],
    isListed: tried.some(({ isListed }) => isListed),
    isOpen: false,
  };
}

const nothing: Found = { judged: [], isListed: false, isOpen: false };
const share = (judged: readonly Judged[]): number => judged.filter(isNamed).length / Math.max(1, judged.length);

/** A list that is not one of values keeps its record, but gives nothing. */
const refuseAll = (judged: readonly Judged[]): Judged[] =>
  judged.map(({ start, end, reason }) => ({ start, end, reason: reason ?? 'other' }));

/** A bracket at the head of a line, or after an equals sign or colon. */
const JSON_START = /(?:^[ \t`]{0,8}(?:json|python|js|yaml)?[ \t]?|[:=][ \t\n]?)[[{]/gim;
/** Brackets that are tried as JSON; further ones are prose. */
const MOST_BRACKETS = 4;

function json({ text, visible, lines, judge }: Reading): Found {
  const judged: Judged[] = [];
  let isOpen = false;
  for (const span of visible) {
    let tries = 0;
    for (const match of textOf(text, span).matchAll(JSON_START)) {
      if (++tries > MOST_BRACKETS) break;
      const open = span.start + match.index + match[0].length - 1;
      const list = jsonList(text, open, span.end);
      if (list === undefined || list.candidates.length === 0 || followsList(lines, open)) continue;
      for (const span of list.candidates.flatMap((candidate) => splitPair(text, candidate, judge))) {
        const one = judge.judge(text, { ...span, listed: true });
        if (one !== undefined) judged.push(one);
      }
      isOpen = list.isOpen;
      break;
    }
  }
  return { judged: share(judged) >= FEWEST_IN_LIST ? judged : refuseAll(judged), isListed: judged.length > 1, isOpen };
}

/** What comes as JSON after a numbered or bulleted list is an afterthought, if not an injection. */
const followsList = (lines: readonly Line[], at: number): boolean =>
  lines.filter(({ marker, content }) => (marker === 'number' || marker === 'bullet') && content.end < at).length >= 2;

function table({ text, lines, judge }: Reading): Found {
  const { candidates } = tableCandidates(text, lines);
  const judged = candidates
    .flatMap((span) => splitPair(text, span, judge))
    .flatMap((span) => judge.judge(text, { ...span, listed: true }) ?? []);
  return {
    judged: share(judged) >= FEWEST_IN_LIST ? judged : refuseAll(judged),
    isListed: judged.length > 1,
    isOpen: false,
  };
}

const rowsOf = ({ text, lines, judge }: Reading, wanted: (line: Line) => boolean): Row[] =>
  lines.filter(wanted).flatMap((line) => rowOf(text, line, judge) ?? []);

function judgeRows({ text, judge, mark }: Reading, rows: readonly Row[]): Judged[] {
  return rows.flatMap(({ line, terms }) =>
    terms
      .flatMap((term) => splitPair(text, trimSpan(text, withoutConjunction(text, term)), judge))
      .flatMap((span) => judge.judge(text, mark(line, span)) ?? []),
  );
}

/** Numbered and bulleted entries, each mark and depth by itself: the points under a value explain it. */
function markedItems(reading: Reading): Found {
  const groups = new Map<string, Row[]>();
  for (const row of rowsOf(reading, ({ marker }) => marker === 'number' || marker === 'bullet')) {
    const key = `${row.line.marker} ${row.line.indent > 1}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const judged: Judged[] = [];
  for (const rows of groups.values()) {
    const ofGroup = judgeRows(reading, rows);
    for (const one of share(ofGroup) >= FEWEST_IN_LIST ? ofGroup : refuseAll(ofGroup)) judged.push(one);
  }
  return { judged, isListed: judged.length > 1, isOpen: false };
}

function headings(reading: Reading): Found {
  const all = rowsOf(reading, ({ marker }) => marker === 'heading' || marker === 'none');
  // A line that is bold from end to end is a heading in all but name.
  const rows = all.filter(
    ({ line, isEmphasised, isExplained }) => line.marker === 'heading' || (isEmphasised && !isExplained),
  );
  const judged = judgeRows(reading, rows);
  const enough = judged.filter(isAccepted).length >= 2 && share(judged) >= FEWEST_IN_LIST;
  return { judged: enough ? judged : refuseAll(judged), isListed: false, isOpen: false };
}

/** Entries on lines of their own without marks: terms, each perhaps with an explanation beside or below it. */
function bareLines(reading: Reading): Found {
  const rows = rowsOf(reading, ({ marker }) => marker === 'none').filter(
    ({ line }) => !/[:：]\s*$/.test(reading.text.slice(Math.max(0, line.content.end - 4), line.content.end)),
  );
  const short = rows.filter(
    ({ terms, isExplained, isEmphasised }) =>
      terms.length === 1 && (isEmphasised || isExplained || terms[0]!.end - terms[0]!.start <= 40),
  );
  const judged = judgeRows(reading, short);
  const accepted = judged.filter(isAccepted).length;
  const isAll = accepted === rows.length && rows.every(({ isExplained }) => !isExplained);
  const needed = isAll || short.some(({ isEmphasised }) => isEmphasised) ? 2 : 3;
  if (accepted < needed || accepted / rows.length < FEWEST_IN_LINES || share(judged) < FEWEST_IN_LIST) return nothing;
  return { judged, isListed: true, isOpen: false };
}

const NAMING = /\b(?:words?|values|adjectives|terms|principles|traits|qualities)\b[^,]*\b(?:include|includes|are|is|be)\b/i;

/** A line that is nothing but a series, after a colon if there is one. */
function inlineList(reading: Reading): Found {
  const { text, lines, judge, mark } = reading;
  const judged: Judged[] = [];
  const spoken = lines.filter(({ content }) => /\S/.test(textOf(text, content)));
  for (const line of spoken) {
    const words = textOf(text, line.content);
    const colon = Math.max(words.indexOf(':'), words.indexOf('：'));
    // A sentence is read as one, so that its first words are not taken for a name.
    if (colon < 0 && isCueing(words.slice(0, LONGEST_LEAD))) continue;
    const afterColon = trimSpan(text, { start: line.content.start + colon + 1, end: line.content.end });
    const series = colon < 0 ? afterColon : firstSentence(text, afterColon);
    const listed = seriesOf(text, series, judge);
    const parts =
      listed.length > 1
        ? listed
        : splitSpan(text, series, /[.。](?=\s|$)/g).filter((part) => /\S/.test(textOf(text, part)));
    const separators = splitSpan(text, line.content, listed.length > 1 ? LIST_SEPARATOR : /[.。](?=\s|$)/g).length - 1;
    if (parts.length < (spoken.length === 1 ? 2 : 3) || separators < 1) {
      if (!/^[^.]{1,60}\/[^.]{1,60}$/.test(words.slice(0, 200))) continue;
    }
    const ofLine = parts
      // "Words that come to mind include care, truth, …": the lead stands before the first.
      .map((part, i) => (i === 0 && NAMING.test(textOf(text, part).slice(0, LONGEST_LEAD)) ? afterLead(text, part, judge) : part))
      .flatMap((part) => splitPair(text, trimSpan(text, part), judge))
      .flatMap((span) => judge.judge(text, mark(line, span)) ?? []);
    const isTerse = parts.every((part) => part.end - part.start <= LONGEST_PART && !/[.!?]\s/.test(textOf(text, part)));
    const needed =
      isTerse && spoken.length <= 3 && ofLine.filter(isAccepted).length >= MANY_IN_LINE
        ? FEWEST_IN_LIST
        : FEWEST_IN_LINE;
    if (ofLine.length > 1 && share(ofLine) >= needed) for (const one of ofLine) judged.push(one);
  }
  return { judged, isListed: judged.length > 1, isOpen: false };
}

/** A series up to the end of its sentence; "Honesty. Fairness. Care." is left whole. */
function firstSentence(text: string, series: Span): Span {
  const words = textOf(text, series);
  const end = words.search(/[.!?](?=\s)|[。！？]/);
  return end > 0 && words.slice(0, end).search(LIST_SEPARATOR) > 0 ? { start: series.start, end: series.start + end } : series;
}

function prose({ text, lines, judge, mark, readsProse, isAsked }: Reading): Found {
  if (!readsProse) return nothing;
  const judged = lines.flatMap((line) => {
    const ofLine = proseSeries(text, [line], judge, isAsked).flatMap((series) => series.judged);
    return mark(line, line.content).negated === true ? ofLine.map(({ start, end, reason }) => ({ start, end, reason: reason ?? 'negated' })) : ofLine;
  });
  return { judged, isListed: false, isOpen: false };
}

/** Terms in bold inside running text. */
function emphasised({ text, lines, judge, mark, readsProse }: Reading): Found {
  if (!readsProse) return nothing;
  const judged = lines.flatMap((line) =>
    [...textOf(text, line.content).matchAll(/\*\*([^*\n]{2,60})\*\*/g)].flatMap((match) => {
      const start = line.content.start + match.index + 2;
      return judge.judge(text, { ...mark(line, { start, end: start + match[1]!.length }), listed: false }) ?? [];
    }),
  );
  return judged.filter(isAccepted).length >= 2 && share(judged) >= FEWEST_IN_LIST
    ? { judged, isListed: false, isOpen: false }
    : nothing;
}

/** "In one word:" */
const INTRODUCED = /^[^:：]{0,80}\b(?:words?|values?|principles?|virtues?|answer|term)\b[^:：]{0,20}[:：]/i;

/** An answer that is one phrase and nothing else, but for a lead before a colon. */
function wholeAnswer({ text, lines, judge, mark }: Reading): Found {
  const spoken = lines.filter(({ content }) => /\S/.test(textOf(text, content)));
  const line = spoken[0];
  if (spoken.length !== 1 || line === undefined) return nothing;
  const words = textOf(text, line.content);
  const colon = INTRODUCED.exec(words.slice(0, LONGEST_LEAD))?.[0].length ?? 0;
  const span = trimSpan(text, { start: line.content.start + colon, end: line.content.end });
  const parts = splitPair(text, span, judge).flatMap(
    (part) => judge.judge(text, { ...mark(line, part), listed: false }) ?? [],
  );
  const isName = parts.length > 0 && parts.every((part) => part.reason === undefined && part.evidence !== 'shape');
  return isName ? { judged: parts, isListed: false, isOpen: false } : nothing;
}
