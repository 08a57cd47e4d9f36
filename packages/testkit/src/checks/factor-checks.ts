import { DataError, ValueLexError } from '@valuelex/core';
import type { FactorCorrelation, FactorData, FactorInput, FactorSolution } from '@valuelex/core';
import { emptyTable, plantedCorrelation, plantedTable } from '../golden/tables.ts';
import { assert, assertSame, canonical, inWords, rejection } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import { abortedFit, quietFit, watchedFit } from '../harness/fit-context.ts';
import type { Harness } from '../harness/harness.ts';

type Kind = 'factor-strategy';

export function factorChecks(harness: Harness<Kind>): Check[] {
  const { inputs } = harness.plugin.capabilities;
  const all: readonly FactorInput[] = [plantedTable(), plantedCorrelation()];
  const planted = all.filter(({ kind }) => inputs.includes(kind));
  const fit = async (input: FactorInput): Promise<FactorSolution> =>
    (await harness.shared()).port.fit(input, quietFit());

  return [
    check('declares what it can fit', () => {
      const known = inputs.every((kind) => kind === 'data' || kind === 'correlation');
      assert(
        inputs.length > 0 && known,
        `capabilities.inputs: expected data, correlation or both, found ${inputs.join(', ')}`,
      );
    }),
    check('finds the two factors that were planted', async () => {
      for (const input of planted) {
        const { loadings, retention } = await fit(input);
        assert(
          retention.chosen > 0,
          `fit (${input.kind}): expected a structure in a table that has one, found no factor`,
        );
        if (retention.chosen !== 2) continue;
        const main = loadings.map(([a, b]) => (Math.abs(a!) > Math.abs(b!) ? 0 : 1));
        const same = main.every((factor, i) => (factor === main[0]) === i < 4);
        assert(
          same,
          `fit (${input.kind}): expected variables 1–4 on one factor and 5–8 on the other, found ${main.join(' ')}`,
        );
      }
    }),
    check('gives well-formed solutions where there is no structure', async () => {
      if (inputs.includes('data')) await fit(emptyTable());
    }),
    check('says the same twice, to the last bit', async () => {
      for (const input of planted) {
        const again = await (await harness.open()).port.fit(input, quietFit());
        assertSame(again, await fit(input), `fit (${input.kind}), created anew,`);
      }
    }),
    check('leaves its input alone', async () => {
      for (const input of planted) {
        const before = canonical(input);
        await fit(input);
        assert(canonical(input) === before, `fit (${input.kind}): expected the input unchanged`);
      }
    }),
    check('refuses or repairs bad numbers, with a reason', async () => {
      for (const [what, input] of badTables()) {
        if (!inputs.includes(input.kind)) continue;
        try {
          const { diagnostics } = await fit(input);
          assert(
            diagnostics.length > 0,
            `fit of ${what}: expected a DataError, or a diagnostic that says what was repaired`,
          );
        } catch (error) {
          // The guard's own finding (an invalid solution) is a PluginError, and is passed on.
          if (ValueLexError.is(error) && !error.code.startsWith('data-')) throw error;
          assert(ValueLexError.is(error), `fit of ${what}: expected ${DataError.name}, found ${inWords(error)}`);
        }
      }
    }),
    check('stops when it is told to', async () => {
      const { port } = await harness.shared();
      await rejection(port.fit(planted[0]!, abortedFit()), 'fit with an aborted signal');
    }),
    check('reports progress that never falls', async () => {
      const { port } = await harness.shared();
      const { context, problem } = watchedFit();
      await port.fit(planted[0]!, context);
      assert(problem() === undefined, `progress: ${String(problem())}`);
    }),
  ];
}

function badTables(): readonly (readonly [string, FactorInput])[] {
  const table = (change: (values: Float64Array) => void): FactorData => {
    const data = plantedTable();
    change(data.values);
    return data;
  };
  const matrix = (change: (values: Float64Array) => void): FactorCorrelation => {
    const correlation = plantedCorrelation();
    change(correlation.correlation);
    return correlation;
  };
  const small = plantedTable();
  return [
    ['a table with a constant column', table((values) => values.forEach((_, i) => i % 8 === 2 && (values[i] = 1)))],
    [
      'a table with a column of missing values',
      table((values) => values.forEach((_, i) => i % 8 === 2 && (values[i] = NaN))),
    ],
    ['a table with an infinite value', table((values) => (values[11] = Infinity))],
    ['a table of two rows', { ...small, n: 2, values: small.values.slice(0, 16) }],
    ['a table of no rows', { ...small, n: 0, values: new Float64Array() }],
    ['a correlation matrix with NaN', matrix((values) => (values[1] = values[8] = NaN))],
    ['a correlation of 3', matrix((values) => (values[1] = values[8] = 3))],
    [
      'a correlation matrix that is not positive definite',
      matrix((values) => {
        values[1] = values[8] = values[2] = values[16] = 0.95;
        values[10] = values[17] = -0.95;
      }),
    ],
    ['a correlation matrix that is not symmetric', matrix((values) => (values[1] = 0.1))],
  ];
}
