import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromRows } from '../linear/dense.ts';
import { factorAnalysis } from './factor-analysis.ts';
import { fitFlavours, fitFormulas, fitIndexNames } from './fit-flavours.ts';

interface Fits {
  lavaan: { chisq: number; df: number; pvalue: number; rmsea: number; 'rmsea.ci.lower': number; 'rmsea.ci.upper': number; tli: number; cfi: number; srmr: number; bic: number };
  factanal: { chisq: number; df: number; p: number };
  psych: { chisq: number; rmsea: number[]; tli: number; rms: number; bic: number };
}
const load = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as T;
const fits = load<Record<string, Fits>>('fit-flavours');

describe.each(['harman74', 'thurstone', 'ability-cov'])('flavours of the fit of %s', (name) => {
  const { n, factors, correlation: rows } = load<{ n: number; factors: number; correlation: number[][] }>(name);
  const correlation = fromRows(rows);
  const expected = fits[name]!;
  const options = { correlation, n, factors, method: 'ml', rotation: { method: 'none' } } as const;

  it('lavaan: efa', () => {
    const { fit } = factorAnalysis({ ...options, fitFlavour: 'lavaan' });
    const their = expected.lavaan;
    // lavaan stops at a gradient of about 1e-6.
    expect(fit.chiSquare).toBeCloseTo(their.chisq, 5);
    expect(fit.df).toBe(their.df);
    expect(fit.p).toBeCloseTo(their.pvalue, 6);
    expect(fit.rmsea).toBeCloseTo(their.rmsea, 6);
    expect(fit.rmseaCi90![0]).toBeCloseTo(their['rmsea.ci.lower'], 6);
    expect(fit.rmseaCi90![1]).toBeCloseTo(their['rmsea.ci.upper'], 6);
    expect(fit.tli).toBeCloseTo(their.tli, 6);
    expect(fit.cfi).toBeCloseTo(their.cfi, 6);
    expect(fit.srmr).toBeCloseTo(their.srmr, 6);
    expect(fit.bic).toBeCloseTo(their.bic, 5);
  });

  it('spss: the chi-square of factanal, and no more', () => {
    const { fit, diagnostics } = factorAnalysis({ ...options, fitFlavour: 'spss' });
    expect(fit.chiSquare).toBeCloseTo(expected.factanal.chisq, 5);
    expect(fit.p).toBeCloseTo(expected.factanal.p, 6);
    expect(fit).toMatchObject({ df: expected.factanal.df, rmsea: null, rmseaCi90: null, tli: null, cfi: null, srmr: null, bic: null });
    expect(Object.keys(fit.formulas)).toEqual(['chiSquare']);
    expect(diagnostics.map((d) => d.code)).toContain('fit-withheld');
  });

  it('psych: fa', () => {
    const { fit } = factorAnalysis({ ...options, fitFlavour: 'psych' });
    const their = expected.psych;
    expect(fit.chiSquare).toBeCloseTo(their.chisq, 5);
    [fit.rmsea, ...fit.rmseaCi90!].forEach((x, i) => expect(x).toBeCloseTo(their.rmsea[i]!, 6));
    expect(fit.tli).toBeCloseTo(their.tli, 6);
    expect(fit.srmr).toBeCloseTo(their.rms, 6);
    expect(fit.bic).toBeCloseTo(their.bic, 5);
  });

  it('textbook: the chi-square of factanal; the others differ from it where they say so', () => {
    const [textbook, psych, lavaan] = fitFlavours.slice(0, 3).map((fitFlavour) => factorAnalysis({ ...options, fitFlavour }).fit);
    expect(textbook!.chiSquare).toBeCloseTo(expected.factanal.chisq, 5);
    for (const index of fitIndexNames) {
      for (const other of [psych!, lavaan!]) {
        if (other.formulas[index] === textbook!.formulas[index]) expect(other[index]).toEqual(textbook![index]);
      }
      expect(textbook!.formulas[index]).toBe(fitFormulas.textbook[index]!.text);
    }
    expect(lavaan!.chiSquare).not.toBeCloseTo(textbook!.chiSquare!, 2);
    expect(lavaan!.srmr).not.toBeCloseTo(textbook!.srmr!, 4);
    expect(psych!.tli).not.toBeCloseTo(textbook!.tli!, 6);
  });
});

describe('fit that is not defined', () => {
  const { n, correlation: rows } = load<{ n: number; correlation: number[][] }>('ability-cov');
  const correlation = fromRows(rows);

  it.each(fitFlavours)('%s: no chi-square with fewer than no degrees of freedom', (fitFlavour) => {
    const { fit, diagnostics } = factorAnalysis({ correlation, n, factors: 4, fitFlavour });
    expect(fit).toMatchObject({ chiSquare: null, df: -3, p: null, rmsea: null, rmseaCi90: null, tli: null, cfi: null, bic: null });
    expect(Object.keys(fit.formulas)).toEqual(fitFlavour === 'spss' ? [] : ['srmr']);
    expect(diagnostics.filter((d) => d.code === 'no-degrees-of-freedom')).toHaveLength(1);
  });

  it('spss: gls at its own minimum, nothing for minres', () => {
    const gls = factorAnalysis({ correlation, n, factors: 2, method: 'gls', fitFlavour: 'spss' });
    const ml = factorAnalysis({ correlation, n, factors: 2, method: 'ml', fitFlavour: 'spss' });
    expect(gls.fit.chiSquare).toBeGreaterThan(0);
    expect(gls.fit.chiSquare).not.toBeCloseTo(ml.fit.chiSquare!, 2);
    const { fit, diagnostics } = factorAnalysis({ correlation, n, factors: 2, fitFlavour: 'spss' });
    expect(fit.chiSquare).toBeNull();
    expect(diagnostics.map((d) => d.code)).toEqual(expect.arrayContaining(['fit-withheld']));
    expect(diagnostics.map((d) => d.code)).not.toContain('fit-approximate');
  });
});
