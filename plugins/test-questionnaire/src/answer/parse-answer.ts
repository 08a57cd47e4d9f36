import { declines } from '@valuelex/extractor-kit';
import type { ResponseOption } from '../instrument/schema.ts';
import { findLabels, findNumbers } from './find-mentions.ts';
import type { Mention, OptionWords } from './find-mentions.ts';
import { plainText, tidy } from './normalise.ts';

/** Why an answer gives no choice. */
export type NoChoice = 'empty' | 'refused' | 'out-of-range' | 'contradictory' | 'off-format';
export type Choice = { readonly value: number } | { readonly value: null; readonly reason: NoChoice };

/** A number that nothing announces counts in an answer of so few words alone. */
const fewWords = 15;
const keys = ['answer', 'rating', 'score', 'response', 'value', 'choice', 'option', 'number', 'selected', 'selection', 'result'];

/**
 * Reads the chosen option from an answer: a number, a label, both, JSON, or a sentence that announces either. Two choices, or a number whose label is
 * another's, are none. Takes time linear in the answer, of which 4,000 characters are read.
 */
export function createAnswerParser(options: readonly ResponseOption[]): (answer: string, stem?: string) => Choice {
  const words = optionWords(options);
  const echo = echoOf(options);
  const read = (text: string): Choice => {
    const said = scaleRemoved(echoRemoved(text, echo), words.values);
    return decide(findNumbers(said, words), findLabels(said, words), said);
  };
  return (answer, stem) => {
    const text = plainText(answer);
    if (text === '') return { value: null, reason: 'empty' };
    const inJson = fromJson(text);
    const choice = read(inJson ?? (stem === undefined ? text : text.replaceAll(tidy(stem).trim(), '')));
    return choice.value === null && choice.reason === 'off-format' && declines(text) ? { value: null, reason: 'refused' } : choice;
  };
}

function decide(numbers: readonly Mention[], labels: readonly Mention[], text: string): Choice {
  for (const weight of ['final', 'stated'] as const) {
    const said = [...numbers, ...labels].filter((mention) => mention.weight === weight);
    if (said.length > 0) return one(said);
  }
  if (text.split(/\s+/).length > fewWords) return { value: null, reason: 'off-format' };
  const bare = numbers.filter(({ value }) => value !== null);
  if (bare.length > 0) return one(bare);
  return numbers.length > 0 ? one(numbers) : { value: null, reason: 'off-format' };
}

function one(mentions: readonly Mention[]): Choice {
  const [first, ...others] = new Set(mentions.map(({ value }) => value));
  if (others.length > 0 || first === 'several') return { value: null, reason: 'contradictory' };
  return first === null || first === undefined ? { value: null, reason: 'out-of-range' } : { value: first };
}

function optionWords(options: readonly ResponseOption[]): OptionWords {
  const labels = options.map(({ value, label }) => ({ value, label: tidy(label).trim().replace(/[\s-]+/g, ' ') })).sort((a, b) => b.label.length - a.label.length);
  return {
    values: options.map(({ value }) => value),
    labels: new RegExp(`(?<![\\p{L}\\p{N}])(?:${labels.map(({ label }) => patternOf(label)).join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
    valueOf: new Map(labels.map(({ label, value }) => [label, value])),
  };
}

/** “4 = somewhat like me” and its like, for each option. */
function echoOf(options: readonly ResponseOption[]): RegExp {
  const each = options
    .map(({ value, label }) => ({ value, label: tidy(label).trim().replace(/[\s-]+/g, ' ') }))
    .sort((a, b) => b.label.length - a.label.length)
    .map(({ value, label }) => `${value} ?[=:.()-]? ?"?${patternOf(label)}`);
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${each.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

/** An answer that lists the options says which one it takes elsewhere. */
function echoRemoved(text: string, echo: RegExp): string {
  const found = new Set([...text.matchAll(echo)].map(([match]) => /^-?\d+/.exec(match)![0]));
  return found.size < 2 ? text : text.replace(echo, '').trim();
}

/** Takes the scale’s own numbers away (from 1 to 6, a 6-point scale), and the “out of 6” behind a choice. */
function scaleRemoved(text: string, values: readonly number[]): string {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const ends = [min, max].join('|');
  return text
    .replace(new RegExp(`(?<![\\d.])(?:${ends}) ?(?:to|-|and|through|\\.\\.) ?(?:${ends})(?![\\d.]\\d|\\d)(?= |\\)|,|\\.|$|\\n|:)`, 'g'), (range) => (new Set(range.match(/\d+/g)).size === 2 ? '' : range))
    .replace(new RegExp(`(\\d) ?(?:/|out of|of) ?(?:a (?:possible |maximum )?)?${max}(?![\\d.]\\d|\\d)`, 'g'), '$1')
    .replace(/\d{1,9}(?:[.,]\d{1,6})? ?(?:\/|out of) ?\d{1,9}/g, '999999999');
}

/** The choice inside a JSON object, as text; null where there is none. */
function fromJson(text: string): string | null {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (from === -1 || to <= from) return null;
  let value: unknown;
  try {
    value = JSON.parse(text.slice(from, to + 1));
  } catch {
    return null;
  }
  for (let depth = 0; depth < 3; depth++) {
    if (typeof value !== 'object' || value === null) break;
    const entries = Object.entries(value);
    const key = keys.find((name) => entries.some(([own]) => own === name));
    value = key === undefined ? (entries.length === 1 ? entries[0]![1] : null) : entries.find(([own]) => own === key)![1];
  }
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : null;
}

const patternOf = (label: string): string => label.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '[ \\n-]{1,3}');
