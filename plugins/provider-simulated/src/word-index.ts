import type { ValueWord } from './data/values.ts';

/** Finds the values that a text names by their word or a form of it, as any reader would. */
export function wordIndex(values: readonly ValueWord[]): (text: string) => number[] {
  const byToken = new Map<string, number>();
  for (const [w, { word, forms }] of values.entries())
    for (const form of [word, ...forms]) if (!form.includes(' ')) byToken.set(form, w);
  return (text) => {
    const found = new Set<number>();
    for (const [token] of text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
      const w = byToken.get(token);
      if (w !== undefined) found.add(w);
    }
    return [...found];
  };
}
