import type { Traits } from '@valuelex/core';
import { isSize, numberOf } from './trait-values.ts';
import { thresholds } from '../thresholds.ts';

/** A row of a design: models with their weights, +1 and −1 for a pair. */
export interface DesignRow {
  readonly model: string;
  /** The parent or smaller model that is subtracted; absent for a model by itself. */
  readonly minus?: string;
  /** Rows of one block lose their mean; absent for pairs, whose differences have none to lose. */
  readonly block?: string;
  readonly x: number;
}

/** Traits that are looked at even where nobody asks for their effect: they make models what they are. */
const ALWAYS = ['training', 'data', 'parameters', 'architecture'];

/** What a trait goes together with in a design. */
export interface Confound {
  /** `full`: the effects cannot be told apart. `part`: some of what is found may be the other’s. */
  readonly extent: 'full' | 'part';
  readonly why: string;
}

/**
 * What of a trait’s effect a design cannot tell from that of others: within its blocks, or over its pairs, the trait is (all but) a
 * combination of one other trait or of all others together. Null when none comes near. Traits that are unknown of some of the models are
 * passed over, and labels that no two models share, which name models and not a factor.
 */
export function confoundOf(trait: string, rows: readonly DesignRow[], models: ReadonlyMap<string, Traits>, asked: readonly string[]): Confound | null {
  const x = centred(rows.map((row) => row.x), rows);
  const others = [...new Set([...asked, ...ALWAYS])].filter((other) => other !== trait && !(isSize(other) && isSize(trait)));
  const columns = others.map((other) => ({ other, own: columnsOf(other, rows, models) })).filter(({ own }) => own.length > 0);
  const all = columns.flatMap(({ own }) => own);
  const single = columns.map(({ other, own }) => ({ other, r: Math.sqrt(explained(x, own)) }));
  // As many columns as half of the rows explain much of anything.
  const joint = columns.length < 2 || all.length > rows.length / 2 ? [] : [{ other: columns.map(({ other }) => other).join(', '), r: Math.sqrt(explained(x, all)) }];
  const where = rows[0]?.minus !== undefined ? 'over the pairs' : rows.some(({ block }) => block !== rows[0]?.block) ? 'within families' : 'over the models';
  const said = ({ other, r }: { other: string; r: number }): string => `${trait} goes together with ${other} ${where} (r = ${r.toFixed(2)})`;
  const full = [...single, ...joint].find(({ r }) => r >= thresholds.confounded);
  if (full !== undefined) return { extent: 'full', why: `${said(full)}: the design cannot tell them apart` };
  const part = single.filter(({ r }) => r >= thresholds.entangled).sort((a, b) => b.r - a.r)[0];
  return part === undefined ? null : { extent: 'part', why: `${said(part)}: part of it may be that` };
}

function columnsOf(trait: string, rows: readonly DesignRow[], models: ReadonlyMap<string, Traits>): number[][] {
  const used = [...new Set(rows.flatMap(({ model, minus }) => (minus === undefined ? [model] : [model, minus])))];
  const values = new Map(used.map((model) => [model, models.get(model)?.[trait]]));
  if ([...values.values()].some((value) => value === undefined)) return [];
  const numbers = new Map(used.map((model) => [model, numberOf(trait, values.get(model)!)]));
  const column = (of: (model: string) => number): number[] => centred(rows.map(({ model, minus }) => of(model) - (minus === undefined ? 0 : of(minus))), rows);
  if ([...numbers.values()].every((value) => value !== null)) return kept([column((model) => numbers.get(model)!)]);
  const levels = [...new Set([...values.values()].map(String))].sort();
  if (levels.length === used.length) return [];
  return kept(levels.slice(1).map((level) => column((model) => Number(String(values.get(model)) === level))));
}

const kept = (columns: number[][]): number[][] => columns.filter((column) => dot(column, column) > 1e-12);

/** Share of the sum of squares of x that lies in the span of the columns (Gram–Schmidt). */
function explained(x: readonly number[], columns: readonly (readonly number[])[]): number {
  const basis: number[][] = [];
  let share = 0;
  const size = dot(x, x);
  if (size === 0) return 0;
  for (const column of columns) {
    const rest = [...column];
    for (const own of basis) {
      const along = dot(rest, own);
      own.forEach((v, i) => (rest[i]! -= along * v));
    }
    const length = Math.sqrt(dot(rest, rest));
    if (length < 1e-9 * Math.sqrt(dot(column, column))) continue;
    const unit = rest.map((v) => v / length);
    basis.push(unit);
    share += dot(x, unit) ** 2 / size;
  }
  return Math.min(1, share);
}

function centred(x: readonly number[], rows: readonly DesignRow[]): number[] {
  const sums = new Map<string, { n: number; sum: number }>();
  rows.forEach(({ block }, i) => {
    if (block === undefined) return;
    const own = sums.get(block) ?? { n: 0, sum: 0 };
    sums.set(block, { n: own.n + 1, sum: own.sum + x[i]! });
  });
  return x.map((v, i) => {
    const own = sums.get(rows[i]!.block ?? '');
    return rows[i]!.block === undefined || own === undefined ? v : v - own.sum / own.n;
  });
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((total, v, i) => total + v * b[i]!, 0);
