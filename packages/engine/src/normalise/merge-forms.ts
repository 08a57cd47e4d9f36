import type { Lexicon } from '@valuelex/core';
import type { NormalForm } from './normaliser.ts';
import type { UserMerges } from './user-merges.ts';

/** A normal form and in how many lists it stands. */
export interface CountedForm extends NormalForm {
  readonly count: number;
}

export interface MergedForms {
  /** Normal form → descriptor. A form that the user stopped is absent. */
  readonly descriptorOf: ReadonlyMap<string, string>;
  readonly merges: Lexicon['merges'];
  readonly stopped: readonly CountedForm[];
}

/** How alike two descriptors are in meaning, for pairs above the threshold alone. */
export interface SimilarPair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
}

/**
 * Folds normal forms into descriptors: derivational families (honest, honesty, honestly become the most frequent of them), then what the
 * user says, whose word is last. `normalise` brings the user’s words to the same form.
 */
export function mergeForms(
  forms: readonly CountedForm[],
  options: { readonly families: boolean; readonly user: UserMerges; readonly normalise: (surface: string) => NormalForm },
): MergedForms {
  const { families, user, normalise } = options;
  const reasons = new Map<string, { into: string; reason: string }>();
  const groups = new Map<string, CountedForm[]>();
  for (const form of forms) {
    const key = families ? form.family : form.form;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [form]);
    else group.push(form);
  }
  const descriptorOf = new Map<string, string>();
  for (const group of groups.values()) {
    const [head] = [...group].sort(byCount);
    for (const { form } of group) {
      descriptorOf.set(form, head!.form);
      if (form !== head!.form) reasons.set(form, { into: head!.form, reason: 'derivational family' });
    }
  }
  const headOf = (word: string): string => descriptorOf.get(normalise(word).form) ?? normalise(word).form;
  for (const [target, words] of Object.entries(user.merge)) {
    const into = normalise(target).form;
    const from = new Set([target, ...words].map(headOf));
    for (const [form, head] of descriptorOf) {
      if (!from.has(head)) continue;
      descriptorOf.set(form, into);
      if (form === into) reasons.delete(form);
      else reasons.set(form, { into, reason: 'merge file' });
    }
  }
  const stops = new Set(user.stop.map(headOf));
  const stopped = forms.filter(({ form }) => stops.has(descriptorOf.get(form)!));
  for (const { form } of stopped) {
    descriptorOf.delete(form);
    reasons.delete(form);
  }
  return {
    descriptorOf,
    merges: [...reasons].map(([from, { into, reason }]) => ({ from, into, reason, similarity: null })).sort(byName),
    stopped,
  };
}

/**
 * Folds near-duplicates: in order of falling count each descriptor joins the most similar of those before it that stand for
 * themselves, if it is near enough, else it stands for itself. So nothing chains: every member is near its head.
 */
export function mergeSimilar(
  descriptors: readonly { readonly descriptor: string; readonly count: number }[],
  pairs: readonly SimilarPair[],
): Map<string, { readonly into: string; readonly similarity: number }> {
  const near = new Map<string, { other: string; similarity: number }[]>();
  const add = (from: string, other: string, similarity: number): void => {
    near.set(from, [...(near.get(from) ?? []), { other, similarity }]);
  };
  for (const { a, b, similarity } of pairs) {
    add(a, b, similarity);
    add(b, a, similarity);
  }
  const heads = new Set<string>();
  const merged = new Map<string, { into: string; similarity: number }>();
  const ordered = [...descriptors].sort((x, y) => y.count - x.count || compare(x.descriptor, y.descriptor));
  for (const { descriptor } of ordered) {
    const [best] = (near.get(descriptor) ?? [])
      .filter(({ other }) => heads.has(other))
      .sort((x, y) => y.similarity - x.similarity || compare(x.other, y.other));
    if (best === undefined) heads.add(descriptor);
    else merged.set(descriptor, { into: best.other, similarity: best.similarity });
  }
  return merged;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byCount = (a: CountedForm, b: CountedForm): number => b.count - a.count || compare(a.form, b.form);
const byName = (a: { from: string }, b: { from: string }): number => compare(a.from, b.from);
