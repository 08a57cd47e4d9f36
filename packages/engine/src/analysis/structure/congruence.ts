import type { FactorSolution, Interval, ResponseMatrix } from '@valuelex/core';
import { analysisTable } from '@valuelex/factor-kit';
import { adjustedRandIndex, associate, createRandom, dense, extract, isNumericalError, matchFactors, procrustes, rotate } from '@valuelex/psychometrics';
import type { AssociationOptions, Dense, Random } from '@valuelex/psychometrics';
import { toFactorData } from '../../stages/factor.ts';
import { assignToFactors, isListCorrected } from './assign.ts';
import { fisher, jackknife, unitsOf } from '../statistics/jackknife.ts';
import { mean } from '../statistics/small-statistics.ts';

const NULL_DRAWS = 99;
const LEAST_ROWS = 5;

/** What two halves have in common, or why that cannot be told. */
export type SplitCongruence =
  | {
      readonly ok: true;
      /** Per factor, mean over splits. */
      readonly congruence: readonly number[];
      /** Of the mean congruence over factors; null with too few families. */
      readonly interval: Interval | null;
      /** 95 % quantile of the mean congruence when words are shuffled. */
      readonly chance: number;
      /** Of the words’ dimensions in the two halves, each rotated by itself; homeless words as singletons. */
      readonly ari: number;
      readonly ariInterval: Interval | null;
      /** Words that vary in both halves; the fewest of the splits. */
      readonly words: number;
      readonly splits: number;
    }
  | { readonly ok: false; readonly why: string };

type Halves = readonly [ResponseMatrix, ResponseMatrix];

/** One half at the level of analysis: rows × shared words, and the unit that each row belongs to. */
interface Half {
  readonly data: Dense;
  readonly units: readonly string[];
}

/**
 * Tucker congruence of two halves, each with as many factors as the whole: one half is rotated by itself and ordered as the whole, the
 * other is rotated to it as target. Target rotation capitalises on chance, and loadings of one sign are congruent whatever they are of: what
 * the same loadings reach when dealt to the words at random stands beside it. Several splits of one kind are averaged.
 */
export function splitCongruence(splits: readonly Halves[], whole: FactorSolution, seed: string): SplitCongruence {
  const k = whole.retention.chosen;
  const units = unitsOf(splits[0] ?? []);
  const results = splits.map(([a, b], at) => {
    const level = whole.n !== null && whole.n < a.rows.length + b.rows.length && isNested(a) ? 'between' : 'pooled';
    const [left, right] = [analysisTable(toFactorData(a), level), analysisTable(toFactorData(b), level)];
    const inRight = new Set(right.variables);
    const inWhole = new Set(whole.variables);
    const shared = left.variables.filter((name) => inRight.has(name) && inWhole.has(name));
    if (shared.length <= 3 * k) return `only ${shared.length} words vary in both halves`;
    if (Math.min(left.data.rows, right.data.rows) < LEAST_ROWS) return 'a half has fewer than five independent rows';
    const half = (table: typeof left, matrix: ResponseMatrix): Half => ({
      data: columns(table.data, table.variables, shared),
      units: (level === 'between' ? [...new Set(matrix.groups['model'])] : matrix.groups['model'] ?? []).map((model) => units.of.get(model)!),
    });
    try {
      return { ...compareHalves(half(left, a), half(right, b), shared, whole, units.names, createRandom(seed, 'congruence', at)), words: shared.length };
    } catch (error) {
      if (!isNumericalError(error)) throw error;
      return error.message;
    }
  });
  const made = results.filter((result) => typeof result !== 'string');
  if (made.length < results.length || made.length === 0) return { ok: false, why: results.find((result) => typeof result === 'string') ?? 'there is no split' };
  const over = (of: (result: (typeof made)[number]) => number | null): number | null => {
    const values = made.map(of);
    return values.some((value) => value === null) ? null : mean(values.map((value) => value!));
  };
  const congruence = Array.from({ length: k }, (_, f) => over((result) => result.congruence[f]!)!);
  const ari = over((result) => result.ari)!;
  return {
    ok: true,
    congruence,
    interval: jackknife(mean(congruence), units.names.map((_, g) => over((result) => result.without[g]!.congruence)), units, fisher),
    chance: over((result) => result.chance)!,
    ari,
    ariInterval: jackknife(ari, units.names.map((_, g) => over((result) => result.without[g]!.ari)), units),
    words: Math.min(...made.map(({ words }) => words)),
    splits: made.length,
  };
}

function compareHalves(a: Half, b: Half, shared: readonly string[], whole: FactorSolution, units: readonly string[], random: Random) {
  const k = whole.retention.chosen;
  const options: AssociationOptions = { kind: 'pearson', correction: isListCorrected(whole) ? 'list' : 'none' };
  const unrotated = (data: Dense): Dense => extract(associate(data, options).correlation, k, { method: 'minres' }).loadings;
  const target = columnsFrom(whole, shared);
  const turned = (loadings: Dense, purpose: string): Dense => orderedAs(target, rotate(loadings, { method: 'oblimin', starts: 10, random: random.fork(purpose) }).loadings);
  const [rawA, rawB] = [unrotated(a.data), unrotated(b.data)];
  const [ownA, ownB] = [turned(rawA, 'rotation'), turned(rawB, 'rotation of the other')];
  const towards = (loadings: Dense): Float64Array => procrustes(loadings, ownA).congruence;
  const shuffled = Array.from({ length: NULL_DRAWS }, (_, draw) => mean([...towards(shuffleRows(rawB, random.fork('null', draw)))]));
  const ariOf = (left: Dense, right: Dense): number => adjustedRandIndex(homes(left, whole, shared), homes(right, whole, shared));
  return {
    congruence: [...towards(rawB)],
    chance: shuffled.sort((m, n) => m - n)[Math.ceil(0.95 * NULL_DRAWS) - 1]!,
    ari: ariOf(ownA, ownB),
    // Without a unit the halves are turned to their own full solutions, not rotated anew: another minimum is no error of sampling.
    without: units.map((unit) => {
      const [x, y] = [withoutUnit(a, unit), withoutUnit(b, unit)];
      try {
        const [left, right] = [x === null ? ownA : procrustes(unrotated(x), ownA).loadings, y === null ? rawB : unrotated(y)];
        return { congruence: mean([...procrustes(right, left).congruence]), ari: ariOf(left, y === null ? ownB : procrustes(right, ownB).loadings) };
      } catch (error) {
        if (!isNumericalError(error)) throw error;
        return { congruence: null, ari: null };
      }
    }),
  };
}

/** The half without the rows of a unit; null where it has none of them. */
function withoutUnit({ data, units }: Half, unit: string): Dense | null {
  const kept = units.flatMap((name, i) => (name === unit ? [] : [i]));
  if (kept.length === units.length) return null;
  return dense(kept.length, data.cols, Float64Array.from(kept.flatMap((i) => [...data.data.subarray(i * data.cols, (i + 1) * data.cols)])));
}

/** Dimension of each word, by the rule of the taxonomy; a homeless word is a group of its own. */
function homes({ data, cols }: Dense, { association }: FactorSolution, variables: readonly string[]): number[] {
  const loadings = variables.map((_, i) => [...data.subarray(i * cols, (i + 1) * cols)]);
  return assignToFactors({ variables: [...variables], loadings, association }).map(({ factor }, i) => factor ?? cols + i);
}

function orderedAs(target: Dense, own: Dense): Dense {
  const { permutation, signs } = matchFactors(target, own);
  const k = target.cols;
  return dense(own.rows, k, Float64Array.from(own.data, (_, at) => signs[at % k]! * own.data[Math.floor(at / k) * k + permutation[at % k]!]!));
}

function isNested({ groups, rows }: ResponseMatrix): boolean {
  return new Set(groups['model'] ?? []).size < rows.length;
}

/** Some columns of a table, by name. */
export function columns(data: Dense, names: readonly string[], wanted: readonly string[]): Dense {
  const position = new Map(names.map((name, j) => [name, j]));
  const at = wanted.map((name) => position.get(name)!);
  return dense(data.rows, at.length, Float64Array.from({ length: data.rows * at.length }, (_, i) => data.data[Math.floor(i / at.length) * data.cols + at[i % at.length]!]!));
}

/** Loadings of some variables. */
export function columnsFrom({ variables, loadings, retention }: Pick<FactorSolution, 'variables' | 'loadings' | 'retention'>, wanted: readonly string[]): Dense {
  const at = new Map(variables.map((name, i) => [name, i]));
  return dense(wanted.length, retention.chosen, Float64Array.from(wanted.flatMap((name) => loadings[at.get(name)!]!)));
}

/** Loadings dealt to the words at random. */
export function shuffleRows({ rows, cols, data }: Dense, random: Random): Dense {
  const order = random.shuffle(Array.from({ length: rows }, (_, i) => i));
  return dense(rows, cols, Float64Array.from(data, (_, at) => data[order[Math.floor(at / cols)]! * cols + (at % cols)]!));
}
