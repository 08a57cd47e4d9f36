import type { Diagnostic, Prompt, Respondent } from '@valuelex/core';
import { judgeKin } from '../assess/judge-kin.ts';
import type { OpenRun } from '../study/open-run.ts';

/** Below these a part of the method has no ground. */
const wanted = {
  /** Models: the structure lies between models, so they and not the respondents are the sample. */
  models: 15,
  /** Families for an interval over families: fewer have no usable degrees of freedom. */
  families: 5,
  /** Words that a study of this kind keeps after the frequency rule. */
  words: 100,
  /** Models on each side of a contrast. */
  perLevel: 3,
};

/** What a design cannot support, whatever the answers will be. */
export function designWarnings(run: OpenRun, prompts: readonly Pick<Prompt, 'language'>[]): Diagnostic[] {
  const { config, respondents } = run.context;
  const models = [...new Map(respondents.map(({ respondent }) => [respondent.model, respondent])).values()];
  const derives = config.taxonomy === undefined;
  return [
    ...(derives ? [...structureWarnings(models, respondents.length), ...languageWarnings(prompts, config.extract.merge.file), ...consensusNotes(run)] : []),
    ...effectWarnings(models, config.analyze.effects, config.analyze.block),
    ...judgeWarnings(run),
  ];
}

function structureWarnings(models: readonly Respondent[], respondents: number): Diagnostic[] {
  const warnings: Diagnostic[] = [];
  if (models.length === 1) {
    warnings.push(
      warning(
        'one-model',
        'One model: differences between models, on which dimensions rest, cannot be estimated; what is found describes its settings.',
      ),
    );
  } else if (models.length < wanted.models) {
    warnings.push(
      warning(
        'few-models',
        `${models.length} models: the structure lies between models, and below ${wanted.models} it can hardly be told from chance. Their settings do not make up for it.`,
      ),
    );
  }
  if (respondents < wanted.words) {
    warnings.push(
      warning(
        'fewer-rows-than-words',
        `${respondents} respondents and likely more words than that: maximum likelihood and KMO are not defined then; minres or PCA will be used with care.`,
      ),
    );
  }
  const unknown = models.filter(({ traits }) => traits.family === undefined);
  if (unknown.length > 0 && models.length > 1) {
    warnings.push(
      warning(
        'family-unknown',
        `No family is given for ${few(unknown.map(({ model }) => model))}: models of one family are not independent, and unknown ones cannot be kept together.`,
      ),
    );
  }
  return warnings;
}

/** Words of two languages are two words, and a structure over both is one of languages, until a file says which stand for one. */
function languageWarnings(prompts: readonly Pick<Prompt, 'language'>[], mergeFile: string | undefined): Diagnostic[] {
  const languages = [...new Set(prompts.map(({ language }) => language))].sort();
  if (languages.length < 2 || mergeFile !== undefined) return [];
  const message = `Prompts in ${languages.join(', ')}, and no file of merges that says which words are translations (extract.merge.file): words of different languages will stand apart, and structures cannot be compared over languages.`;
  return [warning('languages-not-merged', message)];
}

/** What subdimensions are a consensus of, and what goes by the first embedder alone. */
function consensusNotes({ context: { plugins } }: OpenRun): Diagnostic[] {
  const { embedders, clusterings } = plugins;
  if (embedders.length * clusterings.length === 1) return [];
  const seeds = clusterings.length === 1 ? 'one seed' : `${clusterings.length} seeds`;
  const parts =
    embedders.length === 1
      ? `${seeds} of one embedder`
      : `${embedders.length} embedders (${embedders.map(({ port }) => port.id).join(', ')}) and ${seeds}; merges by meaning, names and human systems go by the first`;
  return [{ code: 'consensus', severity: 'info', message: `Subdimensions are the consensus of ${parts}. Vectors that models give are asked for when the run comes to them, and are not counted here.` }];
}

function effectWarnings(models: readonly Respondent[], effects: readonly string[], block: string): Diagnostic[] {
  const warnings: Diagnostic[] = [];
  const valueOf = (model: Respondent, trait: string): string | undefined => {
    const value = model.traits[trait];
    return value === undefined ? undefined : String(value);
  };
  const blocks = new Set(models.flatMap((model) => valueOf(model, block) ?? []));
  if (models.length > 1 && blocks.size < wanted.families) {
    warnings.push(
      warning(
        'few-families',
        `${blocks.size} groups by ${block}: below ${wanted.families} no interval over them is given.`,
      ),
    );
  }
  for (const effect of effects) {
    const known = models.filter((model) => valueOf(model, effect) !== undefined);
    const levels = new Set(known.map((model) => valueOf(model, effect)));
    if (known.length < 2 || levels.size < 2) {
      warnings.push(
        warning(
          'effect-not-estimable',
          `The effect of ${effect} cannot be estimated: ${known.length === 0 ? 'no model has this trait' : 'it does not vary over the models'}.`,
        ),
      );
      continue;
    }
    const isNumeric = known.every((model) => typeof model.traits[effect] === 'number');
    const rare = [...levels].filter(
      (level) => known.filter((model) => valueOf(model, effect) === level).length < wanted.perLevel,
    );
    if (!isNumeric && rare.length > 0) {
      warnings.push(warning('rare-level', `${effect}: fewer than ${wanted.perLevel} models are ${rare.join(', ')}.`));
    }
    for (const other of [block, ...effects].filter((trait) => trait !== effect)) {
      if (effects.includes(other) && other < effect) continue;
      if (isConfounded(known, effect, other, valueOf)) {
        warnings.push(
          warning(
            'confounded',
            `${effect} and ${other} go together in these models: their effects cannot be told apart.`,
          ),
        );
      }
    }
  }
  return warnings;
}

/** Whether one trait tells the other: among models that share a value of `b`, `a` never varies, though it does elsewhere. */
function isConfounded(
  models: readonly Respondent[],
  a: string,
  b: string,
  valueOf: (model: Respondent, trait: string) => string | undefined,
): boolean {
  const groups = new Map<string, string[]>();
  for (const model of models) {
    const [x, y] = [valueOf(model, a), valueOf(model, b)];
    if (x !== undefined && y !== undefined) groups.set(y, [...(groups.get(y) ?? []), x]);
  }
  // A value that one model has says nothing: a number of parameters, say.
  const shared = [...groups.values()].filter((values) => values.length > 1);
  const levels = new Set([...groups.values()].flat());
  return shared.length > 0 && levels.size > 1 && shared.every((values) => new Set(values).size === 1);
}

function judgeWarnings(run: OpenRun): Diagnostic[] {
  const warnings: Diagnostic[] = [];
  for (const { raters, step } of run.context.plugins.tests) {
    const judges = raters.filter(({ port }) => port.model !== null);
    if (judges.length === 1) {
      warnings.push(
        warning(
          'one-judge',
          `${step.use}: one model judges alone, so how far judges agree cannot be told. Name a second one of another family.`,
        ),
      );
    }
    if (judges.length > 1 && judges.every(({ port }) => port.model === judges[0]!.port.model)) {
      warnings.push(warning('one-judge', `${step.use}: its judges are all ${judges[0]!.port.model}: that a model agrees with itself does not show that judges agree. Name one of another family.`));
    }
    for (const judge of judges) {
      const { kin } = judgeKin(run.context, judge);
      if (kin.length > 0) warnings.push(warning('own-family-judge', `${judge.label} judges models of its own family (${few(kin)}): such ratings are flagged.`));
    }
  }
  return warnings;
}

function warning(code: string, message: string): Diagnostic {
  return { code, severity: 'warning', message };
}

function few(labels: readonly string[]): string {
  return labels.length <= 3 ? labels.join(', ') : `${labels.slice(0, 3).join(', ')} and ${labels.length - 3} more`;
}
