import type { Assessment, Framing, FramingShift, Traits } from '@valuelex/core';
import { mean, standardDeviation } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';
import { clustersOf, tInference } from './clusters.ts';
import { ratingRows, rowsOf, scopeName, scopesOf } from './rating-rows.ts';
import type { RatingRow } from './rating-rows.ts';

export interface FramingShiftsInput {
  readonly assessment: Assessment;
  /** Model → its traits. */
  readonly models: ReadonlyMap<string, Traits>;
  /** Trait whose groups are kept together. */
  readonly block: string;
}

const CONTRASTS: readonly (readonly [Framing, Framing])[] = [['evaluated', 'neutral'], ['anonymous', 'neutral'], ['evaluated', 'anonymous']];

/** How much a framing moves the score: stems of one model put in both ways, averaged over models, for every test and scope that has both. */
export function framingShifts({ assessment, models, block }: FramingShiftsInput): FramingShift[] {
  return assessment.tests.flatMap((test) => {
    const all = ratingRows(test).filter(({ score }) => score !== null);
    const present = new Set(all.map(({ framing }) => framing));
    const contrasts = CONTRASTS.filter((contrast) => contrast.every((framing) => present.has(framing)));
    if (contrasts.length === 0) return [];
    return scopesOf(all).flatMap((scope) => {
      const rows = rowsOf(all, scope);
      return contrasts.map(([a, b]): FramingShift => ({ test: test.test, scope: scopeName(scope), contrast: `${a} − ${b}`, ...shiftOf(rows, a, b, models, block) }));
    });
  });
}

function shiftOf(rows: readonly RatingRow[], a: Framing, b: Framing, models: ReadonlyMap<string, Traits>, block: string): Omit<FramingShift, 'test' | 'scope' | 'contrast'> {
  const shifts = modelShifts(rows, a, b);
  if (shifts.length === 0) return { shift: null, interval: null, models: 0, why: 'No model answered a stem in both framings.' };
  const clusters = clustersOf(shifts, models, block);
  const units = new Map<string, number[]>();
  for (const one of shifts) {
    const unit = clusters.kind === 'families' ? clusters.of({ model: one.model, pair: '' }) : one.model;
    units.set(unit, [...(units.get(unit) ?? []), one.shift]);
  }
  const values = [...units.values()].map(mean);
  const shift = mean(values);
  const g = values.length;
  const stems = Math.round(mean(shifts.map((one) => one.stems)));
  const why = `An index of how the framing moves the score: ${stems} paired stems a model on average, over ${shifts.length} models`;
  if (g < thresholds.families) return { shift, interval: null, models: shifts.length, why: `${why}; under ${thresholds.families} models no interval.` };
  const kind = clusters.kind === 'families' ? 'families' : 'models (families unknown or too few)';
  const { interval } = tInference(shift, standardDeviation(values) / Math.sqrt(g), g - 1, `t(${g - 1}) over ${g} ${kind}`);
  return { shift, interval, models: shifts.length, why: `${why}, ${clusters.kind} as units.` };
}

/** Mean over stems that a model answered in both framings of the difference of their mean scores. */
function modelShifts(rows: readonly RatingRow[], a: Framing, b: Framing): { model: string; shift: number; stems: number }[] {
  const cells = new Map<string, Map<string, Record<'a' | 'b', number[]>>>();
  for (const { model, stem, framing, score } of rows) {
    if (framing !== a && framing !== b) continue;
    const stems = cells.get(model) ?? new Map<string, Record<'a' | 'b', number[]>>();
    const cell = stems.get(stem) ?? { a: [], b: [] };
    cell[framing === a ? 'a' : 'b'].push(score!);
    cells.set(model, stems.set(stem, cell));
  }
  return [...cells].flatMap(([model, stems]) => {
    const differences = [...stems.values()].flatMap((cell) => (cell.a.length > 0 && cell.b.length > 0 ? [mean(cell.a) - mean(cell.b)] : []));
    return differences.length === 0 ? [] : [{ model, shift: mean(differences), stems: differences.length }];
  });
}
