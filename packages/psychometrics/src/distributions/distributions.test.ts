import { describe, expect, it } from '@jest/globals';
import { betaCdf, betaQuantile } from './beta.ts';
import { chiSquareCdf, chiSquareSf, noncentralChiSquareCdf, noncentralityFor } from './chi-square.ts';
import { fCdf, fQuantile, fSf, tCdf, tQuantile } from './f-and-t.ts';
import { logGamma } from './gamma.ts';
import { normalCdf, normalPdf, normalQuantile } from './normal.ts';

/** Relative agreement with R 4.2.2, printed to 15 digits. */
function expectClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-12): void {
  actual.forEach((x, i) => expect(Math.abs(x - expected[i]!)).toBeLessThanOrEqual(tolerance * Math.max(1e-300, Math.abs(expected[i]!))));
}

describe('distributions against R', () => {
  it('normal', () => {
    expectClose([-8, -3, -1, -0.1, 0, 0.5, 2, 6].map(normalCdf), [6.22096057427178e-16, 0.00134989803163009, 0.158655253931457, 0.460172162722971, 0.5, 0.691462461274013, 0.977249868051821, 0.999999999013412]);
    expectClose([1e-300, 1e-20, 1e-5, 0.01, 0.3, 0.9, 0.999].map(normalQuantile), [-37.0470962993612, -9.26234008979841, -4.26489079392283, -2.32634787404084, -0.524400512708041, 1.2815515655446, 3.09023230616781]);
    expect(normalQuantile(0.5)).toBe(0);
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(2)]).toEqual([-Infinity, Infinity, Number.NaN]);
    expect(normalPdf(0)).toBeCloseTo(0.398942280401433, 14);
  });

  it('chi-square, tails and noncentral', () => {
    const x = [0.01, 1, 5, 50, 300];
    expectClose([1, 3, 10, 40, 276].map((df, i) => chiSquareCdf(x[i]!, df)), [0.079655674554058, 0.198748043098799, 0.108821981085849, 0.86642516591435, 0.846490169403337]);
    expectClose([[0.01, 1], [10, 3], [100, 10], [1545.86, 276]].map(([q, df]) => chiSquareSf(q!, df!)), [0.920344325445942, 0.0185661354630432, 5.44970198292053e-17, 2.40140173455254e-175], 1e-11);
    expectClose([[1, 3, 1], [10, 5, 5], [226, 186, 82], [500, 186, 300], [30, 2, 0.5]].map(([q, df, nc]) => noncentralChiSquareCdf(q!, df!, nc!)), [0.132298554163576, 0.56557766976633, 0.0503090671835555, 0.645555345467338, 0.999997294961339], 1e-10);
    expect(noncentralChiSquareCdf(226, 186, noncentralityFor(226, 186, 0.05))).toBeCloseTo(0.05, 10);
    expect(noncentralityFor(100, 186, 0.95)).toBe(0);
  });

  it('gamma and beta', () => {
    expectClose([0.1, 0.5, 2.5, 10, 100, 1000].map(logGamma), [2.25271265173421, 0.5723649429247, 0.284682870472919, 12.8018274800815, 359.134205369575, 5905.22042320918]);
    expect(logGamma(1)).toBeCloseTo(0, 14);
    expect(logGamma(-1)).toBeNaN();
    expectClose([[0.1, 2, 3], [0.5, 0.5, 0.5], [0.9, 10, 2], [0.001, 3, 200]].map(([q, a, b]) => betaCdf(q!, a!, b!)), [0.0523, 0.5, 0.6973568802, 0.00116656315311657]);
    expectClose([[0.1, 2, 3], [0.5, 0.5, 0.5], [0.95, 10, 2]].map(([q, a, b]) => betaQuantile(q!, a!, b!)), [0.142559316710031, 0.5, 0.96668078231577]);
  });

  it('F and t', () => {
    expectClose([[0.5, 5, 18], [1.79, 5, 18], [11, 5, 15], [3, 2, 7]].map(([q, a, b]) => fCdf(q!, a!, b!)), [0.227739200444563, 0.834258689256244, 0.999863549256916, 0.885437783660932]);
    expectClose([[11, 5, 15], [30, 2, 70]].map(([q, a, b]) => fSf(q!, a!, b!)), [0.000136450743083728, 3.89416249523095e-10]);
    expectClose([[0.025, 5, 15], [0.975, 5, 18.3], [0.5, 2, 7], [0.95, 10, 200.5]].map(([q, a, b]) => fQuantile(q!, a!, b!)), [0.155575963078487, 3.3665440312803, 0.766547789715665, 1.8781621893161]);
    expectClose([[-3, 1], [-1, 5], [0, 10], [0.5, 2.5], [10, 30]].map(([q, df]) => tCdf(q!, df!)), [0.102416382349567, 0.181608733824561, 0.5, 0.671151040065143, 0.999999999977124]);
    expectClose([[0.025, 3], [0.6, 5], [0.975, 14], [0.999, 1.5]].map(([q, df]) => tQuantile(q!, df!)), [-3.18244630528371, 0.267180865704145, 2.1447866879178, 52.1844300089926], 1e-10);
  });
});
