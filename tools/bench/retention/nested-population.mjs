import { createRandom } from '@valuelex/psychometrics';

/**
 * A population of models asked for lists of words, drawn at matrix level: no text, no provider. Components of variance of a word's
 * log-propensity as in provider-simulated (shares of real models' answers, Han et al., ACL 2025); the residual is the Gumbel noise
 * of a Luce choice without replacement, which fixes the scale at π²/6.
 */
const shares = { model: 0.137, item: 0.2, modelItem: 0.178, promptItem: 0.052, settingItem: 0.03, residual: 0.403 };
const total = Math.PI ** 2 / 6 / shares.residual;
const sd = (share) => Math.sqrt(share * total);
const lengths = [[4, 0.16], [5, 0.36], [6, 0.28], [7, 0.13], [8, 0.07]];
const temperatures = [0.2, 0.5, 0.7, 1, 1.3];
const topPs = [0.8, 0.9, 1];
const homelessShare = 0.15;
const familyShare = 0.35;
const families = 9;

/**
 * Counts of words by respondent (model × setting), as `FactorData`. `dimensions` 0: the shared part of three dimensions is dealt anew over the
 * models for each word, so that every word varies as much as before and no two share anything.
 */
export function nestedPopulation({ dimensions, seed, models = 35, settings = 15, prompts = 15, replicates = 3, words = 200 }) {
  const random = createRandom(seed, 'nested-population', dimensions);
  const normals = (n) => Float64Array.from({ length: n }, () => random.normal());
  const planted = dimensions === 0 ? 3 : dimensions;
  const home = Array.from({ length: words }, (_, w) => (w < Math.round(homelessShare * words) ? -1 : w % planted));
  const loading = home.map((d) => (d < 0 ? 0 : 0.7 + 0.6 * random.next()));
  const scores = Array.from({ length: planted }, () => {
    const family = normals(families);
    const own = normals(models);
    return standardise(own.map((x, m) => Math.sqrt(familyShare) * family[m % families] + Math.sqrt(1 - familyShare) * x));
  });
  const square = home.reduce((sum, d, w) => sum + (d < 0 ? 0 : loading[w] ** 2), 0) / words;
  const scale = Math.sqrt((shares.model * total) / square);
  const homed = 1 - homelessShare;
  const item = standardise(normals(words));
  // Column by column, so that the null can deal a column anew.
  const propensity = Array.from({ length: words }, (_, w) => {
    const shared = Float64Array.from({ length: models }, (_, m) => (home[w] < 0 ? 0 : scale * loading[w] * scores[home[w]][m]));
    if (dimensions === 0) random.shuffle(shared);
    // Homeless words vary between models as much as the others.
    const variance = (shares.model + shares.modelItem - (home[w] < 0 ? 0 : shares.model / homed)) * total;
    const own = standardise(normals(models));
    return shared.map((x, m) => x + Math.sqrt(variance) * own[m] + sd(shares.item) * item[w]);
  });
  const ofPrompt = Array.from({ length: prompts }, () => normals(words));
  const grid = Array.from({ length: settings }, (_, s) => {
    const temperature = temperatures[s % temperatures.length];
    const topP = topPs[Math.floor(s / temperatures.length) % topPs.length];
    return { effect: normals(words), noise: (0.65 + 0.5 * temperature) * (0.7 + 0.3 * topP) };
  });
  const values = new Float64Array(models * settings * words);
  const utility = new Float64Array(words);
  for (let m = 0; m < models; m++) {
    for (let s = 0; s < settings; s++) {
      const row = (m * settings + s) * words;
      for (let list = 0; list < prompts * replicates; list++) {
        const prompt = ofPrompt[list % prompts];
        for (let w = 0; w < words; w++) {
          const gumbel = -Math.log(-Math.log(1 - random.next()));
          utility[w] = propensity[w][m] + sd(shares.promptItem) * prompt[w] + sd(shares.settingItem) * grid[s].effect[w] + grid[s].noise * gumbel;
        }
        for (const w of foremost(utility, drawLength(random))) values[row + w]++;
      }
    }
  }
  const model = Array.from({ length: models * settings }, (_, i) => `m${Math.floor(i / settings)}`);
  return {
    kind: 'data',
    variables: Array.from({ length: words }, (_, w) => `w${w}`),
    n: models * settings,
    values,
    cell: 'count',
    exposure: new Float64Array(models * settings).fill(prompts * replicates),
    groups: { model },
  };
}

function drawLength(random) {
  let rest = random.next();
  for (const [length, share] of lengths) {
    rest -= share;
    if (rest < 0) return length;
  }
  return lengths.at(-1)[0];
}

/** Indices of the k largest; k is small. */
function foremost(utility, k) {
  const best = [];
  for (let w = 0; w < utility.length; w++) {
    if (best.length === k && utility[w] <= utility[best[k - 1]]) continue;
    let at = best.length;
    while (at > 0 && utility[best[at - 1]] < utility[w]) at--;
    best.splice(at, 0, w);
    if (best.length > k) best.pop();
  }
  return best;
}

function standardise(values) {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
  return values.map((x) => (x - mean) / deviation);
}
