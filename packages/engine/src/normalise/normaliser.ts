import { normaliseDescriptor } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';

/** What a surface form is counted as. */
export interface NormalForm {
  /** Empty when nothing but punctuation was there. */
  readonly form: string;
  /** Key of the derivational family. */
  readonly family: string;
}

/** A function from surface form to normal form that remembers: answers repeat the same words thousands of times. */
export function createNormaliser(wordnet: WordNet, options: { readonly lemmas: boolean }): (surface: string) => NormalForm {
  const known = new Map<string, NormalForm>();
  return (surface) => {
    const seen = known.get(surface);
    if (seen !== undefined) return seen;
    const { form, family, steps } = normaliseDescriptor(wordnet, surface);
    // Lemma and spelling are the last steps: what the first of them started from is the form without them.
    const unlemmatised = steps.find(({ step }) => step === 'lemma' || step === 'spelling')?.from ?? form;
    const normal = options.lemmas ? { form, family } : { form: unlemmatised, family };
    known.set(surface, normal);
    return normal;
  };
}
