/** Adjusted mutual information, arithmetic mean of the entropies (Vinh, Epps & Bailey 2010), as scikit-learn's `adjusted_mutual_info_score`. */
export function adjustedMutualInformation(a, b) {
  const n = a.length;
  const count = (keys) => {
    const counts = new Map();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()];
  };
  const entropy = (counts) => -counts.reduce((sum, x) => sum + (x / n) * Math.log(x / n), 0);
  const inA = count(a);
  const inB = count(b);
  const [hA, hB] = [entropy(inA), entropy(inB)];
  const mutual = hA + hB - entropy(count(a.map((x, i) => `${x} ${b[i]}`)));
  const logFactorial = [0];
  for (let i = 1; i <= n; i++) logFactorial.push(logFactorial[i - 1] + Math.log(i));
  const f = (i) => logFactorial[i];
  let expected = 0;
  for (const x of inA) {
    for (const y of inB) {
      for (let z = Math.max(1, x + y - n); z <= Math.min(x, y); z++) {
        const logP = f(x) + f(y) + f(n - x) + f(n - y) - f(n) - f(z) - f(x - z) - f(y - z) - f(n - x - y + z);
        expected += (z / n) * Math.log((n * z) / (x * y)) * Math.exp(logP);
      }
    }
  }
  return (mutual - expected) / ((hA + hB) / 2 - expected);
}
