// Do intervals of the dilemma test cover? Models with known abilities choose between six values in 60 dilemmas, each in both orders; a dilemma has
// a pull of its own. What an interval is meant to hold is the abilities over infinitely many dilemmas. tools/bench/dilemma-coverage.mjs [--studies 150]
import { bradleyTerry, createRandom, tQuantile } from '@valuelex/psychometrics';

const at = process.argv.indexOf('--studies');
const studies = at < 0 ? 150 : Number(process.argv[at + 1]);
const values = 6;
const perPair = 4;
const order = 0.3;
const logistic = (x) => 1 / (1 + Math.exp(-x));

function* dilemmas() {
  for (let a = 0; a < values; a++) for (let b = a + 1; b < values; b++) for (let n = 0; n < perPair; n++) yield [a, b];
}

function study(random, { spread, pull, replicates }) {
  const drawn = Array.from({ length: values }, () => spread * random.normal());
  const centre = drawn.reduce((sum, x) => sum + x, 0) / values;
  const abilities = drawn.map((x) => x - centre);
  const rows = [];
  const stems = [];
  let stem = 0;
  for (const [a, b] of dilemmas()) {
    stem++;
    const own = pull * random.normal();
    for (const [first, second, sign] of [[a, b, 1], [b, a, -1]]) {
      const p = logistic(abilities[first] - abilities[second] + sign * own + order);
      let wins = 0;
      for (let r = 0; r < replicates; r++) wins += random.next() < p ? 1 : 0;
      rows.push({ first, second, wins, losses: replicates - wins });
      stems.push(stem);
    }
  }
  return { abilities, rows, stems };
}

/** Over infinitely many dilemmas: choices as often as they are to be expected, the pull of a dilemma integrated out. */
function expected(abilities, pull) {
  const grid = Array.from({ length: 61 }, (_, i) => -4 + (8 * i) / 60);
  const weights = grid.map((z) => Math.exp((-z * z) / 2));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const rows = [];
  for (const [a, b] of dilemmas()) {
    for (const [first, second] of [[a, b], [b, a]]) {
      const p = grid.reduce((sum, z, i) => sum + (weights[i] / total) * logistic(abilities[first] - abilities[second] + pull * z + order), 0);
      rows.push({ first, second, wins: 1e6 * p, losses: 1e6 * (1 - p) });
    }
  }
  return bradleyTerry(rows, values, { orderEffect: true, correction: 'none' }).abilities.map(({ estimate }) => estimate);
}

console.log('SD of abilities  SD of a dilemma’s pull  replicates  covered  by CR2 alone  mean SE');
for (const setting of [
  { spread: 0.5, pull: 0, replicates: 1 },
  { spread: 0.5, pull: 1, replicates: 1 },
  { spread: 1, pull: 1, replicates: 1 },
  { spread: 1, pull: 1, replicates: 3 },
  { spread: 1, pull: 2.5, replicates: 3 },
  { spread: 2, pull: 1, replicates: 1 },
  { spread: 4, pull: 0.5, replicates: 1 },
]) {
  let [covered, alone, errors, n] = [0, 0, 0, 0];
  for (let s = 0; s < studies; s++) {
    const { abilities, rows, stems } = study(createRandom(7, 'dilemma-coverage', s), setting);
    const truth = expected(abilities, setting.pull);
    bradleyTerry(rows, values, { orderEffect: true, clusters: stems }).abilities.forEach(({ estimate, standardError, robust }, i) => {
      const off = Math.abs(estimate - truth[i]);
      const quantile = tQuantile(0.975, robust.df);
      const error = Math.max(robust.standardError, standardError);
      covered += off <= quantile * error ? 1 : 0;
      alone += off <= quantile * robust.standardError ? 1 : 0;
      errors += error;
      n++;
    });
  }
  const { spread, pull, replicates } = setting;
  console.log(`${String(spread).padEnd(15)}  ${String(pull).padEnd(22)}  ${String(replicates).padEnd(10)}  ${(covered / n).toFixed(3)}    ${(alone / n).toFixed(3)}         ${(errors / n).toFixed(2)}`);
}
