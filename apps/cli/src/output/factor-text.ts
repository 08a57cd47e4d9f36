import type { Diagnostic, FactorSolution } from '@valuelex/core';
import { counted } from './plural.ts';
import { printable } from './printable.ts';
import { textTable } from './text-table.ts';

const shown = (value: number | null | undefined, digits = 3): string => (value === null || value === undefined ? '–' : value.toFixed(digits));

const shownP = (p: number | null | undefined): string => (p !== null && p !== undefined && p < 0.0001 ? '< 0.0001' : shown(p, 4));

/** Variables of a diagnostic that are named. */
const mostNamed = 8;

function describeVariables({ message, variables = [] }: Diagnostic): string {
  if (variables.length === 0 || variables.every((name) => message.includes(name))) return '';
  const names = variables.slice(0, mostNamed).map(printable).join(', ');
  return variables.length > mostNamed ? ` (${names}, … ${variables.length} in all)` : ` (${names})`;
}

/** Diagnostics as lines, worst first. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const rank = { error: 0, warning: 1, info: 2 };
  const mark = { error: '✗', warning: '!', info: '·' };
  return [...diagnostics]
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map((diagnostic) => `${mark[diagnostic.severity]} ${printable(diagnostic.message)}${describeVariables(diagnostic)}`)
    .join('\n');
}

/** A factor solution as a person reads it: how many and why, what loads where, how well it fits, what to doubt. */
export function describeFactorSolution(solution: FactorSolution): string {
  const factors = solution.loadings[0]?.length ?? 0;
  const { retention, fit } = solution;
  const parts = [
    `${solution.method}, ${describeRotation(solution)}; ${counted(solution.variables.length, 'variable')}, n = ${solution.n ?? 'unknown'}; ${solution.association}`,
    `Factors: ${retention.chosen} (${retention.rule})`,
    retentionTable(solution),
    `KMO ${shown(solution.kmo.overall)}   Bartlett χ² ${shown(solution.bartlett.chiSquare, 1)}, df ${shown(solution.bartlett.df, 0)}, p ${shownP(solution.bartlett.p)}`,
  ];
  if (factors > 0) {
    const names = Array.from({ length: factors }, (_, index) => `F${index + 1}`);
    parts.push(
      textTable(
        ['variable', ...names, 'h²', 'u²', 'complexity'],
        solution.variables.map((variable, row) => [
          variable,
          ...loadingCells(solution, row),
          solution.communalities[row] ?? null,
          solution.uniquenesses[row] ?? null,
          solution.complexity[row] ?? null,
        ]),
      ),
      textTable(
        ['', ...names],
        [
          ['SS loadings', ...solution.variance.ssLoadings],
          ['proportion', ...solution.variance.proportion],
          ...(solution.determinacy?.some((r) => r !== null) === true ? [['determinacy', ...solution.determinacy]] : []),
          ...(factors > 1 && phiIsIdentified(solution) ? solution.phi.map((row, index) => [`φ ${names[index] ?? ''}`, ...row]) : []),
        ],
      ),
      `χ² ${shown(fit.chiSquare)}  df ${shown(fit.df, 0)}  p ${shownP(fit.p)}  RMSEA ${shown(fit.rmsea)}${
        fit.rmseaCi90 ? ` [${shown(fit.rmseaCi90[0])}, ${shown(fit.rmseaCi90[1])}]` : ''
      }  TLI ${shown(fit.tli)}  CFI ${shown(fit.cfi)}  SRMR ${shown(fit.srmr)}  BIC ${shown(fit.bic, 1)}`,
      formulaTable(solution),
      describeConvergence(solution),
      describeResampling(solution),
      describeResiduals(solution),
      schmidLeimanTable(solution, names),
    );
  }
  if (solution.diagnostics.length > 0) parts.push(describeDiagnostics(solution.diagnostics));
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Loadings of a variable; with intervals as `0.52 [0.41, 0.60]`. */
function loadingCells({ loadings, loadingIntervals: intervals }: FactorSolution, row: number): (string | number)[] {
  const own = loadings[row] ?? [];
  if (intervals === undefined) return own;
  const cell = (value: number | undefined): string => shown(value, 2).padStart(5);
  return own.map((value, factor) => `${cell(value)} [${cell(intervals.lower[row]?.[factor])}, ${cell(intervals.upper[row]?.[factor])}]`);
}

function describeResampling({ loadingIntervals: intervals, replication }: FactorSolution): string {
  const failed = (count: number | undefined): string => (count === undefined ? '' : `, ${count} failed`);
  const lines: string[] = [];
  if (intervals !== undefined) {
    lines.push(`Loadings with ${Math.round(intervals.level * 100)} % intervals: ${intervals.method} of ${counted(intervals.units, 'unit')}${failed(intervals.failed)}`);
  }
  if (replication !== undefined) {
    const each = replication.congruence.map((value, index) => `F${index + 1} ${shown(value)} [${shown(replication.lower[index])}, ${shown(replication.upper[index])}]`);
    lines.push(
      `Split halves (${counted(replication.splits, 'split')} of ${counted(replication.units, 'unit')}${failed(replication.failed)}): congruence ${each.join('  ')}; ` +
        `mean ${shown(replication.mean)}, worst ${shown(replication.worst)}, all at least .85 in ${Math.round(replication.allFair * 100)} %`,
    );
  }
  return lines.join('\n');
}

const indexNames: Readonly<Record<string, string>> = { chiSquare: 'χ²', rmsea: 'RMSEA', rmseaCi90: 'its interval', tli: 'TLI', cfi: 'CFI', srmr: 'SRMR', bic: 'BIC' };

/** Which formula each index follows. */
function formulaTable({ fit: { formulas, formulaOf = {} } }: FactorSolution): string {
  const rows = Object.entries(formulaOf).map(([index, formula]) => [indexNames[index] ?? index, formula]);
  return rows.length === 0 ? '' : textTable([`fit: ${formulas ?? ''}`, 'formula'], rows);
}

function describeResiduals({ residuals }: FactorSolution): string {
  if (residuals === undefined) return '';
  const [largest] = residuals.largest;
  const pair = largest === undefined ? '' : `, largest ${shown(largest.value)} (${printable(largest.a)}, ${printable(largest.b)})`;
  return `Residuals: root mean square ${shown(residuals.rmsr)}${pair}`;
}

function schmidLeimanTable({ schmidLeiman: found, variables }: FactorSolution, names: readonly string[]): string {
  if (found === undefined) return '';
  const table = textTable(
    ['Schmid–Leiman', 'general', ...names],
    variables.map((variable, row) => [variable, found.general[row] ?? null, ...(found.group[row] ?? [])]),
  );
  return `${table}\nω hierarchical ${shown(found.omegaHierarchical)}, general share of common variance ${shown(found.explainedCommonVariance)}`;
}

/** The rotation with what its name leaves open. */
function describeRotation({ rotation, rotationSettings }: FactorSolution): string {
  if (rotation === 'none' || rotationSettings === undefined) return rotation;
  const { kaiser, ...parameters } = rotationSettings;
  const named = Object.entries(parameters).map(([name, value]) => (name === 'flavour' ? `as ${value} has it` : `${name} ${shown(Number(value))}`));
  return `${rotation} (${[...named, kaiser ? 'Kaiser-normalised' : 'rows not normalised'].join(', ')})`;
}

function describeConvergence({ convergence: { iterations, gradient, starts, startsAtBest } }: FactorSolution): string {
  const search = `${counted(iterations, 'iteration')}, largest gradient ${gradient?.toExponential(1) ?? '–'}`;
  return starts > 0 ? `${search}; ${startsAtBest} of ${counted(starts, 'rotation')} from random starts reached the best` : search;
}

/** On lists the correction’s constant sets the factor correlations: they are not shown. */
const phiIsIdentified = (solution: FactorSolution): boolean => !solution.diagnostics.some(({ code }) => code === 'phi-not-identified');

function retentionTable(solution: FactorSolution): string {
  const rows = Object.entries(solution.retention)
    .filter((entry): entry is [string, { k: number | null }] => typeof entry[1] === 'object' && entry[1] !== null && 'k' in entry[1])
    .map(([rule, { k }]) => [rule, k] as const);
  return rows.length === 0 ? '' : textTable(['rule', 'factors'], rows);
}
