import type { Assessment, Interval, Multimethod, ResponseMatrix, Taxonomy, Traits } from '@valuelex/core';
import { normalQuantile, spearmanBrown } from '@valuelex/psychometrics';
import { convergence } from './convergence.ts';
import type { Variable } from './convergence.ts';
import { selfDescription } from './self-description.ts';
import { correlation } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';

export interface MultimethodInput {
  readonly assessment: Assessment;
  readonly taxonomy: Taxonomy;
  /** The lists of the models that built the taxonomy, and of those held out; null without elicitation. */
  readonly matrix: ResponseMatrix | null;
  readonly holdout: ResponseMatrix | null;
  readonly promptHalves: readonly [ResponseMatrix, ResponseMatrix] | null;
  readonly models: ReadonlyMap<string, Traits>;
  readonly block: string;
  readonly permutations: number;
  readonly seed: string;
}

type Cell = Multimethod['cells'][number];
const SELF = 'self-description';

/**
 * Multitrait–multimethod matrix over models (Campbell & Fiske 1959): what models say of themselves, and what each value test says of them. The
 * diagonal holds reliabilities: α between models, or of self-description the two halves of the prompts, stepped up. A test that stands in the study twice, with
 * other options, is one method in two forms: that they agree on a dimension is no evidence of validity. Null with one method.
 */
export function multimethod(input: MultimethodInput): Multimethod | null {
  const { assessment, taxonomy, matrix, holdout } = input;
  const traits = taxonomy.dimensions.map(({ id }) => id);
  const scores = new Map<string, ReadonlyMap<string, ReadonlyMap<string, number>>>();
  if (matrix !== null) scores.set(SELF, selfDescription(holdout === null ? [matrix] : [matrix, holdout], taxonomy));
  const kindOf = new Map([[SELF, SELF]]);
  for (const { test, items, scores: own } of assessment.tests) {
    kindOf.set(test, items[0]?.test ?? test);
    const byModel = new Map<string, Map<string, number>>();
    for (const { model, dimension, subdimension, score } of own.scores) {
      if (subdimension !== null || score === null) continue;
      byModel.set(model, (byModel.get(model) ?? new Map<string, number>()).set(dimension, score));
    }
    if (byModel.size > 0) scores.set(test, byModel);
  }
  const kinds = [...scores.keys()].map((method) => kindOf.get(method)!);
  if (new Set(kinds).size < 2 || traits.length === 0) return null;
  const variables: Variable[] = [...scores].flatMap(([method, byModel]) =>
    traits.map((trait) => ({ method, kind: kindOf.get(method)!, trait, of: new Map([...byModel].flatMap(([model, own]) => (own.has(trait) ? [[model, own.get(trait)!] as const] : []))) })),
  );
  const diagonal = variables.map((variable): Cell => ({ traitA: variable.trait, methodA: variable.method, traitB: variable.trait, methodB: variable.method, kind: 'reliability', ...reliability(variable, input) }));
  const summary = convergence({ ...input, variables });
  return {
    methods: [...scores.keys()],
    traits,
    cells: [...diagonal, ...variables.flatMap((a, i) => variables.slice(i + 1).map((b) => cell(a, b, input)))],
    summary: { ...summary, why: `${summary.why}${formsSaid(kinds)}${unreliable(diagonal)}` },
  };
}

/** Tests that the study has in several forms. */
function formsSaid(kinds: readonly string[]): string {
  const several = [...new Set(kinds)].flatMap((kind) => {
    const count = kinds.filter((own) => own === kind).length;
    return count > 1 ? [`${count} forms of ${kind} count as one method`] : [];
  });
  return several.map((said) => `; ${said}`).join('');
}

/** What does not agree with itself cannot agree with anything else. */
function unreliable(diagonal: readonly Cell[]): string {
  const low = diagonal.filter(({ r }) => r !== null && r < thresholds.reliability).sort((a, b) => a.r! - b.r!);
  return low.length === 0 ? '' : `; ${low.length} of ${diagonal.length} scales have a reliability under ${thresholds.reliability.toFixed(2)} (least ${low[0]!.r!.toFixed(2)}: ${low[0]!.methodA}, ${low[0]!.traitA}), which bounds what methods can agree on`;
}

function cell(a: Variable, b: Variable, { models, block }: MultimethodInput): Cell {
  const both = [...a.of.keys()].filter((model) => b.of.has(model)).sort();
  const r = both.length < 3 ? null : correlation(both.map((model) => a.of.get(model)!), both.map((model) => b.of.get(model)!));
  const sameMethod = a.kind === b.kind;
  const kind = a.trait === b.trait ? (sameMethod ? 'monotrait-monomethod' : 'monotrait-heteromethod') : sameMethod ? 'heterotrait-monomethod' : 'heterotrait-heteromethod';
  const families = new Set(both.map((model) => models.get(model)?.[block])).size;
  return { traitA: a.trait, methodA: a.method, traitB: b.trait, methodB: b.method, kind, r, interval: fisherInterval(r, both.length, families), models: both.length };
}

function fisherInterval(r: number | null, n: number, families: number): Interval | null {
  if (r === null || n <= 3 || Math.abs(r) >= 1) return null;
  const reach = normalQuantile(1 - thresholds.alpha / 2) / Math.sqrt(n - 3);
  const related = families < n ? `; ${families} families: too narrow where models of a family are alike` : '';
  return { lower: Math.tanh(Math.atanh(r) - reach), upper: Math.tanh(Math.atanh(r) + reach), level: 1 - thresholds.alpha, method: `Fisher z over ${n} models${related}` };
}

function reliability({ method, trait }: Variable, { assessment, promptHalves, taxonomy }: MultimethodInput): Pick<Cell, 'r' | 'interval' | 'models'> {
  if (method === SELF) {
    if (promptHalves === null) return { r: null, interval: null, models: 0 };
    const [a, b] = promptHalves.map((half) => selfDescription([half], taxonomy));
    const both = [...a!.keys()].filter((model) => b!.has(model));
    const r = both.length < 3 ? null : correlation(both.map((model) => a!.get(model)!.get(trait)!), both.map((model) => b!.get(model)!.get(trait)!));
    return { r: r === null ? null : stepped(r), interval: null, models: both.length };
  }
  const own = assessment.tests.find(({ test }) => test === method)?.scores.reliability.filter(({ scope, level, value }) => scope === trait && level === 'between-models' && value !== null) ?? [];
  const alpha = own.find(({ coefficient }) => coefficient === 'alpha');
  if (alpha !== undefined) return { r: alpha.value, interval: alpha.interval, models: alpha.n };
  const forms = own.find(({ coefficient }) => coefficient === 'parallel-forms-r');
  return { r: forms === undefined ? null : stepped(forms.value!), interval: null, models: forms?.n ?? 0 };
}

/** Two halves that do not go together have nothing that could be stepped up. */
const stepped = (r: number): number => (r > 0 ? spearmanBrown(r, 2) : r);
