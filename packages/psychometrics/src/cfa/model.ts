import { ModelError } from './model-error.ts';
import { parseModel } from './syntax.ts';
import type { ModelTerm } from './syntax.ts';

/** Kinds of parameters that invariance holds equal over groups. */
export type EqualKind = 'loadings' | 'intercepts' | 'residuals' | 'residual.covariances' | 'lv.variances' | 'lv.covariances' | 'means' | 'regressions';

export interface ModelOptions {
  /** Names of the columns of the data. */
  readonly variables: readonly string[];
  /** Names of the groups; one for a single sample. */
  readonly groups: readonly string[];
  readonly meanStructure: boolean;
  /** Latent variances 1 instead of marker loadings 1. */
  readonly standardiseLatents: boolean;
  readonly equal: readonly EqualKind[];
  /** Exceptions to `equal`, as `f=~x1`, `x1~~x1` or `x1~1`. */
  readonly free: readonly string[];
  /** Thresholds and polychoric correlations: residual variances follow from the total variance 1, intercepts are 0. */
  readonly ordinal: boolean;
}

/** One parameter of one group, and the one cell of the model matrices where it stands. */
export interface ModelRow {
  readonly lhs: string;
  readonly op: ModelTerm['op'];
  readonly rhs: string;
  readonly group: number;
  readonly label: string;
  /** Index among the free parameters, −1 when fixed. Rows held equal share it. */
  free: number;
  /** Value when fixed. */
  fixed: number;
  readonly start: number | null;
  /** `A`: effect of variable j on i. `S`: (residual) covariance of i and j. `M`: intercept of i. */
  readonly matrix: 'A' | 'S' | 'M';
  readonly i: number;
  readonly j: number;
  readonly marker: boolean;
  /** The residual variance of an ordinal indicator: what the rest of the model leaves of 1. */
  readonly remainder: boolean;
}

/** A model in reticular form (McArdle & McDonald 1984): Σ = F (I − A)⁻¹ S (I − A)⁻ᵀ Fᵀ, μ = F (I − A)⁻¹ m, F picks the observed. */
export interface CfaModel {
  readonly observed: readonly string[];
  readonly latent: readonly string[];
  readonly groups: readonly string[];
  readonly meanStructure: boolean;
  /** Parameters group by group, in the order of the text, what is added by default after. */
  readonly rows: readonly ModelRow[];
  /** Number of different free parameters. */
  readonly free: number;
}

interface Draft {
  lhs: string;
  op: ModelTerm['op'];
  rhs: string;
  term: ModelTerm | null;
  /** Per group: null free, a number fixed. */
  value: (number | null)[];
  label: string[];
  start: (number | null)[];
  marker: boolean;
}

/**
 * The model that a text means for these columns and groups, with the defaults of lavaan's `cfa()`: first loadings (or latent variances)
 * 1, residual and latent variances free, exogenous latents correlated, the residual of a single indicator 0; with means, intercepts free
 * and latent means 0, those of later groups free when intercepts are equal. Observed predictors are random variables
 * (`fixed.x = FALSE`). Throws ModelError.
 */
export function buildModel(text: string, options: ModelOptions): CfaModel {
  const terms = parseModel(text);
  const groupCount = options.groups.length;
  const latent = unique(terms.filter((t) => t.op === '=~').map((t) => t.lhs));
  const isLatent = new Set(latent);
  const isColumn = new Set(options.variables);
  for (const term of terms) {
    for (const name of term.rhs === '' ? [term.lhs] : [term.lhs, term.rhs]) {
      if (isLatent.has(name) && isColumn.has(name)) throw new ModelError(`"${name}" is a factor of the model and a column of the data; rename the factor.`, term);
      if (!isLatent.has(name) && !isColumn.has(name)) throw new ModelError(`there is no column "${name}"${nearest(name, options.variables)}.`, term);
    }
    if ((term.op === '=~' || term.op === '~') && term.lhs === term.rhs) throw new ModelError(`"${term.lhs}" cannot ${term.op === '~' ? 'predict' : 'measure'} itself.`, term);
  }
  if (latent.length === 0) throw new ModelError('the model names no factor; a factor is written f =~ x1 + x2 + x3.');
  const indicators = unique(terms.filter((t) => t.op === '=~').map((t) => t.rhs));
  const isIndicator = new Set(indicators);
  const observed = unique([...indicators, ...terms.flatMap((t) => (t.op === '=~' ? [] : t.rhs === '' ? [t.lhs] : [t.lhs, t.rhs]))]).filter((name) => !isLatent.has(name));
  if (options.ordinal && terms.some((t) => t.op === '~1' || (t.op === '~' && !(isLatent.has(t.lhs) && isLatent.has(t.rhs))))) {
    throw new ModelError('with ordered variables, intercepts and regressions of observed variables are not estimated.');
  }

  const drafts = new Map<string, Draft>();
  const known = (lhs: string, op: ModelTerm['op'], rhs: string): Draft | undefined => drafts.get(keyOf(lhs, op, rhs));
  const draft = (lhs: string, op: ModelTerm['op'], rhs: string, value: number | null, term: ModelTerm | null = null): Draft => {
    const made: Draft = { lhs, op, rhs, term, value: Array.from({ length: groupCount }, () => value), label: Array.from({ length: groupCount }, () => ''), start: Array.from({ length: groupCount }, () => null), marker: false };
    drafts.set(keyOf(lhs, op, rhs), made);
    return made;
  };

  const first = new Set<string>();
  for (const term of terms) {
    let row = known(term.lhs, term.op, term.rhs);
    if (row === undefined) {
      row = draft(term.lhs, term.op, term.rhs, null, term);
      if (term.op === '=~' && !first.has(term.lhs)) {
        first.add(term.lhs);
        if (!options.standardiseLatents) {
          row.value.fill(1);
          row.marker = true;
        }
      }
    }
    applyModifiers(row, term, groupCount);
  }

  const predicted = new Set(terms.filter((t) => t.op === '~').map((t) => t.lhs));
  const predictor = new Set(terms.filter((t) => t.op === '~').map((t) => t.rhs));
  for (const name of observed) {
    if (known(name, '~~', name)) continue;
    const of = terms.filter((t) => t.op === '=~' && t.rhs === name);
    const single = of.length > 0 && of.every((t) => terms.filter((u) => u.op === '=~' && u.lhs === t.lhs).every((u) => u.rhs === name));
    draft(name, '~~', name, single && !options.ordinal ? 0 : null);
  }
  for (const name of latent) {
    if (known(name, '~~', name)) continue;
    const row = draft(name, '~~', name, options.standardiseLatents ? 1 : null);
    // With equal loadings the scale of later groups follows from the first.
    if (options.standardiseLatents && options.equal.includes('loadings') && !options.equal.includes('lv.variances')) row.value.fill(null, 1);
  }
  const pairs = (names: readonly string[]): void => {
    for (let a = 0; a < names.length; a++) for (let b = a + 1; b < names.length; b++) if (!known(names[a]!, '~~', names[b]!)) draft(names[a]!, '~~', names[b]!, null);
  };
  pairs(latent.filter((name) => !isIndicator.has(name) && !predicted.has(name)));
  pairs(observed.filter((name) => predictor.has(name) && !predicted.has(name) && !isIndicator.has(name)));
  const outcomes = [...latent, ...observed].filter((name) => predicted.has(name) && !predictor.has(name) && !isIndicator.has(name));
  pairs(outcomes);
  const meanStructure = options.meanStructure || terms.some((t) => t.op === '~1');
  if (meanStructure) {
    for (const name of observed) if (!known(name, '~1', '')) draft(name, '~1', '', null);
    for (const name of latent) {
      if (known(name, '~1', '')) continue;
      const row = draft(name, '~1', '', 0);
      if (options.equal.includes('intercepts') && !options.equal.includes('means')) row.value.fill(null, 1);
    }
  }
  return number([...drafts.values()], observed, latent, isLatent, { ...options, meanStructure });
}

/** Lays the drafts out group by group and gives indices to the free ones; equal labels and equal kinds share one. */
function number(drafts: readonly Draft[], observed: readonly string[], latent: readonly string[], isLatent: ReadonlySet<string>, options: ModelOptions): CfaModel {
  const place = new Map([...observed, ...latent].map((name, index) => [name, index]));
  const exceptions = new Set(options.free.map((one) => one.replace(/\s/g, '')));
  const met = new Set<string>();
  const shared = new Map<string, number>();
  const rows: ModelRow[] = [];
  let free = 0;
  for (let group = 0; group < options.groups.length; group++) {
    for (const one of drafts) {
      const { lhs, op, rhs } = one;
      const name = `${lhs}${op}${rhs}`;
      const mirrored = op === '~~' ? `${rhs}~~${lhs}` : name;
      const exception = [name, mirrored].find((key) => exceptions.has(key));
      if (exception !== undefined) met.add(exception);
      const equal = exception === undefined && options.equal.includes(kindOf(one, isLatent));
      const remainder = options.ordinal && op === '~~' && lhs === rhs && !isLatent.has(lhs);
      const value = one.value[group]!;
      const label = one.label[group]!;
      let index = -1;
      if (value === null && !remainder) {
        const key = label !== '' ? `label ${label}` : equal ? `equal ${name}` : '';
        const before = key === '' ? undefined : shared.get(key);
        index = before ?? free++;
        if (key !== '') shared.set(key, index);
      }
      rows.push({
        lhs,
        op,
        rhs,
        group,
        label,
        free: index,
        fixed: value ?? 0,
        start: one.start[group]!,
        matrix: op === '~~' ? 'S' : op === '~1' ? 'M' : 'A',
        i: place.get(op === '=~' ? rhs : lhs)!,
        j: place.get(op === '=~' ? lhs : op === '~1' ? lhs : rhs)!,
        marker: one.marker && value !== null,
        remainder,
      });
    }
  }
  const unknown = [...exceptions].filter((one) => !met.has(one));
  if (unknown.length > 0) throw new ModelError(`no parameter "${unknown[0]}" to leave free; write it as f=~x1, x1~~x1 or x1~1.`);
  return { observed, latent, groups: options.groups, meanStructure: options.meanStructure, rows, free };
}

function kindOf({ lhs, op, rhs }: Draft, isLatent: ReadonlySet<string>): EqualKind {
  if (op === '=~') return 'loadings';
  if (op === '~') return 'regressions';
  if (op === '~1') return isLatent.has(lhs) ? 'means' : 'intercepts';
  if (lhs === rhs) return isLatent.has(lhs) ? 'lv.variances' : 'residuals';
  return isLatent.has(lhs) && isLatent.has(rhs) ? 'lv.covariances' : 'residual.covariances';
}

function applyModifiers(row: Draft, term: ModelTerm, groupCount: number): void {
  for (const { role, entries } of term.modifiers) {
    if (entries.length !== 1 && entries.length !== groupCount) {
      throw new ModelError(`${entries.length} values for ${groupCount} group(s): give one for all or one each.`, term);
    }
    for (let g = 0; g < groupCount; g++) {
      const entry = entries[entries.length === 1 ? 0 : g]!;
      if (role === 'start') row.start[g] = entry as number;
      else if (typeof entry === 'string') row.label[g] = entry;
      else row.value[g] = entry;
    }
    if (role === 'value' && entries.some((entry) => typeof entry !== 'string')) row.marker = false;
  }
}

/** Covariances have no direction. */
function keyOf(lhs: string, op: ModelTerm['op'], rhs: string): string {
  return JSON.stringify(op === '~~' && rhs < lhs ? [rhs, op, lhs] : [lhs, op, rhs]);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** The column that a mistyped name most likely means. */
function nearest(name: string, variables: readonly string[]): string {
  const plain = name.toLowerCase();
  const same = variables.find((one) => one.toLowerCase() === plain);
  const found = same ?? variables.find((one) => plain.length > 2 && (one.toLowerCase().startsWith(plain) || plain.startsWith(one.toLowerCase())));
  return found === undefined ? `; columns are ${variables.slice(0, 8).join(', ')}${variables.length > 8 ? ', …' : ''}` : `; did you mean "${found}"?`;
}
