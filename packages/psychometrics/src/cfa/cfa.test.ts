import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromRows } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { cfa } from './cfa.ts';
import type { CfaOptions, CfaResult } from './cfa.ts';
import { quantileOfSorted } from '../quantile.ts';
import { momentsOf } from './moments.ts';

type Row = [string, string, string, number, number, number, number, number];
interface Case {
  name: string;
  data: 'hs' | 'hs-missing' | 'pd' | 'ordinal' | 'binary';
  model: string;
  options: Partial<Omit<CfaOptions, 'groups' | 'clusters'>> & { groups?: boolean; clusters?: boolean };
  fit: Record<string, number>;
  parameters: Row[];
  modification: Row[] | null;
  thresholds: [string, number, number][] | null;
}
interface Fixture {
  data: Record<'hs' | 'pd', { variables: string[]; groups?: string[]; clusters?: string[]; rows: number[][] }>;
  cases: Case[];
  sandwich: { se: [string, string, string, number][] };
}
const fixture = JSON.parse(readFileSync(new URL('../__fixtures__/cfa-lavaan.json', import.meta.url), 'utf8')) as Fixture;
const holes = (x: number, i: number, j: number): number => (i === 10 || (7 * i + 13 * j + ((i * j) % 5)) % 17 === 0 ? Number.NaN : x);

/** Sample quantiles as in the fixture's source. */
function cutAt(rows: number[][], shares: readonly number[]): number[][] {
  const cuts = rows[0]!.map((_, j) => {
    const sorted = rows.map((row) => row[j]!).sort((a, b) => a - b);
    return shares.map((share) => quantileOfSorted(sorted, share));
  });
  return rows.map((row) => row.map((x, j) => cuts[j]!.filter((cut) => x > cut).length));
}

function optionsOf({ data, model, options: { groups, clusters, ...options } }: Case): CfaOptions {
  const set = fixture.data[data === 'pd' ? 'pd' : 'hs'];
  const made = {
    hs: () => set.rows,
    pd: () => set.rows,
    'hs-missing': () => set.rows.map((row, i) => row.map((x, j) => holes(x, i + 1, j + 1))),
    ordinal: () => cutAt(set.rows, [0.2, 0.55, 0.85]),
    binary: () => cutAt(set.rows, [0.5]),
  };
  const rows = made[data]();
  return { model, variables: set.variables, data: fromRows(rows), ...(groups ? { groups: set.groups! } : {}), ...(clusters ? { clusters: set.clusters! } : {}), ...options };
}
const caseOf = (name: string): Case => fixture.cases.find((one) => one.name === name)!;
const run = (name: string, more: Partial<CfaOptions> = {}): CfaResult => cfa({ ...optionsOf(caseOf(name)), ...more });

/** Collects what differs by more than a millionth of the larger of 1 and the number. */
function differences(): { compare(actual: number | null | undefined, expected: number | null, what: string): void; found: string[] } {
  const found: string[] = [];
  return {
    found,
    compare(actual, expected, what) {
      const same = actual === null || actual === undefined || expected === null ? (actual ?? null) === expected : Math.abs(actual - expected) <= 1e-6 * Math.max(1, Math.abs(expected));
      if (!same) found.push(`${what}: ${actual}, not ${expected}`);
    },
  };
}

// Where the reference divides by n what it estimated with n − 1 (modification indices) or weights groups by n instead of n − 1
// (standard errors), these figures are not compared.
const ownScale = new Set(['hs-wishart', 'hs-gls', 'hs-uls', 'ordinal-wlsmv', 'ordinal-dwls', 'ordinal-std-lv', 'binary-wlsmv']);

describe('against lavaan', () => {
  it.each(fixture.cases)('$name', (one) => {
    const result = cfa(optionsOf(one));
    expect(result.convergence.converged).toBe(true);
    const { fit } = result;
    const { compare, found } = differences();
    const named: [string, number | null | undefined][] = [
      ['npar', fit.parameters],
      ['chisq', fit.chiSquare],
      ['df', fit.df],
      ['pvalue', fit.p],
      ['baseline.chisq', fit.baseline.chiSquare],
      ['baseline.df', fit.baseline.df],
      ['cfi', fit.cfi],
      ['tli', fit.tli],
      ['rmsea', fit.rmsea],
      ['rmsea.ci.lower', fit.rmseaCi90?.[0]],
      ['rmsea.ci.upper', fit.rmseaCi90?.[1]],
      ['rmsea.pvalue', fit.rmseaPClose],
      ['srmr', fit.srmr],
      ['logl', fit.logLikelihood],
      ['unrestricted.logl', fit.saturatedLogLikelihood],
      ['aic', fit.aic],
      ['bic', fit.bic],
      ['bic2', fit.sabic],
      ['chisq.scaled', result.robust?.chiSquare],
      ['pvalue.scaled', result.robust?.p],
      ['chisq.scaling.factor', result.robust?.scaling],
      ['baseline.chisq.scaled', result.robust?.baseline.chiSquare],
      ['baseline.chisq.scaling.factor', result.robust?.baseline.scaling],
      ['cfi.scaled', result.robust?.scaled.cfi],
      ['tli.scaled', result.robust?.scaled.tli],
      ['rmsea.scaled', result.robust?.scaled.rmsea],
      ['rmsea.ci.lower.scaled', result.robust?.scaled.rmseaCi90?.[0]],
      ['rmsea.ci.upper.scaled', result.robust?.scaled.rmseaCi90?.[1]],
      ['rmsea.pvalue.scaled', result.robust?.scaled.rmseaPClose],
      ...(!result.robust?.robust
        ? []
        : ([
            ['cfi.robust', result.robust.robust.cfi],
            ['tli.robust', result.robust.robust.tli],
            ['rmsea.robust', result.robust.robust.rmsea],
            ['rmsea.ci.lower.robust', result.robust.robust.rmseaCi90?.[0]],
            ['rmsea.ci.upper.robust', result.robust.robust.rmseaCi90?.[1]],
          ] as [string, number | null | undefined][])),
    ];
    for (const [name, value] of named) if (one.fit[name] !== undefined) compare(value, one.fit[name], name);
    if (one.parameters.length > 0) expect(result.parameters).toHaveLength(one.parameters.length);
    for (const [lhs, op, rhs, group, estimate, se, lv, all] of one.parameters) {
      const row = result.parameters.find((p) => p.group + 1 === group && p.op === op && ((p.lhs === lhs && p.rhs === rhs) || (op === '~~' && p.lhs === rhs && p.rhs === lhs)))!;
      const what = `${lhs} ${op} ${rhs} in ${group}`;
      compare(row.estimate, estimate, what);
      if (one.name !== 'hs-uls') compare(row.se, se > 0 ? se : null, `SE of ${what}`);
      compare(row.stdLv, lv, `std.lv of ${what}`);
      compare(row.stdAll, all, `std.all of ${what}`);
    }
    const thresholds = (result.thresholds ?? []).flatMap((one) => one.estimates.map((estimate, k) => [one.variable, estimate, one.se[k]!] as const));
    expect(thresholds).toHaveLength(one.thresholds?.length ?? 0);
    one.thresholds?.forEach(([variable, estimate, se], at) => {
      expect(thresholds[at]![0]).toBe(variable);
      compare(thresholds[at]![1], estimate, `threshold of ${variable}`);
      compare(thresholds[at]![2], se, `SE of a threshold of ${variable}`);
    });
    for (const [lhs, op, rhs, group, mi, epc, lv, all] of ownScale.has(one.name) ? [] : (one.modification ?? [])) {
      const row = result.modification.find((m) => m.group + 1 === group && m.op === op && m.lhs === lhs && m.rhs === rhs)!;
      const what = `${lhs} ${op} ${rhs} in ${group}`;
      compare(row?.mi, mi, `MI of ${what}`);
      compare(row?.epc, epc, `EPC of ${what}`);
      compare(row?.epcLv, lv, `EPC lv of ${what}`);
      compare(row?.epcAll, all, `EPC all of ${what}`);
    }
    expect(found).toEqual([]);
  });
});

it('ULS has the standard errors of normal data', () => {
  const { compare, found } = differences();
  const { parameters } = run('hs-uls');
  for (const [lhs, op, rhs, se] of fixture.sandwich.se) compare(parameters.find((p) => p.lhs === lhs && p.op === op && p.rhs === rhs)!.se, se, `SE of ${lhs} ${op} ${rhs}`);
  expect(found).toEqual([]);
});

describe('invariances', () => {
  it('takes covariances for data', () => {
    const options = optionsOf(caseOf('hs'));
    const { covariance } = momentsOf(options.data!, [], 'n-1');
    const given = cfa({ model: options.model, variables: options.variables, covariance, n: 301 });
    expect(given.fit.chiSquare).toBeCloseTo(caseOf('hs').fit['chisq']!, 6);
  });

  it('does not depend on the order of columns or on scale', () => {
    const options = optionsOf(caseOf('hs'));
    const { rows, cols, data } = options.data!;
    const turned: Dense = { rows, cols, data: data.map((_, at) => data[Math.floor(at / cols) * cols + (cols - 1 - (at % cols))]! * 1e4) };
    const result = cfa({ ...options, data: turned, variables: [...options.variables].reverse() });
    expect(result.fit.chiSquare).toBeCloseTo(caseOf('hs').fit['chisq']!, 5);
    expect(result.parameters[1]!.estimate).toBeCloseTo(run('hs').parameters[1]!.estimate, 7);
  });
});

describe('doubtful models', () => {
  const options = optionsOf(caseOf('hs'));
  const codes = (result: CfaResult): string[] => result.diagnostics.map((d) => d.code);

  it('tells an inadmissible solution from one that did not converge', () => {
    const heywood: CfaOptions = { model: 'f =~ a + b + c', variables: ['a', 'b', 'c'], n: 100, covariance: fromRows([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]]) };
    const result = cfa(heywood);
    expect(result.convergence.converged).toBe(true);
    expect(result.admissible).toBe(false);
    expect(codes(result)).toContain('heywood');
    expect(result.diagnostics.find((d) => d.code === 'heywood')!.variables).toEqual([0]);
    const stopped = cfa({ ...options, maxIterations: 2 });
    expect(stopped.convergence.converged).toBe(false);
    expect(stopped.admissible).toBe(true);
    expect(codes(stopped)).toContain('not-converged');
    expect(stopped.modification).toEqual([]);
    expect(stopped.fit).toMatchObject({ p: null, cfi: null, rmsea: null });
    expect(stopped.parameters.every((row) => row.se === null && row.stdAllSe === null)).toBe(true);
  });

  it('withholds standard errors of what is not identified', () => {
    const result = cfa({ ...options, model: 'f =~ NA*x1 + x2 + x3 + x4\nf ~~ NA*f' });
    expect(codes(result)).toContain('not-identified');
    expect(result.parameters.every((row) => row.se === null)).toBe(true);
  });

  it('says when there is nothing to test', () => {
    const result = cfa({ ...options, model: 'f =~ x1 + x2 + x3' });
    expect(result.fit.df).toBe(0);
    expect(result.fit.p).toBeNull();
    expect(codes(result)).toEqual(['no-degrees-of-freedom']);
    expect(() => cfa({ ...options, model: 'f =~ x1 + x2' })).toThrow(/4 free parameters for 3/);
  });

  it('refuses data that carry no answer', () => {
    const withColumn = (f: (x: number, i: number) => number): CfaOptions => ({ ...options, data: { ...options.data!, data: options.data!.data.map((x, at) => (at % 9 === 0 ? f(x, Math.floor(at / 9)) : x)) } });
    const codeOf = (o: CfaOptions): string => {
      try {
        cfa(o);
      } catch (error) {
        return (error as { code: string }).code;
      }
      return 'none';
    };
    expect(codeOf(withColumn(() => 3))).toBe('constant-variable');
    expect(codeOf({ ...withColumn(() => 3), missing: 'fiml' })).toBe('constant-variable');
    expect(codeOf(withColumn((_, i) => options.data!.data[9 * i + 1]!))).toBe('not-positive-definite');
    expect(codeOf(withColumn(() => Infinity))).toBe('not-finite');
    expect(codeOf(withColumn(() => Number.NaN))).toBe('too-few-rows');
    expect(codeOf({ ...withColumn(() => Number.NaN), missing: 'fiml' })).toBe('too-few-rows');
    expect(codeOf({ ...options, data: fromRows([[1, 2, 3, 4, 5, 6, 7, 8, 9], [2, 1, 3, 4, 5, 6, 7, 8, 0]]) })).toBe('too-few-rows');
    expect(codeOf({ ...options, groups: options.data ? Array.from({ length: 301 }, (_, i) => String(i)) : [] })).toBe('bad-option');
    expect(codeOf({ ...options, estimator: 'GLS', missing: 'fiml' })).toBe('bad-option');
    expect(codeOf({ ...options, estimator: 'WLSMV' })).toBe('bad-option');
    const ordinal = optionsOf(caseOf('ordinal-wlsmv'));
    const { rows, cols, data } = ordinal.data!;
    expect(codeOf({ ...ordinal, data: { rows, cols, data: data.map((x, at) => (at % 9 === 0 ? data[at + 1]! : x)) } })).toBe('not-positive-definite');
    expect(codeOf({ ...ordinal, data: { rows, cols, data: data.map((x, at) => (at % 9 === 0 ? 1 : x)) } })).toBe('constant-variable');
    expect(codeOf({ ...ordinal, groups: fixture.data.hs.groups! })).toBe('bad-option');
  });
});
