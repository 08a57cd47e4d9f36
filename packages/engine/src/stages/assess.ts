import { assessmentSchema } from '@valuelex/core';
import type { Assessment, Diagnostic, Taxonomy } from '@valuelex/core';
import { askItems, modelsOf } from '../assess/ask-items.ts';
import { calibrationTasks, judgeCalibration, readCalibration } from '../assess/calibration.ts';
import type { CalibrationFile } from '../assess/calibration.ts';
import { rateAnswers } from '../assess/rate-answers.ts';
import type { SelfPreference } from '../assess/rate-answers.ts';
import { judgeKin } from '../assess/judge-kin.ts';
import type { JudgeKin } from '../assess/judge-kin.ts';
import { createMask, ratingTasks } from '../assess/rating-tasks.ts';
import { nothingScored, tooFewJudgements } from '../assess/unscored.ts';
import type { Judgements } from '../assess/unscored.ts';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import { shortName } from '../plugins/plugin-name.ts';
import { uniqueLabel } from '../plugins/unique-label.ts';
import type { Artefact } from '../study/artefact-store.ts';
import type { Missing } from '../study/missing.ts';
import { missingInAll, tooMuchMissing } from '../study/missing.ts';
import type { RunContext } from '../study/run-context.ts';
import { optionsAsked } from './options-asked.ts';
import { identified } from './taxonomy.ts';

type Tested = Assessment['tests'][number];

/** Codes that say that an assessment lacks answers or judgements which another run may get. */
const INCOMPLETE = new Set(['calls-failed', 'ratings-failed']);

/** An assessment that was made or found. */
export interface AssessStage extends Artefact<Assessment> {
  /** Calls that never came, over all tests. An assessment that is found lacks none, and has not counted them. */
  readonly missing: Missing | null;
  /** Why it makes no result: too many calls, or judgements of every rater of a test, never came. */
  readonly failure: string | null;
}

/** The assess stage: items for the taxonomy, asked of every model, judged and scored. Its unit is the model. */
export async function assessStage(context: RunContext, taxonomy: Artefact<Taxonomy>, stage = 'assess'): Promise<AssessStage> {
  const { tests } = context.plugins;
  let missing: Missing | null = null;
  let failure: string | undefined;
  const humans = await Promise.all(tests.map(({ step }) => (step.calibration === undefined ? null : readCalibration(step.calibration, context.configDir))));
  const artefact = await context.artefacts.produce({
    stage,
    version: 5,
    schema: assessmentSchema,
    settings: {
      models: modelsOf(context.respondents).map(({ model, family, mode }) => ({ model, family, ...(mode && { mode }) })),
      tests: tests.map(({ step, test, raters }, i) => ({
        options: test.options,
        language: step.language,
        sampling: step.sampling,
        replicates: step.replicates,
        masked: step.masked,
        ...(humans[i] && { calibration: humans[i].sha256 }),
        raters: raters.map((rater) => ({ label: rater.label, options: rater.options, kin: judgeKin(context, rater) })),
      })),
      ...optionsAsked(context, context.respondents),
      missing: context.config.missing,
      seed: context.config.seed,
    },
    plugins: tests.flatMap(({ test, raters }) => [test.madeBy, ...raters.map(({ madeBy }) => madeBy)]),
    inputs: [taxonomy.sha256],
    make: async () => {
      const made = await assess(context, taxonomy, humans);
      missing = missingInAll(made.missing);
      failure = tooMuchMissing(missing, context.config.missing.maxShare) ?? made.unjudged;
      return made.assessment;
    },
    complete: ({ diagnostics }) => !diagnostics.some(({ code }) => INCOMPLETE.has(code)),
    failure: () => failure,
  });
  return { ...artefact, missing, failure: failure ?? null };
}

interface Made {
  readonly assessment: Assessment;
  readonly missing: readonly Missing[];
  /** Why a test lacks too many judgements; undefined where none does. */
  readonly unjudged: string | undefined;
}

async function assess(context: RunContext, artefact: Artefact<Taxonomy>, humans: readonly (CalibrationFile | null)[]): Promise<Made> {
  const missing: Missing[] = [];
  const taxonomy = identified(artefact.value);
  const diagnostics: Diagnostic[] = [];
  const tests: Tested[] = [];
  const labels = new Set<string>();
  let unjudged: string | undefined;
  let simulated = false;
  if (taxonomy.dimensions.length === 0) {
    diagnostics.push({ code: 'nothing-to-assess', severity: 'warning', message: 'The taxonomy has no dimension with enough markers, so there is nothing to assess: no model was asked.' });
  } else {
    for (const [i, one] of context.plugins.tests.entries()) {
      context.signal.throwIfAborted();
      const tested = await runTest(context, one, humans[i] ?? null, taxonomy, diagnostics, labels);
      tests.push(tested.test);
      missing.push(tested.missing);
      unjudged ??= tested.unjudged;
      simulated ||= tested.simulated;
    }
  }
  return { assessment: { schema: 'valuelex.assessment/1', simulated, taxonomy: artefact.sha256, tests, diagnostics }, missing, unjudged };
}

async function runTest(
  context: RunContext,
  { step, test, raters }: RunContext['plugins']['tests'][number],
  humans: CalibrationFile | null,
  taxonomy: Taxonomy,
  diagnostics: Diagnostic[],
  labels: Set<string>,
): Promise<{ test: Tested; missing: Missing; unjudged: string | undefined; simulated: boolean }> {
  const items = [...(await test.port.items(taxonomy, { language: step.language }))];
  const { maxShare } = context.config.missing;
  const label = uniqueLabel(items[0]?.test ?? shortName('value-test', test.madeBy.plugin), labels);
  const rated = items.find(({ needsRater }) => needsRater);
  // Told before a model is asked.
  const known = humans && rated ? calibrationTasks(humans, taxonomy, rated.test, rated.scale, step.language) : null;
  if (humans && !known) {
    diagnostics.push({ code: 'calibration-unused', severity: 'warning', message: `${label} needs no rater, so that the human ratings of ${humans.file} were not looked at.` });
  }
  const { answers, failed, missing, simulated } = await askItems(context, items, step);
  const { asked: calls, failed: lost } = missing;
  if (lost > 0) {
    diagnostics.push({
      code: 'calls-failed',
      severity: lost / calls > maxShare ? 'error' : 'warning',
      message: `${label}: ${lost} of ${calls} calls failed; the next run asks only these.`,
      variables: Object.keys(failed).sort(),
    });
  }
  // A model of which too much is missing has no result: its few answers would pass for it.
  const perModel = calls / Math.max(1, modelsOf(context.respondents).length);
  const tooFew = new Set(Object.keys(failed).filter((model) => failed[model]! / perModel > maxShare));
  const used = answers.filter(({ model }) => !tooFew.has(model));
  if (tooFew.size > 0) {
    diagnostics.push({
      code: 'too-much-missing',
      severity: 'error',
      message: `${label}: more than ${100 * maxShare} % of the calls failed for ${tooFew.size} models; they get no scores.`,
      variables: [...tooFew].sort(),
    });
  }
  const ratings: Tested['ratings'] = [];
  const judgements: Judgements[] = [];
  const calibration: NonNullable<Tested['calibration']> = [];
  const mask = rated !== undefined && step.masked ? createMask(await sharedWordNet()) : null;
  for (const rater of rated === undefined ? [] : raters) {
    const { flagsFor, note } = selfPreference(rater.label, judgeKin(context, rater));
    if (note !== null) diagnostics.push(note);
    const judged = await rateAnswers(rater, ratingTasks(items, used, taxonomy, mask), flagsFor, context.signal);
    for (const rating of judged.ratings) ratings.push(rating);
    judgements.push({ rater: rater.label, asked: judged.asked, failed: judged.failed, reason: judged.reason });
    const again = known && (await judgeCalibration(rater, known, context.signal));
    calibration.push(...(again?.calibration ?? []));
    const lostJudgements = judged.failed + (again?.failed ?? 0);
    if (lostJudgements > 0) {
      diagnostics.push({
        code: 'ratings-failed',
        severity: judged.failed > maxShare * judged.asked ? 'error' : 'warning',
        message: `${label}, ${rater.label}: ${lostJudgements} judgements could not be had (${judged.reason ?? again?.reason ?? 'unknown reason'}); the next run asks only these.`,
      });
    }
  }
  const { ratings: own = [], choices, ...scores } = await test.port.score({ items, answers: used, ratings, taxonomy, failed });
  const tested: Tested = {
    test: label,
    items,
    answers: answers.map(({ text: _text, ...answer }) => answer),
    ...(choices && { choices }),
    ratings: [...ratings, ...own],
    ...(known && { calibration }),
    raters: (rated === undefined ? [] : raters).map(({ label, madeBy, port }) => ({ label, plugin: madeBy.plugin, model: labelOf(context, port.model) })),
    scores: { ...scores, test: label },
  };
  diagnostics.push(...nothingScored(tested, lost, judgements));
  return { test: tested, missing, unjudged: tooFewJudgements(label, judgements, maxShare), simulated };
}

/** A judge’s model by its label in the study, so that no account name enters an artefact. */
function labelOf(context: RunContext, ref: string | null): string | null {
  if (ref === null) return null;
  return context.respondents.find((r) => r.ref === ref)?.respondent.model ?? ref.slice(ref.indexOf('/') + 1);
}

/** Judges favour their own family: answers that they should be doubted on carry a flag, and the reader is told. */
function selfPreference(label: string, { self, kin }: JudgeKin): { readonly flagsFor: SelfPreference; readonly note: Diagnostic | null } {
  if (kin.length === 0) return { flagsFor: () => [], note: null };
  return {
    flagsFor: (model) => (model === self ? ['own-model'] : kin.includes(model) ? ['own-family'] : []),
    note: {
      code: 'own-family-judge',
      severity: 'warning',
      message: `${label} judges its own family: such ratings carry the flag own-model or own-family.`,
      variables: [...kin],
    },
  };
}
