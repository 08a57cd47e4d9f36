import { DataError } from '@valuelex/core';
import type { Diagnostic } from '@valuelex/core';
import { detectLists } from '@valuelex/psychometrics';
import type { AssociationOptions } from '@valuelex/psychometrics';
import type { AnalysisTable } from './analysis-table.ts';

/** What a user may ask for. `listCorrected` is Pearson (phi for 0/1) with the correction for lists. */
export const associationNames = ['auto', 'pearson', 'spearman', 'phi', 'listCorrected', 'tetrachoric', 'polychoric'] as const;
export type AssociationName = (typeof associationNames)[number];

/** Tetrachoric correlations are trusted when every base rate is at least this, and… */
const LEAST_BASE_RATE = 0.05;
/** …fewer than this share of the pairs have an empty cell. */
const MOST_ZERO_CELLS = 0.01;

export interface ChosenAssociation {
  readonly options: AssociationOptions;
  /** What the matrix holds, in words, for the artefact. */
  readonly description: string;
  /** Rows are lists, by kind of cell or by what was found: general factor, factor correlations and fit are not identified. */
  readonly list: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The association by which a table is factored. `auto`: lists get Pearson correlations of their variance-stabilised shares with the
 * correction for lists; 0/1 marks tetrachoric where base rates and empty cells allow, phi otherwise; ratings Pearson. Data that were
 * not declared to be lists but look like it (row sums held fixed: Cornwell & Dunlap 1994) are switched, and it is said.
 * Throws DataError `not-marks` where a coefficient of marks is asked of shares.
 */
export function chooseAssociation(table: AnalysisTable, asked: AssociationName): ChosenAssociation {
  const values = table.data.data;
  const missing = values.some(Number.isNaN);
  const binary = !missing && values.every((x) => x === 0 || x === 1);
  const diagnostics: Diagnostic[] = [];
  if (missing) {
    const cells = values.reduce((count, x) => count + (Number.isNaN(x) ? 1 : 0), 0);
    diagnostics.push({
      code: 'missing-pairwise',
      severity: 'warning',
      message: `${cells} of ${values.length} cells are missing: each correlation rests on the rows that have both variables.`,
    });
  }
  const detection = missing || table.data.rows < 2 ? null : detectLists(table.data);
  const marks = !missing && values.every((x) => x >= 0 && Number.isInteger(x)) && (detection?.density ?? 1) < 0.5;
  const found = !table.lists && detection?.isList === true && marks;
  if (found) {
    diagnostics.push({
      code: 'list-data',
      severity: 'warning',
      message: `Rows look like short lists (${detection.reasons.join('; ')}): plain factor analysis fails on them${
        asked === 'auto' ? ', so the correction for lists is applied' : ''
      }.`,
    });
  } else if (!table.lists && detection?.isList === true) {
    diagnostics.push({
      code: 'fixed-row-sums',
      severity: 'warning',
      message: `Row sums hardly vary (${detection.reasons.join('; ')}): if scores were ipsatised or ranked, correlations are pushed down and one dimension is lost.`,
    });
  }
  const list = table.lists || found;
  const base = { missing: missing ? ('pairwise' as const) : ('error' as const) };
  const plain = binary ? ('phi' as const) : ('pearson' as const);
  const name = asked === 'auto' ? automatic() : asked;
  if (table.lists && !binary && (name === 'phi' || name === 'tetrachoric' || name === 'polychoric')) throw sharesAreNoMarks(name);
  if (name === 'listCorrected') {
    return {
      options: { ...base, kind: plain, correction: 'list' },
      description: `${plain}${table.lists && !binary ? ' of arcsine shares' : ''}, corrected for lists: (r + c)/(1 + c)`,
      list: true,
      diagnostics,
    };
  }
  return {
    options: { ...base, kind: name, correction: 'none' },
    description: `${name}${table.lists && !binary ? ' of arcsine shares' : ''}${missing ? ', pairwise' : ''}`,
    list,
    diagnostics,
  };

  function automatic(): Exclude<AssociationName, 'auto'> {
    if (list) return 'listCorrected';
    if (!binary) return 'pearson';
    if (detection === null || (detection.zeroCellShare ?? 1) >= MOST_ZERO_CELLS || rarest(table) < LEAST_BASE_RATE) {
      diagnostics.push({
        code: 'sparse-marks',
        severity: 'info',
        message: 'Too many rare marks or empty cells for tetrachoric correlations; phi is used.',
      });
      return 'phi';
    }
    return 'tetrachoric';
  }
}

/** Counts, shares and what is summed up per model have no two categories to be marks of. */
function sharesAreNoMarks(name: AssociationName): DataError {
  return new DataError('not-marks', `${name} needs marks of single rows, and the cells are shares of lists`, {
    hint: 'Give presence as 0 and 1 and analyse rows (level: pooled), or take pearson, spearman or listCorrected.',
  });
}

/** The smallest share of the rarer answer over all columns. */
function rarest({ data }: AnalysisTable): number {
  let least = 1;
  for (let j = 0; j < data.cols; j++) {
    let ones = 0;
    for (let i = 0; i < data.rows; i++) ones += data.data[i * data.cols + j]!;
    least = Math.min(least, ones / data.rows, 1 - ones / data.rows);
  }
  return least;
}
