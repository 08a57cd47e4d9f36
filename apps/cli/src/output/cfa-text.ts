import type { CfaParameter, CfaResult, Invariance } from '@valuelex/psychometrics';
import type { FactorHtmt } from '../verbs/cfa.ts';
import { describeDiagnostics } from './factor-text.ts';
import { printable } from './printable.ts';
import { textTable } from './text-table.ts';

const shown = (value: number | null | undefined, digits = 3): string => (value === null || value === undefined ? '–' : value.toFixed(digits));
const shownP = (value: number | null): string => (value === null ? '–' : value < 0.001 ? '<.001' : value.toFixed(3));

/** A confirmatory factor analysis as a person reads it: whether it fits, what each parameter is, what to doubt. */
export function describeCfa(result: CfaResult, options: { readonly standardised: boolean; readonly htmt: readonly FactorHtmt[] | null }): string {
  const { convergence, groups } = result;
  const parts = [
    `${result.estimator}${result.likelihood === 'wishart' ? ' (wishart)' : ''}${result.missing === 'fiml' ? ', full information' : ''}; ` +
      `${result.observed.length} variables, ${result.latent.length} factor(s), n = ${result.n}` +
      (groups.length > 1 ? `: ${groups.map(({ label, n }) => `${printable(label)} ${n}`).join(', ')}` : ''),
    `${convergence.converged ? 'Converged' : 'NOT CONVERGED'} after ${convergence.iterations} iterations (scaled gradient ${convergence.gradient.toExponential(1)}); ` +
      (result.admissible ? 'admissible' : 'NOT ADMISSIBLE'),
    describeFit(result),
    ...groups.map(({ label }, group) => {
      const title = groups.length > 1 ? `Group ${printable(label)}\n` : '';
      return title + parameterTable(result.parameters.filter((row) => row.group === group), options.standardised);
    }),
  ];
  if (result.thresholds !== null) {
    parts.push(textTable(['variable', 'thresholds'], result.thresholds.map(({ variable, estimates }) => [variable, estimates.map((one) => one.toFixed(3)).join('  ')])));
  }
  if (result.validity.length > 0) {
    parts.push(
      textTable(
        ['factor', ...(groups.length > 1 ? ['group'] : []), 'AVE', 'composite reliability', 'largest r²'],
        result.validity.map((one) => [
          one.factor,
          ...(groups.length > 1 ? [groups[one.group]?.label ?? ''] : []),
          one.ave,
          one.compositeReliability,
          one.largestSharedVariance,
        ]),
      ),
    );
  }
  if (options.htmt !== null) {
    parts.push(
      textTable(
        ['factors', 'HTMT', 'from', 'to', 'verdict'],
        options.htmt.map(({ factors, htmt, ci95, verdict }) => [factors.join(', '), htmt, ci95[0], ci95[1], verdict]),
      ),
    );
  }
  // 3.84 is the 5 % point of chi-square with one degree of freedom.
  const worth = result.modification.filter((one) => one.mi > 3.84).slice(0, 10);
  if (worth.length > 0) {
    parts.push(
      `Modification indices above 3.84, the largest ${worth.length}\n` +
        textTable(
          ['parameter', ...(groups.length > 1 ? ['group'] : []), 'MI', 'EPC', 'EPC std'],
          worth.map((one) => [`${one.lhs} ${one.op} ${one.rhs}`, ...(groups.length > 1 ? [groups[one.group]?.label ?? ''] : []), one.mi, one.epc, one.epcAll]),
        ),
    );
  }
  if (result.diagnostics.length > 0) parts.push(describeDiagnostics(result.diagnostics.map(({ code, severity, message }) => ({ code, severity, message }))));
  return parts.join('\n\n');
}

/** The steps of invariance, each with its price, then the strictest model in full. */
export function describeInvariance({ steps, diagnostics }: Invariance, options: { readonly standardised: boolean }): string {
  const table = textTable(
    ['step', 'χ²', 'df', 'CFI', 'RMSEA', 'BIC', 'Δχ²', 'Δdf', 'p', 'ΔCFI', 'ΔRMSEA'],
    steps.map(({ step, result: { fit, robust }, difference, cfiChange, rmseaChange }) => [
      step,
      shown(robust?.chiSquare ?? fit.chiSquare),
      String(fit.df),
      shown((robust?.robust ?? robust?.scaled ?? fit).cfi),
      shown((robust?.robust ?? robust?.scaled ?? fit).rmsea),
      shown(fit.bic, 1),
      shown(difference?.chiSquare),
      difference === null ? '–' : String(difference.df),
      difference === null ? '–' : shownP(difference.p),
      shown(cfiChange),
      shown(rmseaChange),
    ]),
  );
  const last = steps.at(-1);
  return [
    table,
    ...(diagnostics.length > 0 ? [describeDiagnostics(diagnostics.map(({ code, severity, message }) => ({ code, severity, message })))] : []),
    ...(last === undefined ? [] : [`The ${last.step} model`, describeCfa(last.result, { ...options, htmt: null })]),
  ].join('\n\n');
}

function describeFit({ fit, robust }: CfaResult): string {
  return [
    `χ² ${shown(fit.chiSquare)}  df ${fit.df}  p ${shownP(fit.p)}   (no correlation: χ² ${shown(fit.baseline.chiSquare)}  df ${fit.baseline.df})`,
    `CFI ${shown(fit.cfi)}  TLI ${shown(fit.tli)}  RMSEA ${shown(fit.rmsea)}${fit.rmseaCi90 ? ` [${shown(fit.rmseaCi90[0])}, ${shown(fit.rmseaCi90[1])}]` : ''}  ` +
      `P(RMSEA ≤ .05) ${shown(fit.rmseaPClose)}  SRMR ${shown(fit.srmr)}`,
    ...(robust === null
      ? []
      : [
          // Without indices of its own the population's values are unknown; those of the scaled test are told by their name.
          `Scaled: χ² ${shown(robust.chiSquare)}  p ${shownP(robust.p)}  (scaling ${shown(robust.scaling)})  ${robust.robust ? 'robust' : 'scaled'} CFI ${shown((robust.robust ?? robust.scaled).cfi)}  TLI ${shown((robust.robust ?? robust.scaled).tli)}  ` +
            `RMSEA ${shown((robust.robust ?? robust.scaled).rmsea)}`,
        ]),
    ...(fit.logLikelihood === null ? [] : [`log-likelihood ${shown(fit.logLikelihood)}  AIC ${shown(fit.aic, 1)}  BIC ${shown(fit.bic, 1)}  (${fit.parameters} parameters)`]),
  ].join('\n');
}

function parameterTable(rows: readonly CfaParameter[], standardised: boolean): string {
  return textTable(
    ['parameter', 'label', 'estimate', 'SE', 'z', 'p', ...(standardised ? ['std.lv', 'SE', 'std.all', 'SE'] : [])],
    rows.map((row) => [
      row.op === '~1' ? `${row.lhs} ~ 1` : `${row.lhs} ${row.op} ${row.rhs}`,
      row.label,
      shown(row.estimate),
      shown(row.se),
      shown(row.z, 2),
      row.se === null ? '' : shownP(row.p),
      ...(standardised ? [shown(row.stdLv), shown(row.stdLvSe), shown(row.stdAll), shown(row.stdAllSe)] : []),
    ]),
  );
}
