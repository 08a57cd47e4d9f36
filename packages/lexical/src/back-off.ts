import { lemmatise } from './lemmatise.ts';
import { normaliseDescriptor } from './normalise.ts';
import { wordsBehind } from './suffixes.ts';
import type { WordNet } from './wordnet.ts';

/** How a text was found in WordNet: as it stands, by its base form or spelling, behind a suffix, by its parts, or not at all. */
export type BackOffLevel = 'exact' | 'lemma' | 'suffix' | 'compound' | 'none';

export interface BackOff {
  level: BackOffLevel;
  /** The lemmas that stand for the text: one, or the parts of a compound. */
  lemmas: string[];
}

/** Words that carry no meaning of their own in a compound. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'a an and as at be being by for from in into of on or others over self the to toward towards with without'.split(' '),
);
/** Parts of a compound beyond this many are not looked at: the text is not a word. */
const MOST_PARTS = 8;

/** The lemmas by which a text can be given a meaning, and by how far a stretch. */
export function backOff(wordnet: WordNet, text: string): BackOff {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (wordnet.lemmaIds.has(plain)) return { level: 'exact', lemmas: [plain] };
  const { form } = normaliseDescriptor(wordnet, text);
  if (wordnet.lemmaIds.has(form)) return { level: 'lemma', lemmas: [form] };
  const behind = suffixBase(wordnet, form);
  if (behind !== undefined) return { level: 'suffix', lemmas: [behind] };

  const parts = form.split(/[^\p{L}\p{M}]+/u).filter((part) => part !== '' && !FUNCTION_WORDS.has(part));
  if (form.length > 200 || parts.length > MOST_PARTS) return { level: 'none', lemmas: [] };
  const lemmas = parts.flatMap((part) => {
    const base = lemmatise(wordnet, part);
    return wordnet.lemmaIds.has(base) ? [base] : (suffixBase(wordnet, base) ?? []);
  });
  return lemmas.length === 0 ? { level: 'none', lemmas } : { level: 'compound', lemmas };
}

/** The nearest word of WordNet behind one or two suffixes (explainability ← explainable ← explain). */
function suffixBase(wordnet: WordNet, word: string): string | undefined {
  if (word.length > 60 || word.includes(' ')) return undefined;
  const first = wordsBehind(word);
  const found = (forms: readonly string[]): string | undefined => forms.find((form) => wordnet.lemmaIds.has(form));
  return found(first) ?? found(first.flatMap(wordsBehind));
}
