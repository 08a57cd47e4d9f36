import type { FactorSolution, ResponseMatrix } from '@valuelex/core';
import { analysisTable } from '@valuelex/factor-kit';
import { associate, createRandom, dense, extract, isNumericalError, matchFactors, procrustes, rotate } from '@valuelex/psychometrics';
import type { AssociationOptions, Dense, Random } from '@valuelex/psychometrics';
import { toFactorData } from '../stages/factor.ts';
import { isListCorrected } from './assign.ts';

const NULL_DRAWS = 99;

/** Congruence of the structures of two halves, factor by factor, or why there is none. */
export type SplitCongruence =
  | { readonly ok: true; readonly congruence: readonly number[]; /** 95 % quantile of the mean congruence when words are shuffled. */ readonly chance: number }
  | { readonly ok: false; readonly why: string };

/**
 * Tucker congruence of two halves, each with as many factors as the whole: one half is rotated by itself and ordered as the whole, the
 * other is rotated to it as target. Target rotation capitalises on chance, and loadings of one sign are congruent whatever they are of: what
 * the same loadings reach when dealt to the words at random stands beside it.
 */
export function splitCongruence(a: ResponseMatrix, b: ResponseMatrix, whole: FactorSolution, seed: string): SplitCongruence {
  const k = whole.retention.chosen;
  const level = whole.n !== null && whole.n < a.rows.length + b.rows.length && isNested(a) ? 'between' : 'pooled';
  const [left, right] = [analysisTable(toFactorData(a), level), analysisTable(toFactorData(b), level)];
  const inRight = new Set(right.variables);
  const inWhole = new Set(whole.variables);
  const shared = left.variables.filter((name) => inRight.has(name) && inWhole.has(name));
  if (shared.length <= 3 * k) return { ok: false, why: `only ${shared.length} words vary in both halves` };
  if (Math.min(left.data.rows, right.data.rows) < 5) return { ok: false, why: 'a half has fewer than five independent rows' };
  const options: AssociationOptions = { kind: 'pearson', correction: isListCorrected(whole) ? 'list' : 'none' };
  const random = createRandom(seed, 'congruence');
  try {
    const unrotated = (data: Dense): Dense => extract(associate(data, options).correlation, k, { method: 'minres' }).loadings;
    const [x, y] = [columns(left.data, left.variables, shared), columns(right.data, right.variables, shared)];
    const own = rotate(unrotated(x), { method: 'oblimin', starts: 10, random: random.fork('rotation') }).loadings;
    const target = columnsFrom(whole, shared);
    const match = matchFactors(target, own);
    const ordered = dense(own.rows, k, Float64Array.from(own.data, (_, at) => own.data[Math.floor(at / k) * k + match.permutation[at % k]!]!));
    const towards = (loadings: Dense): Float64Array => procrustes(loadings, ordered).congruence;
    const other = unrotated(y);
    const shuffled = Array.from({ length: NULL_DRAWS }, (_, draw) => average(towards(shuffleRows(other, random.fork('null', draw)))));
    return { ok: true, congruence: [...towards(other)], chance: shuffled.sort((m, n) => m - n)[Math.ceil(0.95 * NULL_DRAWS) - 1]! };
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    return { ok: false, why: error.message };
  }
}

function isNested({ groups, rows }: ResponseMatrix): boolean {
  return new Set(groups['model'] ?? []).size < rows.length;
}

function columns(data: Dense, names: readonly string[], wanted: readonly string[]): Dense {
  const at = wanted.map((name) => names.indexOf(name));
  return dense(data.rows, at.length, Float64Array.from({ length: data.rows * at.length }, (_, i) => data.data[Math.floor(i / at.length) * data.cols + at[i % at.length]!]!));
}

function columnsFrom({ variables, loadings, retention }: FactorSolution, wanted: readonly string[]): Dense {
  const at = new Map(variables.map((name, i) => [name, i]));
  return dense(wanted.length, retention.chosen, Float64Array.from(wanted.flatMap((name) => loadings[at.get(name)!]!)));
}

function shuffleRows({ rows, cols, data }: Dense, random: Random): Dense {
  const order = random.shuffle(Array.from({ length: rows }, (_, i) => i));
  return dense(rows, cols, Float64Array.from(data, (_, at) => data[order[Math.floor(at / cols)]! * cols + (at % cols)]!));
}

const average = (x: Float64Array): number => x.reduce((a, b) => a + b, 0) / x.length;
