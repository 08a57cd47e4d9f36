import { backOff, opposition } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';

/** A misspelling is rare: its correct form stands in at least so many times as many lists. Fixed beforehand. */
export const LEAST_RATIO = 10;
/** Shorter words are one letter from many others. */
const SHORTEST = 6;
const LONGEST = 30;

/**
 * Forms that are likely misspellings, each with the form that was meant: a word in no dictionary, not made by rule from one that is, a letter
 * dropped, added, changed or swapped with the next (Damerau 1964) from exactly one dictionary word of the study that begins alike, is ten times as
 * frequent and no opposite. Words of other languages and new words are left alone unless they meet all of this.
 */
export function misspellings(wordnet: WordNet, forms: readonly { readonly form: string; readonly count: number }[]): Map<string, string> {
  const byKey = new Map<string, { form: string; count: number }[]>();
  const isWord = ({ form }: { readonly form: string }): boolean => form.length >= SHORTEST - 1 && form.length <= LONGEST && /^\p{L}+$/u.test(form);
  for (const { form, count } of forms) {
    if (count < LEAST_RATIO || !isWord({ form }) || !wordnet.lemmaIds.has(form)) continue;
    for (const key of keysOf(form)) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [{ form, count }]);
      else list.push({ form, count });
    }
  }
  const meant = new Map<string, string>();
  for (const { form, count } of forms) {
    if (form.length < SHORTEST || !isWord({ form }) || wordnet.lemmaIds.has(form) || backOff(wordnet, form).level !== 'none') continue;
    const near = new Set<string>();
    for (const key of keysOf(form)) {
      for (const other of byKey.get(key) ?? []) {
        if (other.count >= LEAST_RATIO * count && other.form[0] === form[0] && isOneEdit(form, other.form)) near.add(other.form);
      }
    }
    const [only] = near;
    if (near.size === 1 && opposition(wordnet, form, only!) === null) meant.set(form, only!);
  }
  return meant;
}

/** The word, and the word without each of its letters: words one edit apart share a key (the symmetric delete of W. Garbe). */
function keysOf(word: string): Set<string> {
  const keys = new Set([word]);
  for (let i = 0; i < word.length; i++) keys.add(word.slice(0, i) + word.slice(i + 1));
  return keys;
}

/** Whether one letter dropped, added, changed, or two neighbours swapped make the one word the other. */
function isOneEdit(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return left !== right;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
