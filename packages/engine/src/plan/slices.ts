import type { Prompt, Taxonomy, TestItem } from '@valuelex/core';
import type { Call } from '../gateway/gateway.ts';
import { itemCall, modelsOf } from '../assess/ask-items.ts';
import { readCalibration } from '../assess/calibration.ts';
import { takenSampling } from '../gateway/identify.ts';
import { splitRef } from '../gateway/account.ts';
import { loadPrompts } from '../prompts/load-prompts.ts';
import { elicitCall } from '../stages/elicit.ts';
import type { OpenRun } from '../study/open-run.ts';
import type { AccountedRespondent } from '../study/run-context.ts';
import { samplingSettings } from '../study/sampling-settings.ts';

export const plannedStages = ['elicit', 'control-placebo', 'control-null', 'extract', 'name', 'assess', 'rate'] as const;
export type PlannedStage = (typeof plannedStages)[number];

/** Calls that differ in their text and replicate alone: one respondent in an elicitation, one model at one setting in a test. */
export interface Slice {
  readonly stage: PlannedStage;
  readonly ref: string;
  readonly calls: number;
  /** Characters of a question, on average. */
  readonly characters: number;
  readonly maxTokens: number | undefined;
  /** How many calls there are is itself a guess. */
  readonly guessed: boolean;
  /** Makes the call at a place from 0 on; absent where the text rests on answers that are yet to come. */
  readonly callAt?: (place: number) => Call;
}

/** Instructions and anchors that a judge reads, in characters; the answer comes on top. */
const judgeCharacters = 1800;
/** Share of answers that hold a member word of their target, and are judged a second time: 1 to 15 % of real advice, by the length of the list of members. */
const holdMembers = 0.15;
/** Instructions and an answer that a model reads for its value words, and the words that it finds a name for. */
const readingCharacters = 1500;
const namingCharacters = 700;

/** The design of a study, slice by slice: a million calls are some hundreds of slices. */
export async function slicesOf(run: OpenRun, { taxonomy, guessed }: { readonly taxonomy: Taxonomy; readonly guessed: boolean }): Promise<Slice[]> {
  const elicited = await elicitSlices(run);
  return [...elicited, ...extractSlices(run, elicited), ...namingSlices(run, taxonomy, guessed), ...(await assessSlices(run, taxonomy, guessed))];
}

/** One reading an answer, where a model reads them. */
function extractSlices({ context }: OpenRun, elicited: readonly Slice[]): Slice[] {
  const { model } = context.plugins.extractor.port;
  if (model === undefined) return [];
  return elicited.map(({ calls }) => ({ stage: 'extract', ref: model, calls, characters: readingCharacters, maxTokens: undefined, guessed: false }));
}

/** One name a dimension and a subdimension, from each model that names; a taxonomy that is given has its names. */
function namingSlices({ context }: OpenRun, { dimensions }: Taxonomy, guessed: boolean): Slice[] {
  const { taxonomy, naming } = context.config;
  if (taxonomy !== undefined) return [];
  const calls = dimensions.length + dimensions.reduce((sum, { subdimensions }) => sum + subdimensions.length, 0);
  return naming.models.map((ref) => ({ stage: 'name', ref, calls, characters: namingCharacters, maxTokens: undefined, guessed }));
}

async function elicitSlices({ context, nullRespondents }: OpenRun): Promise<Slice[]> {
  const { config, configDir, respondents } = context;
  if (config.taxonomy !== undefined) return [];
  const { replicates } = config.elicit;
  const build = (of: readonly AccountedRespondent[]): AccountedRespondent[] => of.filter(({ respondent }) => respondent.role !== 'assess');
  const slices = (stage: PlannedStage, who: readonly AccountedRespondent[], prompts: readonly Prompt[]): Slice[] => {
    return who.map((asked) => {
      const callAt = (place: number): Call =>
        elicitCall({ ...asked, prompt: prompts[Math.floor(place / replicates)] as Prompt, replicate: place % replicates });
      return {
        stage,
        ref: asked.ref,
        calls: prompts.length * replicates,
        characters: mean(prompts.map((_, prompt) => charactersOf(callAt(prompt * replicates)))),
        maxTokens: callAt(0).sampling.maxTokens,
        guessed: false,
        callAt,
      };
    });
  };
  const values = await loadPrompts(config.elicit.prompts, 'values', configDir);
  return [
    ...slices('elicit', build(respondents), values),
    ...(config.controls.placebo ? slices('control-placebo', build(respondents), await loadPrompts(config.elicit.prompts, 'placebo', configDir)) : []),
    ...slices('control-null', build(nullRespondents), values),
  ];
}

async function assessSlices({ context, accounts }: OpenRun, taxonomy: Taxonomy, guessed: boolean): Promise<Slice[]> {
  const slices: Slice[] = [];
  const taken = new Map(accounts.map(({ key, capabilities }) => [key, capabilities]));
  for (const { step, test, raters } of context.plugins.tests) {
    const items = await test.port.items(taxonomy, { language: step.language });
    const judged = items.filter((item) => item.needsRater).reduce((sum, item) => sum + item.targets.length, 0);
    const { replicates } = step;
    for (const asked of modelsOf(context.respondents)) {
      const { ref } = asked;
      const capabilities = taken.get(splitRef(ref).account);
      // Settings that a provider does not take fall together.
      const settings = new Map(
        samplingSettings(step.sampling).map((sampling) => {
          const sent = capabilities === undefined ? sampling : takenSampling(sampling, capabilities);
          return [JSON.stringify(sent), sent];
        }),
      );
      for (const sampling of items.length === 0 ? [] : settings.values()) {
        const callAt = (place: number): Call =>
          itemCall(asked, items[Math.floor(place / replicates)] as TestItem, sampling, place % replicates);
        slices.push({
          stage: 'assess',
          ref,
          calls: items.length * replicates,
          characters: mean(items.map((_, item) => charactersOf(callAt(item * replicates)))),
          maxTokens: callAt(0).sampling.maxTokens,
          guessed,
          callAt,
        });
      }
      const ratings = judged * settings.size * replicates;
      for (const { port } of raters) {
        if (port.model === null) continue;
        const slice = { stage: 'rate', ref: port.model, characters: judgeCharacters, maxTokens: undefined } as const;
        slices.push({ ...slice, calls: ratings, guessed });
        if (step.masked) slices.push({ ...slice, calls: Math.round(holdMembers * ratings), guessed: true });
      }
    }
    const humans = step.calibration === undefined || judged === 0 ? 0 : (await readCalibration(step.calibration, context.configDir)).rows.length;
    for (const { port } of raters) {
      if (port.model !== null) slices.push({ stage: 'rate', ref: port.model, calls: humans, characters: judgeCharacters, maxTokens: undefined, guessed: false });
    }
  }
  return slices;
}

function charactersOf({ messages }: Call): number {
  return messages.reduce((sum, { content }) => sum + content.length, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
