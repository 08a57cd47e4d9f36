import type { Diagnostic } from '@valuelex/core';
import type { IntraclassForm, Random } from '@valuelex/psychometrics';
import type { Ratings } from '../input/ratings-input.ts';
import { agreementCoefficients, intraclassOf } from './agreement-coefficients.ts';
import type { AgreementCoefficients, Intraclass } from './agreement-coefficients.ts';
import { conditionTable, selectColumns, varyingColumns } from './condition-table.ts';
import { scaleCoefficients } from './scale-coefficients.ts';
import type { ScaleCoefficients } from './scale-coefficients.ts';

/** The classical coefficients over one facet. Null: the design does not allow them, with the reason among the diagnostics. */
export interface FacetCoefficients {
  readonly facet: string;
  /** The facet that --rater names, or else the only one. */
  readonly isRater: boolean;
  /** Units × levels, cells averaged over the other facets: reliability of the units' mean. */
  readonly scale: ScaleCoefficients | null;
  readonly icc: Readonly<Record<IntraclassForm, Intraclass>> | null;
  /** Single scores: units in every condition of the other facets × levels. */
  readonly agreement: AgreementCoefficients | null;
}

export function facetCoefficients(ratings: Ratings, rater: string | undefined, random: Random): { facets: FacetCoefficients[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const unit = ratings.facets[0]!.name;
  const facets = ratings.facets.slice(1).flatMap(({ name, within = [] }, i): FacetCoefficients[] => {
    if (within.includes(unit)) {
      diagnostics.push({ code: 'facet-in-unit', severity: 'info', message: `Each level of ${name} belongs to one level of ${unit}, so no two of them can be compared over ${name}: see the variance components.` });
      return [];
    }
    const isRater = name === rater || (rater === undefined && ratings.facets.length === 2);
    const all = conditionTable(ratings, i + 1, 'target', 'keep');
    const agreement = all === null ? null : agreementCoefficients(all, conditionTable(ratings, i + 1, 'target', 'drop')?.data ?? null);
    const table = conditionTable(ratings, i + 1, 'unit', 'drop');
    if (table === null) {
      diagnostics.push({ code: 'incomplete-table', severity: 'info', message: `No two levels of ${name} have scores of the same two units and more: alpha and ICC over ${name} are withheld.` });
      return [{ facet: name, isRater, scale: null, icc: null, agreement }];
    }
    if (table.droppedLevels + table.droppedRows > 0) {
      diagnostics.push({
        code: 'levels-left-out',
        severity: 'warning',
        message: `Coefficients over ${name} leave out ${table.droppedLevels > 0 ? `${table.droppedLevels} levels of it` : `${table.droppedRows} levels of ${unit}`} without a score in some cell; the variance components use them.`,
      });
    }
    const varying = varyingColumns(table.data);
    if (varying.length < table.levels.length) {
      diagnostics.push({ code: 'constant-levels', severity: 'warning', message: `${table.levels.length - varying.length} levels of ${name} get the same score from every ${unit} and are left out of alpha and its kin.` });
    }
    const scale = varying.length < 2 ? null : scaleCoefficients(selectColumns(table.data, varying), varying.map((j) => table.levels[j]!), random.fork(name));
    diagnostics.push(...(scale?.diagnostics ?? []).map((one) => ({ ...one, message: `Over ${name}: ${one.message}` })));
    return [{ facet: name, isRater, scale: scale?.coefficients ?? null, icc: intraclassOf(table.data), agreement }];
  });
  return { facets, diagnostics };
}
