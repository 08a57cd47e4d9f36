import type { LoadedRater, RunContext } from '../study/run-context.ts';
import { modelsOf } from './ask-items.ts';

/** A judge, and whom of the study it may favour. */
export interface JudgeKin {
  /** The judge’s own label, where it is a model of the study. */
  readonly self: string | null;
  /** Labels of the models of its family, itself included. */
  readonly kin: readonly string[];
}

/**
 * Models that a judge may favour: itself and its family. The family is that of the config, of the respondent that it is, or of what its account tells of it.
 * Nobody for a rater that asks no model.
 */
export function judgeKin({ respondents, listed }: Pick<RunContext, 'respondents' | 'listed'>, { port, family: given }: Pick<LoadedRater, 'port' | 'family'>): JudgeKin {
  const ref = port.model;
  if (ref === null) return { self: null, kin: [] };
  const models = modelsOf(respondents);
  const judge = models.find((model) => model.ref === ref);
  const at = ref.indexOf('/');
  const told = listed[ref.slice(0, at)]?.find(({ model }) => model === ref.slice(at + 1))?.traits?.family;
  const family = given ?? (judge?.family || told);
  const kin = models.filter((model) => model.model === judge?.model || (family !== undefined && family !== '' && model.family === family));
  return { self: judge?.model ?? null, kin: kin.map(({ model }) => model) };
}
