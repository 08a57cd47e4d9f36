import { mean } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';
import { ClusterSums, fisherZ } from './clusters.ts';
import type { Clustered, Clusters } from './clusters.ts';
import { scopeName } from './rating-rows.ts';
import type { RatingRow } from './rating-rows.ts';
import { judged, notEstimable } from './rater-verdict.ts';
import type { Diagnosis } from './rater-verdict.ts';
import { withinResiduals } from './within-residuals.ts';

/**
 * Correlation of a rater’s scores with the logarithm of the answer’s length, within stems and within models; and where others judged the same answers its
 * excess over the mean of theirs, since longer answers say more and a fair rater sees it. Others are those that see what it sees: their scores go with its own apart from
 * length, or else a blind rater would convict one that sees. Biased is who exceeds the others, and has the correlation itself: of two raters, the
 * one who does not follow length is not convicted by the other’s bias.
 *
 * @param others raters to compare with; a second rater that is the same model is none
 */
export function lengthBias(rater: string, others: readonly string[], all: readonly RatingRow[], clusters: Clusters): Diagnosis {
  const known = all.filter(({ score, characters }) => score !== null && characters !== null && characters > 0);
  const own = known.filter((row) => row.rater === rater);
  if (own.length === 0) return notEstimable('length', 0, 'The lengths of the answers were not recorded.');
  const alone = new ClusterSums(3);
  add(alone, [own], clusters);
  const found = alone.estimate((sums) => correlation(sums, 0), clusters.kind, fisherZ);
  if (found.value === null) return notEstimable('length', own.length, 'Within stems and models scores or lengths do not vary.');
  const beside = others.map((other) => shared(own, known.filter((row) => row.rater === other))).filter(([rows]) => rows.length > 0);
  const pairs = beside.filter(([a, b]) => agreement(a, b) >= thresholds.consistency);
  const sums = new ClusterSums(6 * pairs.length);
  add(sums, pairs.flat(), clusters);
  const excess = sums.estimate((terms) => meanExcess(terms, pairs.length), clusters.kind);
  return excess.value === null ? ofOne(found, own.length, beside.length) : ofSeveral(found, excess, own.length);
}

/** One rater: what answers say and what the rater likes cannot be told apart, unless it is more than answers can be thought to say. */
function ofOne(found: Clustered, n: number, others: number): Diagnosis {
  const why = 'Partial correlation with log characters, stems and models held.';
  const plain = judged({ bias: 'length', found, n, limit: thresholds.raterCorrelation, unit: '', why });
  const base = { ...plain, threshold: `${plain.threshold}; biased from ± ${thresholds.lengthAlone.toFixed(2)} on, with no other rater to compare` };
  if (plain.verdict !== 'biased' || Math.abs(found.value!) >= thresholds.lengthAlone) return base;
  return { ...base, verdict: 'undecided', why: `${why} ${found.value! > 0 ? 'Longer' : 'Shorter'} answers may say more of the value: ${others === 0 ? 'with one rater it cannot be told' : `no other rater’s scores go with its own, by r ≥ ${thresholds.consistency.toFixed(2)}, so that none tells what fair scores would do`}.` };
}

function ofSeveral(found: Clustered, excess: Clustered, n: number): Diagnosis {
  const limit = thresholds.raterCorrelation;
  const r = found.value!;
  const own = `r = ${r.toFixed(2)}${found.interval === null ? '' : ` [${found.interval.lower.toFixed(2)}, ${found.interval.upper.toFixed(2)}]`}`;
  const why = `Excess of its partial correlation with log characters (${own}), stems and models held, over the mean of the other raters’ on the same answers.`;
  const verdict = judged({ bias: 'length', found: excess, n, limit, unit: '', why, clearing: found.interval });
  if (verdict.verdict === 'biased') {
    if (Math.abs(r) >= limit && r > 0 === excess.value! > 0) return verdict;
    return { ...verdict, verdict: inside(found, limit) ? 'ok' : 'undecided', why: `${why} The others follow length more than it does.` };
  }
  if (inside(found, limit)) return { ...verdict, verdict: 'ok', why };
  if (verdict.verdict === 'ok' && Math.abs(r) >= limit) return { ...verdict, verdict: 'undecided', why: `${why} The other raters’ scores follow length as well: such answers say more of the value, or all raters like them. More answers do not decide that; human ratings, or answers of one length, do.` };
  return verdict;
}

const inside = ({ interval }: Clustered, limit: number): boolean => interval !== null && interval.lower > -limit && interval.upper < limit;

/** The judgements of two raters on what both scored. */
function shared(own: readonly RatingRow[], other: readonly RatingRow[]): [RatingRow[], RatingRow[]] {
  const key = (row: RatingRow): string => JSON.stringify([row.answer, scopeName(row)]);
  const [a, b] = [new Set(own.map(key)), new Set(other.map(key))];
  return [own.filter((row) => b.has(key(row))), other.filter((row) => a.has(key(row)))];
}

/** Correlation of two raters’ scores of the same answers, in the same order, within stems and models and apart from length. */
function agreement(a: readonly RatingRow[], b: readonly RatingRow[]): number {
  const [x, y] = [a, b].map((rows) => residuals(rows)) as [Residuals, Residuals];
  const r = (u: Float64Array, v: Float64Array): number => product(u, v) / Math.sqrt(product(u, u) * product(v, v));
  const [xy, xl, yl] = [r(x.score, y.score), r(x.score, x.length), r(y.score, x.length)];
  const partial = (xy - xl * yl) / Math.sqrt((1 - xl ** 2) * (1 - yl ** 2));
  return Number.isFinite(partial) ? partial : 0;
}

const product = (u: Float64Array, v: Float64Array): number => u.reduce((sum, value, i) => sum + value * v[i]!, 0);

interface Residuals {
  readonly score: Float64Array;
  readonly length: Float64Array;
}

/** What stems and models leave of scores and of log lengths. */
function residuals(rows: readonly RatingRow[]): Residuals {
  const stems = rows.map((row) => JSON.stringify([row.stem, row.framing, scopeName(row)]));
  const models = rows.map((row) => JSON.stringify([row.model, scopeName(row)]));
  return { score: withinResiduals(rows.map((row) => row.score!), stems, models), length: withinResiduals(rows.map(({ characters }) => Math.log(characters!)), stems, models) };
}

/** Three sums for each set of rows: squares of scores, squares of lengths, products; each within stems and models. */
function add(sums: ClusterSums, sets: readonly (readonly RatingRow[])[], clusters: Clusters): void {
  sets.forEach((rows, at) => {
    const { score, length } = residuals(rows);
    rows.forEach((row, i) => {
      const terms = new Array<number>(3 * sets.length).fill(0);
      terms.splice(3 * at, 3, score[i]! ** 2, length[i]! ** 2, score[i]! * length[i]!);
      sums.add(clusters.of(row), terms);
    });
  });
}

function correlation(sums: Float64Array, at: number): number | null {
  const [yy, xx, xy] = sums.subarray(3 * at, 3 * at + 3);
  return yy! > 1e-9 && xx! > 1e-9 ? xy! / Math.sqrt(yy! * xx!) : null;
}

/** Mean over the other raters of this one’s correlation less theirs. */
function meanExcess(sums: Float64Array, pairs: number): number | null {
  if (pairs === 0) return null;
  const differences = Array.from({ length: pairs }, (_, pair) => {
    const [own, other] = [correlation(sums, 2 * pair), correlation(sums, 2 * pair + 1)];
    return own === null || other === null ? null : own - other;
  });
  return differences.some((one) => one === null) ? null : mean(differences.map((one) => one!));
}
