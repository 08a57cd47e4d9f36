import type { ItemAnswer, Sampling, TestItem } from '@valuelex/core';
import type { StudyConfig } from '../config/study-config.ts';
import { splitRef } from '../gateway/account.ts';
import type { Call } from '../gateway/gateway.ts';
import { continued, continueItem } from '../prompts/few-shot.ts';
import { checkUnstored } from '../study/check-unstored.ts';
import type { Missing } from '../study/missing.ts';
import { countMissing } from '../study/missing.ts';
import { samplingSettings } from '../study/sampling-settings.ts';
import { respondentId } from '../stages/respondents.ts';
import type { AccountedRespondent, RunContext } from '../study/run-context.ts';
import { answerStatus } from './answer-status.ts';

export interface AskedItems {
  /** In the order model, setting, item, replicate. */
  readonly answers: readonly ItemAnswer[];
  /** Calls that failed, per model. */
  readonly failed: Readonly<Record<string, number>>;
  /** The same with its reasons, of all calls. */
  readonly missing: Missing;
  /** Some answers were made up by a known process. */
  readonly simulated: boolean;
}

interface Question {
  readonly call: Call;
  readonly model: string;
  readonly respondent: string;
  readonly item: TestItem;
  readonly replicate: number;
}

/** Asks every model every item. What was asked before costs nothing: the gateway answers from the store. */
export async function askItems(context: RunContext, items: readonly TestItem[], step: StudyConfig['assess'][number]): Promise<AskedItems> {
  const questions = [...questionsOf(context, items, step)];
  const answers = new Array<ItemAnswer | undefined>(questions.length);
  const failed: Record<string, number> = {};
  const lost = new Map<string, Set<string>>();
  let simulated = false;
  await checkUnstored(context, questions);
  await context.gateway.askAll(
    questions.map(({ call }, tag) => ({ call, tag })),
    (tag, outcome) => {
      const { model, respondent, item, replicate } = questions[tag]!;
      if (!outcome.ok) {
        failed[model] = (failed[model] ?? 0) + 1;
        lost.set(model, (lost.get(model) ?? new Set()).add(outcome.error.reason));
        return;
      }
      const { key, question, text, finishReason } = outcome.response;
      simulated ||= outcome.response.simulated === true;
      answers[tag] = {
        id: `${respondent}|${item.id}|${replicate}`,
        item: item.id,
        model,
        respondent,
        replicate,
        response: question ?? key,
        text,
        status: answerStatus(text, finishReason),
      };
    },
    { stage: 'assess', total: questions.length, perAccount: perAccount(questions), signal: context.signal },
  );
  const perModel = new Map([...lost].map(([model, reasons]) => [model, { failed: failed[model] ?? 0, reasons }]));
  const missing = countMissing(questions.length, perModel);
  return { answers: answers.filter((answer) => answer !== undefined), failed, missing, simulated };
}

function perAccount(questions: readonly Question[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { call } of questions) {
    const { account } = splitRef(call.ref);
    totals.set(account, (totals.get(account) ?? 0) + 1);
  }
  return totals;
}

/** Each model once per item, setting and replicate; settings that a model does not take fall together and are asked once. */
function* questionsOf(context: RunContext, items: readonly TestItem[], step: StudyConfig['assess'][number]): Generator<Question> {
  const settings = samplingSettings(step.sampling);
  for (const asked of modelsOf(context.respondents)) {
    const { model } = asked;
    const seen = new Set<string>();
    for (const sampling of settings) {
      const respondent = respondentId(model, sampling);
      for (const item of items) {
        for (let replicate = 0; replicate < step.replicates; replicate++) {
          const call = itemCall(asked, item, sampling, replicate);
          const key = `${context.gateway.keyOf(call)} ${item.id}`;
          if (seen.has(key)) continue;
          seen.add(key);
          yield { call, model, respondent, item, replicate };
        }
      }
    }
  }
}

/** The call that puts an item to a model. */
export function itemCall({ ref, mode }: Pick<AskedModel, 'ref' | 'mode'>, item: TestItem, sampling: Sampling, replicate: number): Call {
  const call: Call = { ref, messages: item.messages, sampling, replicate, purpose: 'assess' };
  return mode === 'completion' ? continued(call, continueItem(item)) : call;
}

/** A model as it is asked. */
export interface AskedModel extends Pick<AccountedRespondent, 'ref' | 'mode'> {
  readonly model: string;
  readonly family: string;
}

/** The models of a study, each once: the unit of assessment is the model, not the respondent. */
export function modelsOf(respondents: readonly AccountedRespondent[]): AskedModel[] {
  const models = new Map<string, AskedModel>();
  for (const { respondent, ref, mode } of respondents) {
    if (models.has(respondent.model)) continue;
    models.set(respondent.model, { model: respondent.model, ref, family: respondent.traits.family ?? '', ...(mode && { mode }) });
  }
  return [...models.values()];
}
