import type { Candidate } from '../span.ts';

/** Keys whose strings are the name of an entry. */
const NAMES = new Set(
  'value,name,word,term,descriptor,trait,principle,title,label,quality,virtue,key,item,concept'.split(','),
);
/** Keys whose strings say something about an entry. */
const REMARKS = new Set(
  ('description,explanation,definition,meaning,reason,reasons,rationale,why,detail,details,importance,example,examples,note,notes,rank,score,weight,id,type,category,' +
    'summary,comment,justification,intro,introduction,message,text,model,language,question,prompt').split(','),
);
/** A word or phrase in a list without quotes. */
const BARE = /^\p{L}[\p{L}\p{M} '’-]{1,48}(?=[,\]])/u;
const OPENERS = /[[{]/;

interface Level {
  kind: 'array' | 'object';
  /** The key under which the level stands. */
  under: string | undefined;
  key: { text: string; start: number; end: number } | undefined;
  /** The next string in an object is a key. */
  expectsKey: boolean;
}

export interface JsonList {
  candidates: Candidate[];
  /** The text ended before the brackets closed. */
  isOpen: boolean;
}

/**
 * Names in JSON: strings of arrays; values of name-like keys; keys whose values explain them. A scanner and not a parser, because
 * positions matter and answers break off, mix quotes and trail commas. `undefined` when the text from `start` holds no such thing.
 */
export function jsonList(text: string, start: number, end: number): JsonList | undefined {
  if (!OPENERS.test(text[start] ?? '')) return undefined;
  const candidates: Candidate[] = [];
  const levels: Level[] = [];
  let at = start;
  while (at < end) {
    const c = text[at]!;
    const level = levels.at(-1);
    if (c === '[' || c === '{') {
      levels.push({
        kind: c === '[' ? 'array' : 'object',
        under: level?.key?.text ?? level?.under,
        key: undefined,
        expectsKey: c === '{',
      });
      at++;
    } else if (c === ']' || c === '}') {
      levels.pop();
      at++;
      if (levels.length === 0) return { candidates, isOpen: false };
    } else if (c === '"' || c === "'" || c === '“') {
      const close = closingQuote(text, at, end);
      if (close < 0) return { candidates, isOpen: true };
      if (level !== undefined)
        takeString(level, { text: text.slice(at + 1, close), start: at + 1, end: close }, candidates);
      at = close + 1;
    } else if (/[\s,:]/.test(c)) {
      if (c === ',' && level?.kind === 'object') level.expectsKey = true;
      at++;
    } else {
      const token = /^(?:-?[\d.eE+-]+|true|false|null|None|True|False)/.exec(text.slice(at, at + 40));
      if (token !== null) {
        at += token[0].length;
        continue;
      }
      // YAML leaves the quotes away; anything else is prose in brackets.
      const bare = level?.kind === 'array' ? BARE.exec(text.slice(at, at + 60)) : null;
      if (bare === null) return undefined;
      takeString(level!, { text: bare[0], start: at, end: at + bare[0].length }, candidates);
      at += bare[0].length;
      if (text[at] === ']' && candidates.length < 2) return undefined;
    }
  }
  return { candidates, isOpen: true };
}

function closingQuote(text: string, open: number, end: number): number {
  const mark = text[open] === '“' ? '”' : text[open];
  for (let at = open + 1; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === mark) return at;
    else if (text[at] === '\n') return -1;
  }
  return -1;
}

function takeString(level: Level, string: { text: string; start: number; end: number }, candidates: Candidate[]): void {
  const span = { start: string.start, end: string.end };
  if (level.kind === 'array') {
    if (!REMARKS.has(level.under?.toLowerCase() ?? '')) candidates.push(span);
    return;
  }
  if (level.expectsKey) {
    level.key = string;
    level.expectsKey = false;
    return;
  }
  const key = level.key;
  if (key === undefined) return;
  if (NAMES.has(key.text.toLowerCase()) || /^(?:value|word|item|trait|principle|descriptor)?[_ ]?\d+$/i.test(key.text))
    candidates.push(span);
  else if (!REMARKS.has(key.text.toLowerCase())) candidates.push({ start: key.start, end: key.end });
}
