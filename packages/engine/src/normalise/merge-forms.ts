import { MergeGraph } from './merge-graph.ts';
import type { NormalForm } from './normaliser.ts';
import type { UserMerges } from './user-merges.ts';

/** A normal form and in how many lists it stands. */
export interface CountedForm extends Pick<NormalForm, 'form' | 'family'> {
  readonly count: number;
}

export interface MergedForms {
  readonly graph: MergeGraph;
  /** Forms that nothing is merged with, because the user says so. */
  readonly apart: ReadonlySet<string>;
  /** Descriptors that the user named: others may join them, they join none. */
  readonly fixed: ReadonlySet<string>;
  /** Descriptors that the user stopped. */
  readonly stops: ReadonlySet<string>;
}

export const FAMILY = 'derivational family';
export const MERGE_FILE = 'merge file';

/**
 * Folds normal forms into descriptors: derivational families (honest, honesty, honestly become the most frequent of them), then what the
 * user says, whose word is last: it holds against every later merge. `normalise` brings the user’s words to the same form.
 */
export function mergeForms(
  forms: readonly CountedForm[],
  options: { readonly families: boolean; readonly user: UserMerges; readonly normalise: (surface: string) => Pick<NormalForm, 'form'> },
): MergedForms {
  const { families, user } = options;
  const formOf = (word: string): string => options.normalise(word).form;
  const graph = new MergeGraph();
  const apart = new Set(user.keep.map(formOf));
  if (families) mergeFamilies(graph, forms.filter(({ form }) => !apart.has(form)));

  const fixed = new Set<string>(apart);
  const join = (word: string, into: string, reason: string): void => {
    if (word !== into) graph.fold(word, into, reason);
  };
  for (const [target, words] of Object.entries(user.merge)) {
    const into = formOf(target);
    const heads = [target, ...words].map((word) => graph.resolve(formOf(word)));
    graph.release(into);
    fixed.add(into);
    for (const form of [...words.map(formOf), ...heads]) join(form, into, MERGE_FILE);
  }
  const before = new Map(graph.rows().map(({ from, into, reason }) => [from, { into, reason }]));
  for (const row of user.table) {
    const into = formOf(row.into);
    graph.release(into);
    fixed.add(into);
  }
  for (const row of user.table) {
    const [from, into] = [formOf(row.from), formOf(row.into)];
    // A row that only repeats what would be done keeps its reason.
    const own = before.get(from);
    join(from, into, own?.into === into ? own.reason : MERGE_FILE);
  }
  return { graph, apart, fixed, stops: new Set(user.stop.map((word) => graph.resolve(formOf(word)))) };
}

function mergeFamilies(graph: MergeGraph, forms: readonly CountedForm[]): void {
  const heads = new Map<string, CountedForm>();
  for (const form of forms) {
    const head = heads.get(form.family);
    if (head === undefined || byCount(form, head) < 0) heads.set(form.family, form);
  }
  for (const { form, family } of forms) {
    const head = heads.get(family)!.form;
    if (form !== head) graph.fold(form, head, FAMILY);
  }
}

const byCount = (a: CountedForm, b: CountedForm): number => b.count - a.count || (a.form < b.form ? -1 : a.form > b.form ? 1 : 0);
