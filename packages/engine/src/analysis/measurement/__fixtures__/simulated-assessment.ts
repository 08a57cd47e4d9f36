import type { Assessment, Framing, Rating, TestItem, Traits } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';

type Test = Assessment['tests'][number];

/** What is planted. Standard deviations in points of an unbounded scale that is said to go from 0 to 6. */
export interface SimulatedDesign {
  readonly seed: string;
  readonly models: number;
  readonly families: number;
  readonly stems: number;
  readonly replicates: number;
  readonly raters: number;
  readonly framings?: readonly Framing[];
  readonly sd: {
    readonly model: number;
    readonly stem: number;
    readonly rater: number;
    readonly modelStem: number;
    readonly modelRater: number;
    readonly stemRater: number;
    readonly replicate: number;
    /** Of what an answer shows of all dimensions alike; none by default. */
    readonly common?: number;
    readonly residual: number;
  };
  /** Points that each framing adds. */
  readonly shifts?: Readonly<Partial<Record<Framing, number>>>;
  /** Every item asks for two dimensions. */
  readonly twoDimensions?: boolean;
  /** Points that an answer shows more for each unit of log length, which every rater sees; none by default. */
  readonly worth?: number;
  /** Of the first rater: points for each unit of log length (of standard deviation .5), standard deviation of the common impression, points for its own family. */
  readonly bias?: { readonly length?: number; readonly halo?: number; readonly own?: number };
}

export interface Simulated {
  readonly assessment: Assessment;
  readonly models: ReadonlyMap<string, Traits>;
  /** Of each model on the first dimension. */
  readonly truth: ReadonlyMap<string, number>;
}

/** Ratings of known components. The first rater is of the family f0. */
export function simulatedAssessment(design: SimulatedDesign): Simulated {
  const { sd, bias = {}, framings = ['neutral'], shifts = {} } = design;
  const random = createRandom(design.seed, 'simulated assessment');
  const dimensions = design.twoDimensions === true ? ['d1', 'd2'] : ['d1'];
  const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  // One draw for each set of levels, whoever asks first.
  const drawn = new Map<string, number>();
  const effect = (name: keyof SimulatedDesign['sd'], ...levels: (string | number)[]): number => {
    const key = [name, ...levels].join('\n');
    let value = drawn.get(key);
    if (value === undefined) drawn.set(key, (value = (sd[name] ?? 0) * random.normal()));
    return value;
  };
  const items = range(design.stems).flatMap((s) => framings.map((framing) => itemOf(s, framing, dimensions)));
  const answers: Test['answers'] = [];
  const ratings: Rating[] = [];
  for (const m of range(design.models)) {
    for (const item of items) {
      for (const replicate of range(design.replicates)) {
        const stem = item.stemId!;
        const id = `m${m} ${item.id} ${replicate}`;
        const logLength = 5 + 0.5 * random.normal();
        answers.push({ id, item: item.id, model: `m${m}`, respondent: `m${m}`, replicate, response: id, characters: Math.max(1, Math.round(Math.exp(logLength))), status: 'answered' });
        const common = (sd.common ?? 0) * random.normal();
        const values = new Map(dimensions.map((d) => [d, effect('model', d, m) + effect('stem', d, stem) + effect('modelStem', d, m, stem) + sd.replicate * random.normal() + common + (design.worth ?? 0) * (logLength - 5)]));
        for (const r of range(design.raters)) {
          const biased = r === 0;
          const own = biased && m % design.families === 0;
          const impression = biased ? (bias.halo ?? 0) * random.normal() : 0;
          const added = impression + (biased ? (bias.length ?? 0) * (logLength - 5) : 0) + (own ? (bias.own ?? 0) : 0) + (shifts[item.framing!] ?? 0);
          for (const dimension of dimensions) {
            const score = 3 + values.get(dimension)! + effect('rater', dimension, r) + effect('modelRater', dimension, m, r) + effect('stemRater', dimension, stem, r) + sd.residual * random.normal() + added;
            ratings.push({ answer: id, item: item.id, dimension, rater: `r${r}`, score, flags: own ? ['own-family'] : [] });
          }
        }
      }
    }
  }
  const test: Test = {
    test: 'simulated',
    items,
    answers,
    ratings,
    raters: range(design.raters).map((r) => ({ label: `r${r}`, plugin: 'simulated', model: null })),
    scores: { test: 'simulated', scores: [], reliability: [], diagnostics: [] },
  };
  return {
    assessment: { schema: 'valuelex.assessment/1', simulated: true, taxonomy: '', tests: [test], diagnostics: [] },
    models: new Map(range(design.models).map((m) => [`m${m}`, { family: `f${m % design.families}` }])),
    truth: new Map(range(design.models).map((m) => [`m${m}`, effect('model', 'd1', m)])),
  };
}

function itemOf(stem: number, framing: Framing, dimensions: readonly string[]): TestItem {
  return {
    id: `s${stem} ${framing}`,
    test: 'simulated',
    form: 'A',
    kind: 'open',
    referent: 'ai',
    framing,
    stemId: `s${stem}`,
    language: 'en',
    stem: `s${stem}`,
    messages: [{ role: 'user', content: `s${stem}` }],
    targets: dimensions.map((dimension) => ({ dimension, keyed: 1 })),
    needsRater: true,
    scale: { min: 0, max: 6, anchors: [] },
  };
}
