import { cohenKappa, dense, fleissKappa, intraclass, isNumericalError, krippendorff } from '@valuelex/psychometrics';
import type { Dense, IntraclassForm, MeasurementLevel } from '@valuelex/psychometrics';
import type { ConditionTable } from './condition-table.ts';

/** Categories beyond which scores are no categories. */
const MOST_CATEGORIES = 20;
/** Raters beyond which pairs are too many to read. */
const MOST_PAIRED = 6;

export interface Intraclass {
  readonly value: number | null;
  readonly ci: readonly [number, number] | null;
  readonly f: number | null;
  readonly df1: number;
  readonly df2: number;
  readonly p: number | null;
}

/** Agreement of the levels of one facet on single scores. What is undefined is null. */
export interface AgreementCoefficients {
  /** Things judged, and by how many; those judged by all enter the ICC and Fleiss' κ. */
  readonly targets: number;
  readonly raters: number;
  readonly complete: number;
  readonly icc: Readonly<Record<IntraclassForm, Intraclass>> | null;
  readonly krippendorff: Readonly<Record<MeasurementLevel, number | null>>;
  /** Of whole-numbered scores of few categories. */
  readonly fleissKappa: number | null;
  readonly cohenKappa: readonly { readonly a: string; readonly b: string; readonly targets: number; readonly none: number | null; readonly linear: number | null; readonly quadratic: number | null; readonly ci: readonly [number, number] | null }[];
}

/** `all` may have gaps; `complete` is the same without them, or null. */
export function agreementCoefficients(all: ConditionTable, complete: Dense | null): AgreementCoefficients {
  const { data } = all.data;
  const scores = [...new Set(data)].filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
  const isCategorical = scores.length <= MOST_CATEGORIES && scores.every(Number.isInteger);
  const alpha = (level: MeasurementLevel): number | null =>
    (level === 'ratio' && (scores[0] ?? 0) < 0) || (level === 'nominal' && !isCategorical) || (level === 'ratio' && scores.length > 20_000)
      ? null
      : orNull(() => krippendorff(all.data, level).alpha);
  return {
    targets: all.data.rows,
    raters: all.data.cols,
    complete: complete?.rows ?? 0,
    icc: complete === null ? null : intraclassOf(complete),
    krippendorff: { nominal: alpha('nominal'), ordinal: alpha('ordinal'), interval: alpha('interval'), ratio: alpha('ratio') },
    fleissKappa: complete !== null && isCategorical ? orNull(() => fleissKappa(countCategories(complete, scores))) : null,
    cohenKappa: isCategorical && all.data.cols <= MOST_PAIRED ? pairs(all) : [],
  };
}

/** The six forms of a complete table; null where ratings do not vary. */
export function intraclassOf(table: Dense): Record<IntraclassForm, Intraclass> | null {
  try {
    const forms = Object.entries(intraclass(table)).map(([form, { value, ci, f, df1, df2, p }]) => [
      form,
      { value: finite(value), ci: ci.every(Number.isFinite) ? ci : null, f: finite(f), df1, df2, p: finite(p) },
    ]);
    return Object.fromEntries(forms) as Record<IntraclassForm, Intraclass>;
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    return null;
  }
}

function pairs({ data: { rows, cols, data }, levels }: ConditionTable): AgreementCoefficients['cohenKappa'] {
  const out: AgreementCoefficients['cohenKappa'][number][] = [];
  for (let a = 0; a < cols; a++) {
    for (let b = a + 1; b < cols; b++) {
      const both = Array.from({ length: rows }, (_, i) => i).filter((i) => !Number.isNaN(data[i * cols + a]!) && !Number.isNaN(data[i * cols + b]!));
      if (both.length < 2) continue;
      const x = both.map((i) => data[i * cols + a]!);
      const y = both.map((i) => data[i * cols + b]!);
      const plain = cohenKappa(x, y);
      out.push({
        a: levels[a]!,
        b: levels[b]!,
        targets: both.length,
        none: finite(plain.kappa),
        linear: finite(cohenKappa(x, y, 'linear').kappa),
        quadratic: finite(cohenKappa(x, y, 'quadratic').kappa),
        ci: plain.ci.every(Number.isFinite) ? plain.ci : null,
      });
    }
  }
  return out;
}

function countCategories({ rows, cols, data }: Dense, scores: readonly number[]): Dense {
  const place = new Map(scores.map((x, i) => [x, i]));
  const counts = dense(rows, scores.length);
  data.forEach((x, i) => (counts.data[Math.floor(i / cols) * scores.length + place.get(x)!]! += 1));
  return counts;
}

function orNull(compute: () => number): number | null {
  try {
    return finite(compute());
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    return null;
  }
}

function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}
