import { factorSolutionSchema } from '../artefacts/factor-solution.ts';
import type { FactorSolution } from '../artefacts/factor-solution.ts';
import type { FactorInput, FactorStrategy, FactorStrategyCapabilities, FitContext } from '../ports/factor-strategy.ts';
import { brokenContract, inWords, requireMethods, requireShape, rethrownUnlessAborted } from './broken-contract.ts';

/** Room for rounding in the checks of order, sign, symmetry and unit diagonals. */
const tolerance = 1e-6;

/**
 * Wraps a factor strategy: the solution is finite, its shapes agree, its variables are those of the input (one that was
 * left out is named by a diagnostic), factors are in the canonical order and sign, and matrices that are symmetric by
 * definition are so.
 * @throws PluginError naming plugin and member when the strategy breaks its contract.
 */
export function guardFactorStrategy(
  plugin: string,
  port: FactorStrategy,
  capabilities: FactorStrategyCapabilities,
): FactorStrategy {
  requireMethods(plugin, port, ['fit']);
  return {
    async fit(input: FactorInput, context: FitContext): Promise<FactorSolution> {
      if (!capabilities.inputs.includes(input.kind)) {
        const known = capabilities.inputs.join(' or ');
        throw brokenContract(plugin, 'capabilities.inputs', `${known}, as declared`, `a ${input.kind} table to fit`);
      }
      let solution: FactorSolution;
      try {
        solution = await port.fit(input, context);
      } catch (error) {
        throw rethrownUnlessAborted(plugin, 'fit', error, context.signal);
      }
      requireShape(plugin, 'fit', factorSolutionSchema, solution);
      checkVariables(plugin, input, solution);
      checkShapes(plugin, input, solution);
      checkCanonical(plugin, solution);
      return solution;
    },
  };
}

function checkVariables(plugin: string, input: FactorInput, { variables, diagnostics, n }: FactorSolution): void {
  if (variables.length === 0 && diagnostics.length > 0) return;
  const explained = new Set(diagnostics.flatMap((diagnostic) => diagnostic.variables ?? []));
  let next = 0;
  for (const name of input.variables) {
    if (variables[next] === name) next += 1;
    else if (!explained.has(name)) {
      const expected = `${inWords(name)}, or a diagnostic that names it as left out`;
      throw brokenContract(plugin, `fit → variables.${next}`, expected, inWords(variables[next]));
    }
  }
  if (next !== variables.length) {
    throw brokenContract(plugin, 'fit → variables', 'the variables of the input, in order', inWords(variables[next]));
  }
  if (n !== null && input.n !== null && n > input.n) {
    throw brokenContract(plugin, 'fit → n', `at most ${input.n} rows`, String(n));
  }
}

function checkShapes(plugin: string, input: FactorInput, solution: FactorSolution): void {
  const p = solution.variables.length;
  const k = solution.retention.chosen;
  // With too little data to estimate anything, what is undefined is left empty, and a diagnostic says why.
  const mayBeEmpty = k === 0 && solution.diagnostics.length > 0;
  const length = (member: string, found: readonly unknown[], expected: number): void => {
    if (found.length !== expected && !(mayBeEmpty && found.length === 0)) {
      throw brokenContract(plugin, `fit → ${member}`, `${expected} entries`, String(found.length));
    }
  };
  const matrix = (member: string, rows: readonly (readonly number[])[], m: number, columns: number): void => {
    length(member, rows, m);
    rows.forEach((row, i) => length(`${member}.${i}`, row, columns));
  };
  const symmetric = (member: string, rows: readonly (readonly number[])[]): void => {
    for (let i = 0; i < rows.length; i += 1) {
      if (Math.abs(rows[i]![i]! - 1) > tolerance) {
        throw brokenContract(plugin, `fit → ${member}.${i}.${i}`, '1', String(rows[i]![i]));
      }
      for (let j = 0; j < i; j += 1) {
        if (Math.abs(rows[i]![j]! - rows[j]![i]!) > tolerance) {
          throw brokenContract(
            plugin,
            `fit → ${member}.${i}.${j}`,
            'a symmetric matrix',
            `${rows[i]![j]} ≠ ${rows[j]![i]}`,
          );
        }
      }
    }
  };
  matrix('correlation', solution.correlation, p, p);
  symmetric('correlation', solution.correlation);
  matrix('loadings', solution.loadings, p, k);
  matrix('structure', solution.structure, p, k);
  matrix('phi', solution.phi, k, k);
  symmetric('phi', solution.phi);
  length('eigenvalues', solution.eigenvalues, p);
  length('communalities', solution.communalities, p);
  length('uniquenesses', solution.uniquenesses, p);
  length('complexity', solution.complexity, p);
  length('kmo.perVariable', solution.kmo.perVariable, p);
  length('variance.ssLoadings', solution.variance.ssLoadings, k);
  length('variance.proportion', solution.variance.proportion, k);
  const { loadingIntervals, replication, schmidLeiman, determinacy } = solution;
  if (loadingIntervals) {
    matrix('loadingIntervals.lower', loadingIntervals.lower, p, k);
    matrix('loadingIntervals.upper', loadingIntervals.upper, p, k);
  }
  if (replication) for (const member of ['congruence', 'lower', 'upper'] as const) length(`replication.${member}`, replication[member], k);
  if (schmidLeiman) {
    length('schmidLeiman.general', schmidLeiman.general, p);
    matrix('schmidLeiman.group', schmidLeiman.group, p, k);
    length('schmidLeiman.secondOrder', schmidLeiman.secondOrder, k);
  }
  if (determinacy) length('determinacy', determinacy, k);
  // Rows that were analysed: models where rows are nested in them, and whole rows where others were left out.
  const rows = solution.n ?? input.n;
  if (solution.scores && rows !== null) {
    const nothing = new Array<number>(k).fill(0);
    matrix('scores', solution.scores.map((row) => row ?? nothing), rows, k);
  }
}

function checkCanonical(plugin: string, { eigenvalues, loadings, phi, retention }: FactorSolution): void {
  const rising = eigenvalues.findIndex((value, i) => i > 0 && value > eigenvalues[i - 1]! + tolerance);
  if (rising > 0) {
    throw brokenContract(
      plugin,
      `fit → eigenvalues.${rising}`,
      'falling order',
      `${eigenvalues[rising]} after ${eigenvalues[rising - 1]}`,
    );
  }
  let last = Infinity;
  for (let f = 0; f < retention.chosen; f += 1) {
    let sum = 0;
    let weight = 0;
    for (const row of loadings) {
      sum += row[f]!;
      // diag(Φ Λ'Λ), one variable at a time: λ_f · (Φ λ)_f
      weight += row[f]! * row.reduce((total, value, g) => total + phi[f]![g]! * value, 0);
    }
    if (sum < -tolerance) throw brokenContract(plugin, `fit → loadings, factor ${f}`, 'a positive sum', String(sum));
    if (weight > last + tolerance) {
      throw brokenContract(
        plugin,
        `fit → loadings, factor ${f}`,
        "factors by falling diag(Φ Λ'Λ)",
        `${weight} after ${last}`,
      );
    }
    last = weight;
  }
}
