import { mean } from './small-statistics.ts';

/** What the mean of a units × stems table owes to which units and which stems were drawn. */
export interface CrossedVariance {
  /** Variance of the grand mean from the stems drawn, beyond what shows between units; at least 0. */
  readonly stems: number;
  /** The parts of Satterthwaite’s sum: variance of the mean of stem means, and of the interaction, each with its degrees of freedom. */
  readonly parts: readonly { readonly variance: number; readonly df: number }[];
}

const SWEEPS = 20;

/**
 * Units (families or models) are crossed with stems: all answer the same ones. The spread between units says nothing of how hard these stems
 * happen to be, so what stems add to the variance of the mean is taken from the table: MS(stem) − MS(unit × stem) over the cells
 * (Brennan 2001, Generalizability Theory, ch. 3). NaN in `cells` (units × stems) is a missing cell: it is filled with the sum of its margins, and counted
 * out of the degrees of freedom. Null under two units, two stems, or without interaction to tell.
 */
export function crossedVariance(cells: readonly (readonly number[])[]): CrossedVariance | null {
  const n = cells.length;
  const k = cells[0]?.length ?? 0;
  if (n < 2 || k < 2) return null;
  const missing = cells.reduce((sum, row) => sum + row.filter((v) => Number.isNaN(v)).length, 0);
  const df = (n - 1) * (k - 1) - missing;
  if (df < 1) return null;
  const full = fill(cells);
  const rows = full.map(mean);
  const columns = Array.from({ length: k }, (_, j) => mean(full.map((row) => row[j]!)));
  const grand = mean(rows);
  const interaction = full.reduce((sum, row, i) => sum + row.reduce((s, v, j) => s + (v - rows[i]! - columns[j]! + grand) ** 2, 0), 0) / df / (n * k);
  const between = columns.reduce((sum, v) => sum + (v - grand) ** 2, 0) / (k - 1) / k;
  return {
    stems: Math.max(0, between - interaction),
    parts: between > interaction ? [{ variance: between, df: k - 1 }, { variance: interaction, df }] : [],
  };
}

/** Missing cells as row + column − grand mean, repeated until these settle. */
function fill(cells: readonly (readonly number[])[]): number[][] {
  const full = cells.map((row) => {
    const known = row.filter((v) => !Number.isNaN(v));
    const start = known.length === 0 ? 0 : mean(known);
    return row.map((v) => (Number.isNaN(v) ? start : v));
  });
  if (cells.every((row) => row.every((v) => !Number.isNaN(v)))) return full;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const rows = full.map(mean);
    const columns = full[0]!.map((_, j) => mean(full.map((row) => row[j]!)));
    const grand = mean(rows);
    cells.forEach((row, i) => row.forEach((v, j) => Number.isNaN(v) && (full[i]![j] = rows[i]! + columns[j]! - grand)));
  }
  return full;
}
