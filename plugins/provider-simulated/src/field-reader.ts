import { fieldWords } from './data/field-words.ts';
import type { ValueWord } from './data/values.ts';

/** How much a text speaks of each semantic field, in the order of the fields; sums to one. Null: of none that one could tell. */
export type FieldReader = (text: string) => Float64Array | null;

interface Cue {
  readonly field: number;
  readonly weight: number;
}

const mostRead = 2000;
/** What a phrase, and a value that is named, say beside a single word. */
const worth = { word: 1, phrase: 2, value: 2 } as const;
/** Part of what speaks of a field that spills over to each of its two neighbours in meaning. */
const spill = 0.1;
const readingsKept = 2048;

/**
 * Tells what a situation is about as any reader would: by everyday words and phrases of a field, and by the values named in it. Knows no
 * dimensions.
 */
export function fieldReader(values: readonly ValueWord[]): FieldReader {
  const fields = [...new Set(values.map(({ field }) => field))];
  const { words, beginnings, phrases } = collectCues(fields);
  for (const { word, forms, field } of values)
    for (const form of [word, ...forms]) words.set(form, [{ field: fields.indexOf(field), weight: worth.value }]);

  const cuesOf = (token: string): readonly Cue[] => {
    const known = words.get(token);
    if (known !== undefined) return known;
    for (let end = token.length; end >= 3; end--) {
      const found = beginnings.get(token.slice(0, end));
      if (found !== undefined) return found;
    }
    return [];
  };

  const read: FieldReader = (text) => {
    const tokens = text.slice(0, mostRead).toLowerCase().replaceAll('’', "'").match(/\p{L}+(?:[-']\p{L}+)*/gu) ?? [];
    const plain = ` ${tokens.join(' ')} `;
    const strength = new Float64Array(fields.length);
    const add = ({ field, weight }: Cue): void => void (strength[field]! += weight);
    for (const token of tokens) cuesOf(token).forEach(add);
    for (const [phrase, cues] of phrases) if (plain.includes(phrase)) cues.forEach(add);
    // Squared: what is spoken of twice is what it is about.
    const squares = strength.map((x) => x * x);
    const total = squares.reduce((sum, x) => sum + x, 0);
    if (total === 0) return null;
    const n = fields.length;
    return squares.map((x, f) => ((1 - 2 * spill) * x + spill * (squares[(f + 1) % n]! + squares[(f + n - 1) % n]!)) / total);
  };

  const readings = new Map<string, Float64Array | null>();
  return (text) => {
    let reading = readings.get(text);
    if (reading === undefined) {
      reading = read(text);
      if (readings.size >= readingsKept) readings.clear();
      readings.set(text, reading);
    }
    return reading;
  };
}

function collectCues(fields: readonly string[]): {
  readonly words: Map<string, Cue[]>;
  readonly beginnings: Map<string, Cue[]>;
  readonly phrases: Map<string, Cue[]>;
} {
  const cues = Object.entries(fieldWords).flatMap(([name, text]) =>
    [...new Set(text.split(/\s+/).filter(Boolean))].map((cue) => ({ cue, field: fields.indexOf(name) })),
  );
  const uses = new Map<string, number>();
  for (const { cue } of cues) uses.set(cue, (uses.get(cue) ?? 0) + 1);
  const found = { words: new Map<string, Cue[]>(), beginnings: new Map<string, Cue[]>(), phrases: new Map<string, Cue[]>() };
  for (const { cue, field } of cues) {
    const isPhrase = cue.includes('_');
    const map = isPhrase ? found.phrases : cue.endsWith('*') ? found.beginnings : found.words;
    const key = isPhrase ? ` ${cue.replaceAll('_', ' ')} ` : cue.replace(/\*$/, '');
    const weight = (isPhrase ? worth.phrase : worth.word) / uses.get(cue)!;
    map.set(key, [...(map.get(key) ?? []), { field, weight }]);
  }
  return found;
}
