import type { Diagnostic, ModelInfo, ModelProviderCapabilities, Respondent, Sampling, Traits } from '@valuelex/core';
import { DataError } from '@valuelex/core';
import type { SamplingGrid, StudyConfig } from '../config/study-config.ts';
import { splitRef } from '../gateway/account.ts';
import { takenSampling } from '../gateway/identify.ts';
import type { AccountedRespondent } from '../study/run-context.ts';
import { samplingSettings } from '../study/sampling-settings.ts';

/** What expansion needs to know of an account. */
export interface RespondentSource {
  capabilities(account: string): Pick<ModelProviderCapabilities, 'sampling' | 'completion' | 'simulated'>;
  listModels(account: string): Promise<readonly ModelInfo[]>;
}

export interface ExpandedRespondents {
  readonly respondents: readonly AccountedRespondent[];
  readonly notes: readonly Diagnostic[];
}

interface Model {
  readonly ref: string;
  readonly label: string;
  readonly role: Respondent['role'];
  readonly traits: Traits;
  readonly grid: SamplingGrid;
  /** As the config says it; undefined where it does not. */
  readonly mode: 'chat' | 'completion' | undefined;
}

/**
 * Models × settings. `account/*` becomes every model that the account lists and that does not only embed, with the traits
 * that it knows, in the order listed. Settings that an account does not take are left out; respondents that then are the
 * same are asked once.
 * A base model is asked by continuation where its account can have text continued.
 * @throws DataError when two different models would bear one label, or one is to continue text at an account that cannot.
 */
export async function expandRespondents(
  config: Pick<StudyConfig, 'respondents' | 'sampling'>,
  source: RespondentSource,
): Promise<ExpandedRespondents> {
  const models = await expandModels(config, source);
  const seen = new Map<string, string>();
  const respondents: AccountedRespondent[] = [];
  const ids = new Set<string>();
  const ignored = new Map<string, Set<string>>();
  const merged = new Map<string, number>();
  const chatted = new Set<string>();

  for (const { ref, label, role, traits, grid, mode: wanted } of models) {
    const other = seen.get(label);
    if (other !== undefined && other !== ref) {
      throw new DataError('labels', `${other} and ${ref} would both be called "${label}"`, {
        where: 'respondents',
        hint: 'give one of them a name of its own with `as`',
      });
    }
    seen.set(label, ref);
    const capabilities = source.capabilities(splitRef(ref).account);
    const mode = modeOf(ref, wanted, traits, capabilities);
    if (mode === undefined && wanted === undefined && isBase(traits) && !capabilities.simulated) chatted.add(label);
    for (const sampling of samplingSettings(grid)) {
      const taken = takenSampling(sampling, capabilities);
      for (const key of Object.keys(sampling)) {
        if (!(key in taken)) ignored.set(label, (ignored.get(label) ?? new Set()).add(key));
      }
      const id = respondentId(label, taken);
      if (ids.has(id)) {
        merged.set(label, (merged.get(label) ?? 0) + 1);
        continue;
      }
      ids.add(id);
      respondents.push({ ref, respondent: { id, model: label, sampling: taken, role, traits }, ...(mode && { mode }) });
    }
  }
  return { respondents, notes: [...ignoredNotes(ignored), ...mergedNotes(merged), ...chattedNotes([...chatted])] };
}

const isBase = ({ training }: Traits): boolean => training?.toLowerCase() === 'base';

/** A simulated base model is no text model: it is asked as the others are, unless the config says otherwise. */
function modeOf(
  ref: string,
  wanted: Model['mode'],
  traits: Traits,
  { completion, simulated }: ReturnType<RespondentSource['capabilities']>,
): 'completion' | undefined {
  if (wanted === 'completion' && !completion) {
    throw new DataError('mode', `${ref} is to continue text, and the provider of ${splitRef(ref).account} can only chat`, {
      where: 'respondents',
      hint: 'leave mode: completion out, or ask the model through openai (a compatible server) or ollama',
    });
  }
  const isAsked = wanted === undefined ? isBase(traits) && completion && !simulated : wanted === 'completion';
  return isAsked ? 'completion' : undefined;
}

/** The label, and the setting where there is one: `llama3.2:3b [temperature=0.2 topP=0.9]`. */
export function respondentId(label: string, sampling: Sampling): string {
  const settings = Object.entries(sampling)
    .map(([key, value]) => `${key}=${String(value)}`)
    .sort();
  return settings.length === 0 ? label : `${label} [${settings.join(' ')}]`;
}

async function expandModels(
  config: Pick<StudyConfig, 'respondents' | 'sampling'>,
  source: RespondentSource,
): Promise<Model[]> {
  const models: Model[] = [];
  const named = new Set(config.respondents.map((entry) => entry.model));
  for (const entry of config.respondents) {
    const { account, model } = splitRef(entry.model);
    const grid = entry.sampling ?? config.sampling;
    if (model !== '*') {
      models.push({ ref: entry.model, label: entry.as ?? model, role: entry.role, traits: entry.traits, grid, mode: entry.mode });
      continue;
    }
    const listed = (await source.listModels(account)).filter((info) => info.embeds !== true && info.judges !== true);
    for (const info of listed) {
      const ref = `${account}/${info.model}`;
      // A model that stands in the config by its own name is set up there.
      if (named.has(ref)) continue;
      const label = entry.as === undefined ? info.model : `${entry.as} ${info.model}`;
      models.push({ ref, label, role: entry.role, traits: { ...info.traits, ...entry.traits }, grid, mode: entry.mode });
    }
  }
  return models;
}

function ignoredNotes(ignored: ReadonlyMap<string, ReadonlySet<string>>): Diagnostic[] {
  const bySettings = new Map<string, string[]>();
  for (const [label, keys] of ignored) {
    const settings = [...keys].join(', ');
    bySettings.set(settings, [...(bySettings.get(settings) ?? []), label]);
  }
  return [...bySettings].map(([settings, labels]) => ({
    code: 'settings-not-taken',
    severity: 'warning',
    message: `${settings}: not taken by the provider of ${few(labels)}, and not sent`,
  }));
}

function mergedNotes(merged: ReadonlyMap<string, number>): Diagnostic[] {
  if (merged.size === 0) return [];
  const count = [...merged.values()].reduce((a, b) => a + b, 0);
  return [
    {
      code: 'duplicate-respondents',
      severity: 'warning',
      message: `${count} respondent${count === 1 ? '' : 's'} of ${few([...merged.keys()])} would be the same as another and ${count === 1 ? 'is' : 'are'} asked once`,
    },
  ];
}

function chattedNotes(labels: readonly string[]): Diagnostic[] {
  if (labels.length === 0) return [];
  return [
    {
      code: 'base-by-chat',
      severity: 'warning',
      message: `${few(labels)}: ${labels.length === 1 ? 'a base model' : 'base models'} whose provider can only chat; what a chat template makes of a base model says little of it`,
    },
  ];
}

function few(labels: readonly string[]): string {
  return labels.length <= 3 ? labels.join(', ') : `${labels.slice(0, 3).join(', ')} and ${labels.length - 3} more`;
}
