import { DataError } from '@valuelex/core';
import { cfa, createRandom, estimability, htmtIntervals, isNumericalError, measurementInvariance, toRows } from '@valuelex/psychometrics';
import type { CfaEstimator, CfaOptions, CfaResult, Dense, EqualKind, Estimability, HtmtInterval, InvarianceResult } from '@valuelex/psychometrics';
import { parseCount } from '../host.ts';
import { readCfaData, readCovariance, readModel } from '../input/cfa-input.ts';
import type { VerbContext } from '../verb.ts';
import { describeCfa, describeInvariance } from '../output/cfa-text.ts';
import { exitCodes, UsageError } from '../output/errors.ts';

interface Options {
  data?: string;
  cov?: string;
  n?: string;
  model: string;
  estimator?: CfaEstimator;
  likelihood?: 'normal' | 'wishart';
  missing: 'listwise' | 'fiml';
  group?: string;
  equal?: string;
  free: string[];
  invariance?: boolean;
  htmt?: boolean;
  seed: string;
  block?: string;
  stdLv?: boolean;
  std?: boolean;
}

/** What the verb prints with --json: matrices as arrays of rows; parameters in the order of the model, group by group. */
export type CfaDocument = { readonly estimable: true } & {
  readonly [K in keyof CfaResult]: CfaResult[K] extends readonly Dense[] ? number[][][] : CfaResult[K];
} & { readonly htmt: readonly FactorHtmt[] | null };

/** With --invariance. */
export interface InvarianceDocument {
  readonly estimable: true;
  readonly steps: readonly (Omit<InvarianceResult, 'result'> & { readonly result: CfaDocument })[];
  readonly diagnostics: CfaResult['diagnostics'];
}

/** Heterotrait–monotrait ratio of two factors of the model. */
export type FactorHtmt = Omit<HtmtInterval, 'pair'> & { readonly factors: readonly [string, string] };

const equalKinds: readonly EqualKind[] = ['loadings', 'intercepts', 'residuals', 'residual.covariances', 'lv.variances', 'lv.covariances', 'means', 'regressions'];

export async function verb(context: VerbContext, options: Options): Promise<number> {
  if ((options.data === undefined) === (options.cov === undefined)) {
    throw new UsageError('give one of --data and --cov', 'valuelex cfa --data table.csv --model "f =~ x1 + x2 + x3", or --cov matrix.csv --n 200');
  }
  const equal = parseEqual(options.equal);
  if ((equal.length > 0 || options.free.length > 0) && options.group === undefined) throw new UsageError('--equal and --free need --group');
  if (options.invariance && (options.group === undefined || equal.length > 0 || options.htmt)) throw new UsageError('--invariance needs --group, and goes without --equal and --htmt');
  const where = (options.data ?? options.cov) as string;
  const model = await readModel(options.model);
  let names: readonly string[] = [];
  try {
    const { blocks, ...input } = await read(options, model);
    names = input.variables;
    const judged = blocks === undefined ? null : estimability(model, blocks);
    if (judged !== null && !judged.estimable) {
      const message = notEstimable(judged, options.block as string);
      context.output.result({ ...judged, diagnostics: [{ code: 'not-estimable', severity: 'error', message }] }, () => message);
      return exitCodes.failed;
    }
    const estimator = options.estimator ?? (blocks === undefined ? 'ML' : 'MLR');
    if (blocks !== undefined && estimator !== 'MLR') throw new UsageError(`--block needs --estimator MLR, not ${estimator}: the others take rows for independent`);
    const asked: CfaOptions = {
      ...input,
      model,
      estimator,
      missing: options.missing,
      standardiseLatents: options.stdLv ?? false,
      equal,
      free: options.free,
      ...(options.likelihood === undefined ? {} : { likelihood: options.likelihood }),
      ...(blocks === undefined ? {} : { clusters: blocks }),
    };
    const standardised = options.std ?? false;
    if (options.invariance) {
      const ladder = measurementInvariance(asked);
      const document: InvarianceDocument = { estimable: true, steps: ladder.steps.map((one) => ({ ...one, result: documentOf(one.result, null) })), diagnostics: ladder.diagnostics };
      context.output.result(document, () => describeInvariance(ladder, { standardised }));
      return ladder.steps.every(({ result }) => result.convergence.converged) ? exitCodes.done : exitCodes.failed;
    }
    const result = cfa(asked);
    const htmt = options.htmt ? htmtOf(asked, result, parseCount('--seed', options.seed)) : null;
    context.output.result(documentOf(result, htmt), () => describeCfa(result, { standardised, htmt }));
    // What stopped on the way is no solution: a script must not take it for one.
    return result.convergence.converged ? exitCodes.done : exitCodes.failed;
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    const named = error.variables?.length && error.variables.every((index) => names[index] !== undefined) ? ` (${error.variables.map((index) => names[index]).slice(0, 10).join(', ')})` : '';
    throw new DataError(error.code, `${error.message}${named}`, { where: error.code === 'bad-model' ? '--model' : where, cause: error });
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

/** Ratios of the factors, from the rows that hold every item. */
function htmtOf({ data, clusters, variables }: CfaOptions, { latent, parameters, groups }: CfaResult, seed: number): FactorHtmt[] {
  if (data === undefined) throw new UsageError('--htmt needs --data');
  if (groups.length > 1) throw new UsageError('--htmt and --group do not go together');
  const construct = variables.map((name) => parameters.filter((row) => row.op === '=~' && row.rhs === name).map((row) => latent.indexOf(row.lhs)));
  const odd = variables.find((_, i) => construct[i]?.length !== 1);
  if (odd !== undefined || latent.length < 2) {
    throw new UsageError(odd === undefined ? '--htmt compares factors; the model has one' : `--htmt needs every column to measure one factor; "${odd}" does not`);
  }
  const rows = Array.from({ length: data.rows }, (_, i) => i).filter((i) => !data.data.subarray(i * data.cols, (i + 1) * data.cols).some(Number.isNaN));
  const complete: Dense = { rows: rows.length, cols: data.cols, data: new Float64Array(rows.length * data.cols) };
  rows.forEach((from, to) => complete.data.set(data.data.subarray(from * data.cols, (from + 1) * data.cols), to * data.cols));
  const intervals = htmtIntervals(complete, construct.map((one) => one[0] as number), {
    random: createRandom(seed, 'htmt'),
    ...(clusters === undefined ? {} : { clusters: rows.map((i) => clusters[i] as string) }),
  });
  return intervals.map(({ pair, ...rest }) => ({ factors: [latent[pair[0]] as string, latent[pair[1]] as string], ...rest }));
}

function documentOf(result: CfaResult, htmt: readonly FactorHtmt[] | null): CfaDocument {
  return { ...result, estimable: true, htmt, latentCorrelation: result.latentCorrelation.map(toRows), residuals: result.residuals.map(toRows) };
}
