import type { FactorInput, FactorSolution } from '@valuelex/core';
import { z } from 'zod';
import { openHost, parseCount } from '../host.ts';
import { readCorrelation, readFactorData } from '../input/factor-input.ts';
import { parseStep } from '../input/step-options.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError } from '../output/errors.ts';
import { describeFactorSolution } from '../output/factor-text.ts';
import { createFitProgress } from '../output/fit-progress.ts';

interface Options {
  data?: string;
  cor?: string;
  n?: string;
  drop: string[];
  block?: string;
  rows?: string;
  columns?: string;
  cell?: string;
  kind: string;
  use: string;
  set: string[];
  seed: string;
}

const cellKind = z.enum(['rating', 'count', 'share', 'presence']);

export async function verb(context: VerbContext, options: Options): Promise<void> {
  const { input, standardised } = await readInput(options);
  const host = await openHost(context, options.seed);
  const shown = createFitProgress(context.output, 'factor');
  try {
    const { port } = await host.load('factor-strategy', parseStep(options.use, options.set));
    const solution = await port.fit(input, { signal: context.signal, progress: shown.onProgress });
    shown.stop();
    const told: FactorSolution = standardised
      ? {
          ...solution,
          diagnostics: [
            { code: 'covariance-standardised', severity: 'info', message: 'The matrix was a covariance matrix; its correlations were factored.' },
            ...solution.diagnostics,
          ],
        }
      : solution;
    context.output.result(told, () => describeFactorSolution(told));
  } finally {
    shown.stop();
    await host.close();
  }
}

async function readInput(options: Options): Promise<{ input: FactorInput; standardised: boolean }> {
  if ((options.data === undefined) === (options.cor === undefined)) {
    throw new UsageError('give one of --data and --cor', 'valuelex factor --data table.csv, or --cor matrix.csv --n 200');
  }
  if (options.cor !== undefined) return readCorrelation(options.cor, options.n === undefined ? null : parseCount('--n', options.n, 2));
  const kind = cellKind.safeParse(options.kind);
  if (!kind.success) throw new UsageError(`--kind ${options.kind}: expected rating, count, share or presence`);
  const parts = [options.rows, options.columns, options.cell];
  const isLong = parts.some((part) => part !== undefined);
  if (isLong && parts.some((part) => part === undefined)) throw new UsageError('--rows, --columns and --cell go together');
  const input = await readFactorData(options.data as string, {
    drop: options.drop,
    cell: kind.data,
    ...(options.block === undefined ? {} : { block: options.block }),
    ...(isLong ? { long: { rows: (options.rows as string).split(','), column: options.columns as string, cell: options.cell as string } } : {}),
  });
  return { input, standardised: false };
}
