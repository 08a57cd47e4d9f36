import type { z } from 'zod';
import { instrumentSchema, itemSchema, optionSchema, scaleSchema } from './schema.ts';
import type { Instrument } from './schema.ts';

/** One thing that is wrong in an instrument. */
export interface InstrumentProblem {
  /** Where it stands: `items`, 3, `scale`. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Names that indices of style have already. */
export const takenIndices: readonly string[] = ['desirability', 'attention', 'acquiescence', 'extreme-responding', 'order-effect'];

interface Placed<T> {
  readonly at: number;
  readonly value: T;
}

/**
 * Checks shape and sense of an instrument. What is well-formed is checked against the rest even where other parts are not, so that
 * one look tells all that is wrong.
 */
export function checkInstrument(raw: unknown): { readonly instrument: Instrument } | { readonly problems: readonly InstrumentProblem[] } {
  const parsed = instrumentSchema.safeParse(raw);
  const problems: InstrumentProblem[] = parsed.success ? [] : parsed.error.issues.flatMap(problemsOf);
  const options = wellFormed(optionSchema, raw, 'options');
  const scales = wellFormed(scaleSchema, raw, 'scales');
  const items = wellFormed(itemSchema, raw, 'items');

  twice(options, ({ value }) => value, 'value', 'options', problems);
  twice(options, ({ label }) => label.toLowerCase(), 'label', 'options', problems);
  twice(scales, ({ id }) => id, 'id', 'scales', problems);
  twice(items, ({ id }) => id, 'id', 'items', problems);

  for (const { at, value: scale } of scales) {
    const { role, dimension, subdimension, id } = scale;
    const tell = (key: string, message: string): number => problems.push({ path: ['scales', at, key], message });
    if (role !== 'value' && dimension !== undefined) tell('dimension', `a scale of the role ${role} has no dimension`);
    if (subdimension !== undefined && dimension === undefined) tell('subdimension', 'a subdimension without its dimension');
    if (role === 'value' && dimension === undefined && takenIndices.includes(id)) tell('id', `${id} is the name of an index already`);
    if (isList(raw, 'items') && !items.some(({ value }) => value.scale === id)) tell('id', `no item belongs to ${id}`);
  }
  for (const { at, value: item } of items) {
    const scale = scales.find(({ value }) => value.id === item.scale)?.value;
    const tell = (key: string, message: string): number => problems.push({ path: ['items', at, key], message });
    if (scale === undefined) {
      if (isList(raw, 'scales')) tell('scale', `there is no scale ${item.scale}: there are ${some(scales.map(({ value }) => value.id))}`);
      continue;
    }
    if (scale.role === 'quality' && item.right === undefined) tell('right', 'an item of a quality scale needs the right answer');
    if (scale.role !== 'quality' && item.right !== undefined) tell('right', `only items of a quality scale have a right answer, and ${scale.id} is none`);
    if (item.right !== undefined && options.length > 0 && !options.some(({ value }) => value.value === item.right)) {
      tell('right', `${item.right} is no response option: there are ${some(options.map(({ value }) => String(value.value)))}`);
    }
  }
  if (typeof field(raw, 'language') === 'string' && languageOf(raw) !== 'en' && field(raw, 'question') === undefined) {
    problems.push({ path: ['question'], message: 'in a language other than English the way to ask must be given' });
  }
  return problems.length === 0 && parsed.success ? { instrument: parsed.data } : { problems };
}

function problemsOf(issue: z.core.$ZodIssue): InstrumentProblem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'there is no such key' }));
}

function wellFormed<S extends z.ZodType>(schema: S, raw: unknown, key: string): Placed<z.output<S>>[] {
  const list = field(raw, key);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, at) => {
    const parsed = schema.safeParse(entry);
    return parsed.success ? [{ at, value: parsed.data }] : [];
  });
}

function twice<T>(list: readonly Placed<T>[], key: (value: T) => unknown, name: string, where: string, problems: InstrumentProblem[]): void {
  const seen = new Set<unknown>();
  for (const { at, value } of list) {
    const own = key(value);
    if (seen.has(own)) problems.push({ path: [where, at, name], message: `${String(own)} stands there twice` });
    seen.add(own);
  }
}

const field = (raw: unknown, key: string): unknown => (typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[key] : undefined);
const isList = (raw: unknown, key: string): boolean => Array.isArray(field(raw, key));
const languageOf = (raw: unknown): string => String(field(raw, 'language')).split('-')[0]!;
const some = (names: readonly string[]): string => (names.length === 0 ? 'none' : `${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`);
