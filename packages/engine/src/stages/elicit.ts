import type { Elicitation, Elicited, Prompt } from '@valuelex/core';
import { DataError, elicitationSchema, finishReasons } from '@valuelex/core';
import { splitRef } from '../gateway/account.ts';
import type { Call, CallOutcome } from '../gateway/gateway.ts';
import { continued, continuePrompt } from '../prompts/few-shot.ts';
import { loadPrompts } from '../prompts/load-prompts.ts';
import type { Artefact } from '../study/artefact-store.ts';
import { checkUnstored } from '../study/check-unstored.ts';
import { sha256 } from '../study/hash.ts';
import { missingOf, tooMuchMissing } from '../study/missing.ts';
import type { AccountedRespondent, RunContext } from '../study/run-context.ts';
import { optionsAsked } from './options-asked.ts';

/** An elicitation of its own beside the study's: the same design, asked about something else or of somebody else. */
export interface ElicitVariant {
  readonly topic: Prompt['topic'];
  /** Prefix of the artefact's name: empty for the study itself, `control-placebo-` for a control. */
  readonly prefix: '' | 'control-placebo-' | 'control-null-';
}

/** One question of the design, in its place. */
export interface ElicitCell extends AccountedRespondent {
  readonly prompt: Prompt;
  readonly replicate: number;
}

/** SHA-256. */
const hashBytes = 32;

/** The elicit stage: asks every respondent every prompt. What failed is listed, and a re-run asks only that. */
export async function elicitStage(
  context: RunContext,
  variant: ElicitVariant = { topic: 'values', prefix: '' },
): Promise<Artefact<Elicitation>> {
  const { elicit } = context.config;
  const prompts = await loadPrompts(elicit.prompts, variant.topic, context.configDir);
  const respondents = context.respondents.filter(({ respondent }) => respondent.role !== 'assess');
  const stage = `${variant.prefix}elicit`;
  return context.artefacts.produce({
    stage,
    version: 1,
    schema: elicitationSchema,
    // The account is part of what was asked; the artefact itself does not name it.
    settings: { respondents, prompts, replicates: elicit.replicates, ...optionsAsked(context, respondents) },
    plugins: [],
    inputs: [],
    complete: (elicitation) => elicitation.missing.length === 0,
    failure: (elicitation) => tooMuchMissing(missingOf(elicitation), context.config.missing.maxShare),
    make: () => elicitAnswers(context, respondents, prompts, variant),
  });
}

/** Answers that the elicitation is to have, and its controls together; null with a taxonomy that is given. */
export async function plannedElicitCalls(
  { config, configDir, respondents }: Pick<RunContext, 'config' | 'configDir' | 'respondents'>,
  nullRespondents: readonly AccountedRespondent[],
): Promise<{ readonly elicit: number; readonly controls: number } | null> {
  if (config.taxonomy !== undefined) return null;
  const { prompts, replicates } = config.elicit;
  const perRespondent = (await loadPrompts(prompts, 'values', configDir)).length * replicates;
  const calls = (of: readonly AccountedRespondent[]): number =>
    of.filter(({ respondent }) => respondent.role !== 'assess').length * perRespondent;
  const elicit = calls(respondents);
  return { elicit, controls: (config.controls.placebo ? elicit : 0) + calls(nullRespondents) };
}

async function elicitAnswers(
  context: RunContext,
  respondents: readonly AccountedRespondent[],
  prompts: readonly Prompt[],
  { prefix }: ElicitVariant,
): Promise<Elicitation> {
  const stage = `${prefix}elicit`;
  const purpose = prefix === '' ? 'elicit' : 'control';
  const { replicates } = context.config.elicit;
  const total = respondents.length * prompts.length * replicates;
  // A row of the artefact takes ten times as much: they are made when all have come.
  const hashes = Buffer.alloc(total * hashBytes);
  const reasons = new Uint8Array(total);
  const failed = new Map<number, string>();
  let simulated = false;
  await checkUnstored(context, calls(respondents, prompts, replicates, purpose));
  await context.gateway.askAll(
    calls(respondents, prompts, replicates, purpose),
    (at, outcome: CallOutcome) => {
      if (!outcome.ok) {
        failed.set(at, outcome.error.reason);
        return;
      }
      const { text, finishReason, simulated: isSimulated } = outcome.response;
      hashes.write(sha256(text), at * hashBytes, 'hex');
      reasons[at] = finishReasons.indexOf(finishReason);
      simulated ||= isSimulated === true;
    },
    { stage, total, perAccount: perAccount(respondents, prompts.length * replicates), signal: context.signal },
  );
  const missing = [...failed]
    .sort(([a], [b]) => a - b)
    .map(([at, reason]) => {
      const { respondent, prompt, replicate } = cellAt(at, respondents, prompts, replicates);
      return { respondent: respondent.id, prompt: prompt.id, replicate, reason };
    });
  const answers: Elicited[] = [];
  for (let at = 0; at < total; at++) {
    if (failed.has(at)) continue;
    const { respondent, prompt, replicate } = cellAt(at, respondents, prompts, replicates);
    answers.push({
      id: `${respondent.id}/${prompt.id}/${replicate}`,
      respondent: respondent.id,
      prompt: prompt.id,
      replicate,
      sha256: hashes.toString('hex', at * hashBytes, (at + 1) * hashBytes),
      finishReason: finishReasons[reasons[at]!]!,
    });
  }
  return {
    schema: 'valuelex.elicitation/1',
    respondents: respondents.map(({ respondent }) => respondent),
    prompts: [...prompts],
    replicates,
    simulated,
    answers,
    missing,
  };
}

/** Calls of each account. */
function perAccount(respondents: readonly AccountedRespondent[], each: number): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { ref } of respondents) {
    const { account } = splitRef(ref);
    totals.set(account, (totals.get(account) ?? 0) + each);
  }
  return totals;
}

/** All calls, drawn as they are needed: prompt by prompt, so that all accounts are kept busy. */
function* calls(
  respondents: readonly AccountedRespondent[],
  prompts: readonly Prompt[],
  replicates: number,
  purpose: 'elicit' | 'control',
): Generator<{ call: Call; tag: number }> {
  const perRespondent = prompts.length * replicates;
  for (let question = 0; question < perRespondent; question++) {
    for (let row = 0; row < respondents.length; row++) {
      const at = row * perRespondent + question;
      const cell = cellAt(at, respondents, prompts, replicates);
      yield { call: elicitCall(cell, purpose), tag: at };
    }
  }
}

/** The cell at a place of the design: respondents, in each its prompts, in each its replicates. */
function cellAt(
  at: number,
  respondents: readonly AccountedRespondent[],
  prompts: readonly Prompt[],
  replicates: number,
): ElicitCell {
  const row = Math.floor(at / (prompts.length * replicates));
  const within = at % (prompts.length * replicates);
  const asked = respondents[row] as AccountedRespondent;
  return { ...asked, prompt: prompts[Math.floor(within / replicates)] as Prompt, replicate: within % replicates };
}

/** The call behind a cell. What it is for is no part of its identity. */
export function elicitCall({ ref, respondent, mode, prompt, replicate }: ElicitCell, purpose: 'elicit' | 'control' = 'elicit'): Call {
  const call: Call = {
    ref,
    messages: [{ role: 'user', content: prompt.text }],
    sampling: respondent.sampling,
    replicate,
    purpose,
  };
  return mode === 'completion' ? continued(call, continuePrompt(prompt)) : call;
}

/** Finds the stored answers behind the rows of elicitations, by asking the same questions of the store. */
export function answerReader(
  context: Pick<RunContext, 'respondents' | 'gateway' | 'response'>,
): RunContext['answerOf'] {
  const accounted = new Map(context.respondents.map((asked) => [asked.respondent.id, asked]));
  const prompts = new WeakMap<Elicitation, Map<string, Prompt>>();
  const respondents = new WeakMap<Elicitation, Map<string, Elicitation['respondents'][number]>>();
  const indexOf = <T extends { readonly id: string }>(
    known: WeakMap<Elicitation, Map<string, T>>,
    elicitation: Elicitation,
    list: readonly T[],
  ): Map<string, T> => {
    const index = known.get(elicitation) ?? new Map(list.map((entry) => [entry.id, entry]));
    known.set(elicitation, index);
    return index;
  };
  return async (elicitation, answer) => {
    const prompt = indexOf(prompts, elicitation, elicitation.prompts).get(answer.prompt);
    const respondent = indexOf(respondents, elicitation, elicitation.respondents).get(answer.respondent);
    const asked = accounted.get(answer.respondent);
    if (prompt === undefined || respondent === undefined || asked === undefined) {
      throw new DataError('answer-lost', `the answer ${answer.id} is not part of this study`);
    }
    const response = await context.response(
      context.gateway.keyOf(elicitCall({ ...asked, respondent, prompt, replicate: answer.replicate })),
    );
    if (sha256(response.text) !== answer.sha256) {
      throw new DataError('answer-changed', `the stored answer ${answer.id} is not the one that was elicited`, {
        hint: 'delete the artefacts folder to read the stored answers anew',
      });
    }
    return response;
  };
}
