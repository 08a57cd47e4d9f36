import { awayFrames, completionFrames, furtherFrames, type Firmness, type Frame } from '../data/completion-phrasing.ts';
import type { ValueWord } from '../data/values.ts';

/** A value that a text expresses. */
export interface Heard {
  readonly value: number;
  readonly how: Firmness;
}

/** Finds what values a text expresses, in the order of the text, each once. `stem` is what the text goes on from: its words count for nothing. */
export type LanguageReader = (text: string, stem: string) => Heard[];

interface Phrase {
  readonly tokens: readonly string[];
  readonly value: number;
}

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** So many tokens of a phrase are enough where the text breaks off in it. */
const fewestBeforeBreak = 4;

/**
 * A competent reader of the simulated models' language: it knows every word for a value, every paraphrase and every way to live one, and by
 * what is said around it how firmly the value is held. It knows no dimension, loading or score.
 */
export function languageReader(values: readonly ValueWord[]): LanguageReader {
  const byFirst = new Map<string, Phrase[]>();
  for (const [value, { word, forms, synonyms, paraphrase, acts }] of values.entries())
    for (const text of [word, ...forms, ...synonyms, paraphrase, ...acts]) {
      const tokens = tokensOf(text).map((token) => token.word);
      byFirst.set(tokens[0]!, [...(byFirst.get(tokens[0]!) ?? []), { tokens, value }]);
    }
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.tokens.length - a.tokens.length);

  return (text, stem) => {
    const said = withoutStem(text, stem).toLowerCase();
    const tokens = tokensOf(said);
    const echoed = new Set(tokensOf(stem).map(({ word }) => word));
    const heard = new Map<number, Heard>();
    for (let at = 0; at < tokens.length; at++) {
      const phrase = byFirst.get(tokens[at]!.word)?.find((candidate) => standsAt(candidate.tokens, tokens, at));
      if (phrase === undefined) continue;
      const last = tokens[Math.min(at + phrase.tokens.length, tokens.length) - 1]!;
      if (phrase.tokens.every((word) => echoed.has(word))) continue;
      if (!heard.has(phrase.value)) heard.set(phrase.value, { value: phrase.value, how: manner(said, tokens[at]!.start, last.end) });
      at += phrase.tokens.length - 1;
    }
    return [...heard.values()];
  };
}

/** By what stands before and after it: how firmly a value is held. */
function manner(said: string, start: number, end: number): Heard['how'] {
  const before = said.slice(Math.max(0, start - 60), start);
  const after = said.slice(end, end + 60);
  const isPut = ({ before: lead, after: tail }: Frame): boolean =>
    (lead !== '' || tail !== '.') && before.endsWith(lead.toLowerCase()) && (lead !== '' && tail === '.' ? true : after.startsWith(tail.toLowerCase()));
  for (const frames of [awayFrames, furtherFrames, completionFrames])
    for (const [how, ways] of Object.entries(frames) as [Firmness, readonly Frame[]][]) if (ways.some(isPut)) return how;
  return 'plain';
}

function standsAt(phrase: readonly string[], tokens: readonly Token[], at: number): boolean {
  const length = Math.min(phrase.length, tokens.length - at);
  if (length < Math.min(phrase.length, fewestBeforeBreak)) return false;
  for (let i = 0; i < length; i++) if (tokens[at + i]!.word !== phrase[i]) return false;
  return true;
}

function withoutStem(text: string, stem: string): string {
  const trimmed = text.trimStart();
  return stem !== '' && trimmed.toLowerCase().startsWith(stem.toLowerCase()) ? trimmed.slice(stem.length) : trimmed;
}

function tokensOf(text: string): Token[] {
  return [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
