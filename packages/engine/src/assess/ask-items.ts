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

/** A model with a setting. */
interface Row {
  readonly asked: AskedModel;
  readonly sampling: Sampling;
  readonly respondent: string;
}

interface Question {
  /** Its place among all. */
  readonly at: number;
  readonly row: Row;
  readonly item: TestItem;
  readonly replicate: number;
}

/** Asks every model every item. What was asked before costs nothing: the gateway answers from the store. */
export async function askItems(context: RunContext, items: readonly TestItem[], step: StudyConfig['assess'][number]): Promise<AskedItems> {
  const rows = rowsOf(context, items, step);
  const perRow = items.length * step.replicates;
  const total = rows.length * perRow;
  const questions = (): Generator<{ call: Call; tag: Question }> => questionsOf(rows, items, step.replicates);
  const answers = new Array<ItemAnswer | undefined>(total);
  const failed: Record<string, number> = {};
  const lost = new Map<string, Set<string>>();
  let simulated = false;
  await checkUnstored(context, questions());
  await context.gateway.askAll(
    questions(),
    ({ at, row, item, replicate }, outcome) => {
      const { asked, respondent } = row;
      const { model } = asked;
      if (!outcome.ok) {
        failed[model] = (failed[model] ?? 0) + 1;
        lost.set(model, (lost.get(model) ?? new Set()).add(outcome.error.reason));
        return;
      }
      const { key, question, text, finishReason } = outcome.response;
      simulated ||= outcome.response.simulated === true;
      answers[at] = {
        id: `${respondent}|${item.id}|${replicate}`,
        item: item.id,
        model,
        respondent,
        replicate,
        response: question ?? key,
        text,
        characters: text.length,
        status: answerStatus(text, finishReason),
      };
    },
    { stage: 'assess', total, perAccount: perAccount(rows, perRow), signal: context.signal },
  );
  const perModel = new Map([...lost].map(([model, reasons]) => [model, { failed: failed[model] ?? 0, reasons }]));
  const missing = countMissing(total, perModel);
  return { answers: answers.filter((answer) => answer !== undefined), failed, missing, simulated };
}

function perAccount(rows: readonly Row[], each: number): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { asked } of rows) {
    const { account } = splitRef(asked.ref);
    totals.set(account, (totals.get(account) ?? 0) + each);
  }
  return totals;
}

/** Each model with each setting; settings that a model does not take fall together and are asked once. */
function rowsOf(context: RunContext, items: readonly TestItem[], step: StudyConfig['assess'][number]): Row[] {
  const [first] = items;
  if (first === undefined) return [];
  return modelsOf(context.respondents).flatMap((asked) => {
    const seen = new Set<string>();
    return samplingSettings(step.sampling).flatMap((sampling): Row[] => {
      const key = context.gateway.keyOf(itemCall(asked, first, sampling, 0));
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ asked, sampling, respondent: respondentId(asked.model, sampling) }];
    });
  });
}

/** All calls, drawn as they are needed: item by item, so that all accounts are kept busy. */
function* questionsOf(rows: readonly Row[], items: readonly TestItem[], replicates: number): Generator<{ call: Call; tag: Question }> {
  for (const [nth, item] of items.entries()) {
    for (let replicate = 0; replicate < replicates; replicate++) {
      for (const [at, row] of rows.entries()) {
        const place = (at * items.length + nth) * replicates + replicate;
        yield { call: itemCall(row.asked, item, row.sampling, replicate), tag: { at: place, row, item, replicate } };
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
