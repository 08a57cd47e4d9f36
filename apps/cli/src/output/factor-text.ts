import type { Diagnostic, FactorSolution } from '@valuelex/core';
import { textTable } from './text-table.ts';

const shown = (value: number | null | undefined, digits = 3): string => (value === null || value === undefined ? '–' : value.toFixed(digits));

/** Diagnostics as lines, worst first. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const rank = { error: 0, warning: 1, info: 2 };
  const mark = { error: '✗', warning: '!', info: '·' };
  return [...diagnostics]
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map((diagnostic) => `${mark[diagnostic.severity]} ${diagnostic.message}`)
    .join('\n');
}

/** A factor solution as a person reads it: how many and why, what loads where, how well it fits, what to doubt. */
export function describeFactorSolution(solution: FactorSolution): string {
  const factors = solution.loadings[0]?.length ?? 0;
  const { retention, fit } = solution;
  const parts = [
    `${solution.method}, ${solution.rotation}; ${solution.variables.length} variables, n = ${solution.n ?? 'unknown'}; ${solution.association}`,
    `Factors: ${retention.chosen} (${retention.rule})`,
    retentionTable(solution),
    `KMO ${shown(solution.kmo.overall)}   Bartlett χ² ${shown(solution.bartlett.chiSquare, 1)}, df ${shown(solution.bartlett.df, 0)}, p ${shown(solution.bartlett.p, 4)}`,
  ];
  if (factors > 0) {
    const names = Array.from({ length: factors }, (_, index) => `F${index + 1}`);
    parts.push(
      textTable(
        ['variable', ...names, 'h²', 'u²', 'complexity'],
        solution.variables.map((variable, row) => [
          variable,
          ...(solution.loadings[row] ?? []),
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
          ...(phiIsIdentified(solution) ? solution.phi.map((row, index) => [`φ ${names[index] ?? ''}`, ...row]) : []),
        ],
      ),
      `χ² ${shown(fit.chiSquare)}  df ${shown(fit.df, 0)}  p ${shown(fit.p, 4)}  RMSEA ${shown(fit.rmsea)}${
        fit.rmseaCi90 ? ` [${shown(fit.rmseaCi90[0])}, ${shown(fit.rmseaCi90[1])}]` : ''
      }  TLI ${shown(fit.tli)}  CFI ${shown(fit.cfi)}  SRMR ${shown(fit.srmr)}  BIC ${shown(fit.bic, 1)}`,
      `${solution.convergence.iterations} iterations, largest gradient ${solution.convergence.gradient?.toExponential(1) ?? '–'}; ` +
        `${solution.convergence.startsAtBest} of ${solution.convergence.starts} rotations from random starts reached the best`,
    );
  }
  if (solution.diagnostics.length > 0) parts.push(describeDiagnostics(solution.diagnostics));
  return parts.join('\n\n');
}

/** On lists the correction’s constant sets the factor correlations: they are not shown. */
const phiIsIdentified = (solution: FactorSolution): boolean => !solution.diagnostics.some(({ code }) => code === 'phi-not-identified');

function retentionTable(solution: FactorSolution): string {
  const rows = Object.entries(solution.retention)
    .filter((entry): entry is [string, { k: number | null }] => typeof entry[1] === 'object' && entry[1] !== null && 'k' in entry[1])
    .map(([rule, { k }]) => [rule, k] as const);
  return textTable(['rule', 'factors'], rows);
}
