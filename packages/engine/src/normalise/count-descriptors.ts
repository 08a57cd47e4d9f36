import type { Lexicon } from '@valuelex/core';
import type { StudyConfig } from '../config/study-config.ts';
import type { Collected } from './collect-mentions.ts';
import { columnNumbers } from './count-matrix.ts';
import type { CountedForm } from './merge-forms.ts';

/** A descriptor with the lists, respondents and models that name it. */
export interface CountedDescriptor {
  readonly descriptor: string;
  readonly count: number;
  readonly respondents: number;
  readonly models: number;
}

export interface FrequencyRule {
  /** Fewest lists… */
  readonly lists: number;
  /** …of so many. */
  readonly of: number;
  readonly models: number;
  readonly ofModels: number;
}

/** Fewest lists and models for a word to be kept. Half of the models is enough where there are few. */
export function frequencyRule({ respondents }: Collected, { share, models }: StudyConfig['extract']['frequency']): FrequencyRule {
  const building = respondents.filter((r) => !r.holdout);
  const of = building.reduce((sum, r) => sum + r.lists, 0);
  const ofModels = new Set(building.map((r) => r.model)).size;
  return { lists: Math.max(1, Math.ceil(share * of)), of, models: Math.min(models, Math.max(1, Math.ceil(ofModels / 2))), ofModels };
}

/** Forms that building respondents name, with the lists that do. */
export function countForms({ log, forms, respondents }: Collected): CountedForm[] {
  const counts = new Int32Array(forms.length);
  const identity = Int32Array.from(forms, (_, i) => i);
  for (const { respondent, columns } of log.each(identity)) {
    if (!respondents[respondent]!.holdout) for (const form of columns) counts[form]!++;
  }
  return forms.flatMap(({ form, family }, i) => (counts[i]! > 0 ? [{ form, family, count: counts[i]! }] : []));
}

/** Descriptors by falling count, then by name. */
export function countDescriptors(collected: Collected, descriptorOf: ReadonlyMap<string, string>): CountedDescriptor[] {
  const names = [...new Set(descriptorOf.values())];
  const numbers = new Map(names.map((name, i) => [name, i]));
  const counts = new Int32Array(names.length);
  const respondents = names.map(() => new Set<number>());
  for (const { respondent, columns } of collected.log.each(columnNumbers(collected, descriptorOf, numbers))) {
    if (collected.respondents[respondent]!.holdout) continue;
    for (const column of columns) {
      counts[column]!++;
      respondents[column]!.add(respondent);
    }
  }
  return names
    .map((descriptor, i) => ({
      descriptor,
      count: counts[i]!,
      respondents: respondents[i]!.size,
      models: new Set(Array.from(respondents[i]!, (r) => collected.respondents[r]!.model)).size,
    }))
    .sort((a, b) => b.count - a.count || compare(a.descriptor, b.descriptor));
}

/** The surface forms behind each descriptor, by falling count, then by name. */
export function variantsByDescriptor({ forms, surfaces }: Collected, descriptorOf: ReadonlyMap<string, string>): Map<string, Lexicon['entries'][number]['variants']> {
  const counts = new Map<string, Map<string, number>>();
  forms.forEach(({ form }, i) => {
    const descriptor = descriptorOf.get(form);
    if (descriptor === undefined) return;
    const of = counts.get(descriptor) ?? new Map<string, number>();
    counts.set(descriptor, of);
    for (const [surface, count] of surfaces[i]!) of.set(surface, (of.get(surface) ?? 0) + count);
  });
  const sorted = (of: ReadonlyMap<string, number>): Lexicon['entries'][number]['variants'] =>
    Array.from(of, ([surface, count]) => ({ surface, count })).sort((a, b) => b.count - a.count || compare(a.surface, b.surface));
  return new Map(Array.from(counts, ([descriptor, of]) => [descriptor, sorted(of)]));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
