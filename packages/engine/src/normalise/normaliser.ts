import { normaliseDescriptor } from '@valuelex/lexical';
import type { NormaliseStepName, WordNet } from '@valuelex/lexical';
import { noUserMerges } from './user-merges.ts';
import type { UserMerges } from './user-merges.ts';

/** What a surface form is counted as. */
export interface NormalForm {
  /** Empty when nothing but punctuation was there. */
  readonly form: string;
  /** Key of the derivational family. */
  readonly family: string;
  /** The surface with Unicode, case and outer punctuation settled and nothing else: what a person would call the word that was written. */
  readonly plain: string;
  /** Why `plain` and `form` differ; null where they do not. */
  readonly reason: string | null;
}

/** Steps after which a word is no longer what was written, as they are told in the table of merges. */
const FOLDING: Partial<Record<NormaliseStepName, string>> = { hyphen: 'hyphenation', lemma: 'inflection', spelling: 'spelling variant' };

/**
 * A function from surface form to normal form that remembers: answers repeat the same words thousands of times. A word that the user keeps
 * apart, or counts as another than its base form, stays as it was written.
 */
export function createNormaliser(wordnet: WordNet, options: { readonly lemmas: boolean; readonly user?: UserMerges }): (surface: string) => NormalForm {
  const { lemmas, user = noUserMerges } = options;
  const apart = new Set(user.keep.map((word) => normalFormOf(wordnet, word, lemmas).plain));
  for (const { from, into } of user.table) {
    const { plain, form } = normalFormOf(wordnet, from, lemmas);
    if (form !== plain && normalFormOf(wordnet, into, lemmas).form !== form) apart.add(plain);
  }
  const known = new Map<string, NormalForm>();
  return (surface) => {
    let normal = known.get(surface);
    if (normal === undefined) {
      normal = normalFormOf(wordnet, surface, lemmas);
      if (apart.has(normal.plain)) normal = { form: normal.plain, family: normal.plain, plain: normal.plain, reason: null };
      known.set(surface, normal);
    }
    return normal;
  };
}

function normalFormOf(wordnet: WordNet, surface: string, lemmas: boolean): NormalForm {
  const normal = normaliseDescriptor(wordnet, surface);
  const folds = normal.steps.filter(({ step }) => step in FOLDING);
  const plain = folds[0]?.from ?? normal.form;
  // Lemma and spelling are the last steps: what the first of them started from is the form without them.
  const taken = lemmas ? folds : folds.filter(({ step }) => step === 'hyphen');
  const form = taken.at(-1)?.to ?? plain;
  return { form, family: normal.family, plain, reason: form === plain ? null : taken.map(({ step }) => FOLDING[step]).join(', ') };
}
