import { NumericalError } from '../errors.ts';

/** One source of variance in a design. */
export interface Facet {
  readonly name: string;
  /** Its level for each score. */
  readonly levels: ArrayLike<number | string>;
  /** Names of the facets in which it is nested: its levels mean something only inside one of theirs. Default: crossed with all. */
  readonly within?: readonly string[];
}

/** Scores in long form, one a row. Cells may be missing. */
export interface MeasurementDesign {
  /** The object of measurement first, then the facets. */
  readonly facets: readonly Facet[];
  readonly score: ArrayLike<number>;
}

/** The rows sorted into the levels of one effect. */
export interface Effect {
  /** Bit i stands for facet i. */
  readonly set: number;
  readonly name: string;
  readonly facets: readonly number[];
  /** Level of each row, 0 … groups − 1. */
  readonly codes: Int32Array;
  readonly groups: number;
}

/** The most facets, the unit among them: 2⁸ effects are more than anyone reads. */
const MOST_FACETS = 8;

/**
 * All effects of a design: every set of facets that holds, with a nested facet, what it is nested in. Ordered by size, then as the facets are;
 * the last holds every facet. Throws `bad-option`, `shape`, `too-few-rows`, `not-finite`.
 */
export function effectsOf({ facets, score }: MeasurementDesign): Effect[] {
  const f = facets.length;
  const n = score.length;
  if (f < 2 || f > MOST_FACETS) throw new NumericalError('bad-option', `Variance components need the unit and 1 to ${MOST_FACETS - 1} facets, found ${f} columns.`);
  for (let i = 0; i < n; i++) if (!Number.isFinite(score[i]!)) throw new NumericalError('not-finite', `Score ${i} is not a finite number.`);
  const closure = closures(facets);
  const own = facets.map(({ name, levels }) => {
    if (levels.length !== n) throw new NumericalError('shape', `${name} has ${levels.length} entries for ${n} scores.`);
    return encode(levels);
  });
  const sets = Array.from({ length: 1 << f }, (_, set) => set)
    .filter((set) => set > 0 && closure.every((needed, i) => ((set >>> i) & 1) === 0 || (set & needed) === needed))
    .sort((a, b) => popCount(a) - popCount(b) || reversed(b) - reversed(a));
  const coded = new Map<number, { codes: Int32Array; groups: number }>();
  return sets.map((set) => {
    const members = facets.map((_, i) => i).filter((i) => (set >>> i) & 1);
    // A subset one smaller is there already, except where nesting leaves it out.
    const last = members.find((i) => coded.has(set & ~(1 << i)));
    let grouping = last === undefined ? own[members[0]!]! : combine(coded.get(set & ~(1 << last))!, own[last]!);
    if (last === undefined) for (const i of members.slice(1)) grouping = combine(grouping, own[i]!);
    coded.set(set, grouping);
    const name = members.map((i) => facets[i]!.name).join(':');
    if (grouping.groups < 2) throw new NumericalError('too-few-rows', `${name} has only ${grouping.groups} level, so it has no variance. Leave it out.`);
    return { set, name, facets: members, ...grouping };
  });
}

/** Per facet, the set of itself and all that it is nested in. */
function closures(facets: readonly Facet[]): number[] {
  const index = new Map(facets.map(({ name }, i) => [name, i]));
  if (index.size < facets.length) throw new NumericalError('bad-option', 'Two facets have the same name.');
  const direct = facets.map(({ name, within = [] }, i) =>
    within.reduce((set, outer) => {
      const at = index.get(outer);
      if (at === undefined || at === i) throw new NumericalError('bad-option', `${name} cannot be nested in ${outer}: that is no other facet of the design.`);
      return set | (1 << at);
    }, 1 << i),
  );
  if (direct[0] !== 1) throw new NumericalError('bad-option', `${facets[0]!.name} is the object of measurement and cannot be nested.`);
  let all = direct;
  for (let round = 0; round < facets.length; round++) {
    all = all.map((set) => all.reduce((wider, other, i) => ((set >>> i) & 1 ? wider | other : wider), set));
  }
  all.forEach((set, i) =>
    all.forEach((other, j) => {
      if (i !== j && (set >>> j) & 1 && (other >>> i) & 1) throw new NumericalError('bad-option', `${facets[i]!.name} and ${facets[j]!.name} are nested in each other.`);
    }),
  );
  return all;
}

function encode(levels: ArrayLike<number | string>): { codes: Int32Array; groups: number } {
  const known = new Map<number | string, number>();
  const codes = Int32Array.from({ length: levels.length }, (_, i) => numberOf(known, levels[i]!));
  return { codes, groups: known.size };
}

/** The levels that two groupings make together, in the order in which they appear. */
function combine(a: { codes: Int32Array; groups: number }, b: { codes: Int32Array; groups: number }): { codes: Int32Array; groups: number } {
  const known = new Map<number, number>();
  const codes = a.codes.map((code, i) => numberOf(known, code * b.groups + b.codes[i]!));
  return { codes, groups: known.size };
}

function numberOf<T>(known: Map<T, number>, key: T): number {
  let number = known.get(key);
  if (number === undefined) {
    number = known.size;
    known.set(key, number);
  }
  return number;
}

function reversed(set: number): number {
  let out = 0;
  for (let i = 0; i < MOST_FACETS; i++) if ((set >>> i) & 1) out += 1 << (MOST_FACETS - 1 - i);
  return out;
}

export function popCount(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
