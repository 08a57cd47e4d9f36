/** What coverage must lie in, and from how many studies on that is the gate. */
const target = [0.92, 0.98];
const manyStudies = 200;
const nominal = 0.95;
/** With fewer, intervals that cover at their nominal rate fail a gate once in so many runs, on each side. */
const oneIn = 2000;

/**
 * Limits of the share of intervals that cover, where a study gives `each` independent ones. From 200 studies on the target itself. With fewer, chance alone
 * leaves the target: then what intervals that cover at exactly .95 stay inside of but for one run in 2,000 on each side (quantiles of the
 * binomial), so that a gate that fails means a fault, though only a gross one is found. It is never narrower than the target.
 */
export function coverageLimits(studies, each) {
  if (studies >= manyStudies) return target;
  const units = studies * each;
  return [Math.min(target[0], quantile(units, 1 / oneIn) / units), Math.max(target[1], quantile(units, 1 - 1 / oneIn) / units)];
}

/**
 * Highest mean false discovery proportion: the nominal rate, or with few studies what chance adds to it but for one run in 2,000. A
 * proportion with mean q has at most the variance q (1 − q); 3.29 is the quantile of the normal.
 */
export const discoveryLimit = (studies, q = 0.05) => (studies >= manyStudies ? q : q + 3.29 * Math.sqrt((q * (1 - q)) / studies));

/** How far the mean correlation of scores with truth may lie from the mean root of the generalizability coefficient. */
export const correlationLimit = 0.03;

/** Least count whose cumulative probability under the binomial (units, .95) reaches p. */
function quantile(units, p) {
  let logMass = units * Math.log(1 - nominal);
  let sum = 0;
  for (let k = 0; k <= units; k++) {
    sum += Math.exp(logMass);
    if (sum >= p) return k;
    logMass += Math.log((units - k) / (k + 1)) + Math.log(nominal / (1 - nominal));
  }
  return units;
}
