import { factorSolutionSchema, ValueLexError } from '@valuelex/core';
import type { FactorData, FactorSolution, FactorStrategy, FitContext, ResponseMatrix } from '@valuelex/core';
import { emptySolution } from '@valuelex/factor-kit';
import type { Artefact } from '../study/artefact-store.ts';
import type { RunContext } from '../study/run-context.ts';

/** A response matrix as a strategy takes it. */
export function toFactorData(matrix: ResponseMatrix): FactorData {
  return {
    kind: 'data',
    variables: matrix.columns,
    n: matrix.rows.length,
    values: Float64Array.from(matrix.cells),
    cell: matrix.cell,
    exposure: Float64Array.from(matrix.exposure),
    groups: matrix.groups,
  };
}

/** The structure of a response matrix. Data that the strategy refuses give a solution without factors that says why, and the study goes on. */
export async function factorResponses(matrix: ResponseMatrix, strategy: FactorStrategy, name: string, context: FitContext): Promise<FactorSolution> {
  const nothing = (message: string): FactorSolution =>
    emptySolution({
      method: name,
      n: matrix.rows.length,
      variables: matrix.columns,
      diagnostics: [{ code: 'too-few-to-factor', severity: 'warning', message: `No factors can be estimated. ${message}` }],
    });
  if (matrix.rows.length < 3 || matrix.columns.length < 3) {
    return nothing(`${matrix.rows.length} rows and ${matrix.columns.length} words: at least 3 of each are needed.`);
  }
  try {
    return await strategy.fit(toFactorData(matrix), context);
  } catch (error) {
    // Only what the data are to blame for; a broken plugin or an abort ends the stage.
    const isOfTheData = ValueLexError.is(error) && error.code.startsWith('data-') && error.code !== 'data-no-convergence';
    if (isOfTheData) return nothing(error.message);
    throw error;
  }
}

/** The factor stage. */
export async function factorStage(context: RunContext, matrix: Artefact<ResponseMatrix>, stage = 'factor'): Promise<Artefact<FactorSolution>> {
  const { factor } = context.plugins;
  return context.artefacts.produce({
    stage,
    version: 1,
    schema: factorSolutionSchema,
    settings: { options: factor.options, seed: context.config.seed },
    plugins: [factor.madeBy],
    inputs: [matrix.sha256],
    make: () => factorResponses(matrix.value, factor.port, factor.madeBy.plugin, context.fitContext(stage)),
  });
}
