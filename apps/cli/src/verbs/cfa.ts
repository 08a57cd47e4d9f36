import { DataError } from '@valuelex/core';
import { cfa, estimability, isNumericalError, toRows } from '@valuelex/psychometrics';
import type { CfaEstimator, CfaResult, Dense, EqualKind, Estimability } from '@valuelex/psychometrics';
import { parseCount } from '../host.ts';
import { readCfaData, readCovariance, readModel } from '../input/cfa-input.ts';
import type { VerbContext } from '../verb.ts';
import { describeCfa } from '../output/cfa-text.ts';
import { exitCodes, UsageError } from '../output/errors.ts';

interface Options {
  data?: string;
  cov?: string;
  n?: string;
  model: string;
  estimator: CfaEstimator;
  likelihood?: 'normal' | 'wishart';
  missing: 'listwise' | 'fiml';
  group?: string;
  equal?: string;
  free: string[];
  block?: string;
  stdLv?: boolean;
  std?: boolean;
}

/** What the verb prints with --json: matrices as arrays of rows; parameters in the order of the model, group by group. */
export type CfaDocument = { readonly estimable: true } & {
  readonly [K in keyof CfaResult]: CfaResult[K] extends readonly Dense[] ? number[][][] : CfaResult[K];
};

const equalKinds: readonly EqualKind[] = ['loadings', 'intercepts', 'residuals', 'residual.covariances', 'lv.variances', 'lv.covariances', 'means', 'regressions'];

export async function verb(context: VerbContext, options: Options): Promise<number> {
  if ((options.data === undefined) === (options.cov === undefined)) {
    throw new UsageError('give one of --data and --cov', 'valuelex cfa --data table.csv --model "f =~ x1 + x2 + x3", or --cov matrix.csv --n 200');
  }
  const equal = parseEqual(options.equal);
  if ((equal.length > 0 || options.free.length > 0) && options.group === undefined) throw new UsageError('--equal and --free need --group');
  const where = (options.data ?? options.cov) as string;
  const model = await readModel(options.model);
  try {
    const { blocks, ...input } = await read(options, model);
    const judged = blocks === undefined ? null : estimability(model, blocks);
    if (judged !== null && !judged.estimable) {
      const message = notEstimable(judged, options.block as string);
      context.output.result({ ...judged, diagnostics: [{ code: 'not-estimable', severity: 'error', message }] }, () => message);
      return exitCodes.failed;
    }
    const result = cfa({
      ...input,
      model,
      estimator: options.estimator,
      missing: options.missing,
      standardiseLatents: options.stdLv ?? false,
      equal,
      free: options.free,
      ...(options.likelihood === undefined ? {} : { likelihood: options.likelihood }),
    });
    context.output.result(documentOf(result), () => describeCfa(result, { standardised: options.std ?? false }));
    return exitCodes.done;
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    throw new DataError(error.code, error.message, { where: error.code === 'bad-model' ? '--model' : where, cause: error });
  }
}

async function read(options: Options, model: string): Promise<Awaited<ReturnType<typeof readCfaData>>> {
  if (options.cov === undefined) {
    return readCfaData(options.data as string, model, {
      ...(options.group === undefined ? {} : { group: options.group }),
      ...(options.block === undefined ? {} : { block: options.block }),
    });
  }
  if (options.n === undefined) throw new UsageError('--cov needs --n, the number of rows behind it');
  if (options.group !== undefined || options.block !== undefined) throw new UsageError('--group and --block need --data');
  return readCovariance(options.cov, parseCount('--n', options.n, 2));
}

function parseEqual(text: string | undefined): EqualKind[] {
  const kinds = (text ?? '').split(',').filter((kind) => kind !== '');
  const unknown = kinds.find((kind) => !equalKinds.some((one) => one === kind));
  if (unknown !== undefined) throw new UsageError(`--equal ${unknown}: expected ${equalKinds.join(', ')}`);
  return equalKinds.filter((one) => kinds.includes(one));
}

function notEstimable({ clusters, freeLoadings, needed }: Estimability, block: string): string {
  return (
    `Not estimable: the rows come from ${clusters} different values of "${block}", and the model has ${freeLoadings} free loadings; at least five for each, ${needed}, are needed. ` +
    'Rows of one block are not independent and do not count singly. Collect more, or test a smaller model.'
  );
}

function documentOf(result: CfaResult): CfaDocument {
  return { ...result, estimable: true, latentCorrelation: result.latentCorrelation.map(toRows), residuals: result.residuals.map(toRows) };
}
