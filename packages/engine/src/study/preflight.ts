import type { ConfigProblem, Logger, ModelInfo } from '@valuelex/core';
import { ConfigError, ProviderError, ValueLexError } from '@valuelex/core';
import { nearestName } from '../config/nearest-name.ts';
import type { StudyConfig } from '../config/study-config.ts';
import type { Account } from '../gateway/account.ts';
import { priceOf, splitRef } from '../gateway/account.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { limitsMoney } from '../plan/price-warnings.ts';

export interface PreflightSettings {
  readonly accounts: readonly Account[];
  readonly gateway: Pick<Gateway, 'listModels'>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Where problems are said to be. */
  readonly configFile: string;
  /** Models of the respondents as they stand in the config: a problem of one of them is told with its path. */
  readonly written: readonly string[];
  /** A replay asks nobody. */
  readonly replay: boolean;
  readonly budget: StudyConfig['budget'];
}

/** Failures that asking on cannot mend; anything else may pass and is left to the calls. A key may answer without being allowed to list (403). */
const isLasting = ({ reason, status }: ProviderError): boolean => reason === 'network' || (reason === 'auth' && status !== 403);

/**
 * Looks whether the models that are about to be asked can be: one list of models per account and run. Accounts that do not
 * list their models are passed over.
 */
export class Preflight {
  readonly #settings: PreflightSettings;
  readonly #lists = new Map<string, Promise<readonly ModelInfo[] | ProviderError | null>>();

  readonly #told = new Set<string>();

  constructor(settings: PreflightSettings) {
    this.#settings = settings;
  }

  /**
   * @param refs `account/model` of calls that are not stored
   * An account that cannot be reached or refuses its key is told, once, and its calls left to fail: it stops neither the others
   * nor the study.
   * @throws ValueLexError `accounts-unusable` when that is so of every account that a respondent is asked at; ConfigError when
   * accounts do not list models that are to be asked, or money is limited and a price is unknown
   */
  async check(refs: Iterable<string>): Promise<void> {
    if (this.#settings.replay) return;
    const wanted = new Map<string, Set<string>>();
    for (const ref of refs) {
      const { account, model } = splitRef(ref);
      wanted.set(account, (wanted.get(account) ?? new Set()).add(model));
    }
    const unpriced = this.#unpriced(wanted);
    if (unpriced.length > 0) throw new ConfigError(this.#settings.configFile, unpriced);
    const lists = await Promise.all([...wanted.keys()].map(async (key) => [key, await this.#listOf(key)] as const));
    const problems: ConfigProblem[] = [];
    const unusable: { readonly key: string; readonly error: ProviderError }[] = [];
    for (const [key, list] of lists) {
      if (ProviderError.is(list)) unusable.push({ key, error: list });
      else if (list !== null) problems.push(...this.#unknown(key, [...(wanted.get(key) ?? [])], list));
    }
    const isUnusable = new Set(unusable.map(({ key }) => key));
    if (unusable.length > 0 && this.#settings.written.every((ref) => isUnusable.has(splitRef(ref).account))) {
      throw unusableError(unusable, problems);
    }
    if (problems.length > 0) throw new ConfigError(this.#settings.configFile, problems);
    for (const { key, error } of unusable) this.#warnOf(key, error);
  }

  #warnOf(key: string, error: ProviderError): void {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#settings.logger.warn(
      `${said(key, error)}; the run goes on without ${key}, and the next one asks what is missing`,
    );
  }

  /** Under a budget in money nothing is asked whose price nobody knows: it could not be kept. */
  #unpriced(wanted: ReadonlyMap<string, ReadonlySet<string>>): ConfigProblem[] {
    const { accounts, budget } = this.#settings;
    if (!limitsMoney(budget) || budget.allowUnpriced) return [];
    return [...wanted].flatMap(([key, models]): ConfigProblem[] => {
      const account = accounts.find((candidate) => candidate.key === key);
      const unknown = account === undefined ? [] : [...models].filter((model) => priceOf(account, model) === null);
      if (unknown.length === 0) return [];
      return [
        {
          path: `providers.${key}.prices`,
          message: `the budget limits money, and the price of ${few(unknown, 5)} is unknown`,
          expected: '<model>: { inputUsd, outputUsd }, US dollars per million tokens; * stands for all models',
          hint: 'give prices, or set budget.allowUnpriced: true',
        },
      ];
    });
  }

  #listOf(key: string): Promise<readonly ModelInfo[] | ProviderError | null> {
    let list = this.#lists.get(key);
    if (list === undefined) {
      list = this.#ask(key);
      this.#lists.set(key, list);
    }
    return list;
  }

  /** What the account lists; the error when it cannot be used; null when it cannot be told. */
  async #ask(key: string): Promise<readonly ModelInfo[] | ProviderError | null> {
    const { accounts, gateway, logger, signal } = this.#settings;
    if (accounts.find((account) => account.key === key)?.capabilities.listModels !== true) return null;
    try {
      const list = await gateway.listModels(key, signal);
      if (list.length > 0) return list;
      logger.warn(`${key} lists no models: whether it has those of the config is seen when they are asked`);
      return null;
    } catch (error) {
      if (!ProviderError.is(error) || error.reason === 'aborted') throw error;
      if (isLasting(error)) return error;
      logger.warn(`${key} does not tell its models (${error.message}): whether it has those of the config is seen when they are asked`);
      return null;
    }
  }

  #unknown(key: string, wanted: readonly string[], list: readonly ModelInfo[]): ConfigProblem[] {
    const names = list.map(({ model }) => model);
    const known = new Set(names);
    const absent = wanted.filter((model) => !isListed(model, known));
    if (absent.length === 0) return [];
    const [first] = absent as [string, ...string[]];
    const near = absent.map((model) => nearestName(model, names)).filter((name) => name !== undefined);
    const at = this.#settings.written.indexOf(`${key}/${first}`);
    const quoted = absent.map((model) => `"${model}"`);
    return [
      {
        path: at < 0 ? `providers.${key}` : `respondents.${at}.model`,
        message: `${key} has no model${absent.length === 1 ? '' : 's'} ${few(quoted, 5)}`,
        expected: `one of the ${names.length} that it lists: ${few(names, 8)}`,
        ...(near.length > 0 && { hint: `did you mean ${few([...new Set(near)].map((name) => `"${name}"`), 5)}?` }),
      },
    ];
  }
}

/** Whether a list holds a model: by its name, as its `latest` tag, or as a variant (`name:variant`) of a listed name. */
export function isListed(model: string, listed: ReadonlySet<string>): boolean {
  if (listed.has(model) || listed.has(`${model}:latest`)) return true;
  const colon = model.lastIndexOf(':');
  return colon > 0 && listed.has(model.slice(0, colon));
}

function said(key: string, error: ProviderError): string {
  return `${key}: ${error.message.replace(`${key}/*: `, '')}`;
}

function unusableError(
  unusable: readonly { readonly key: string; readonly error: ProviderError }[],
  problems: readonly ConfigProblem[],
): ValueLexError {
  const lines = [...unusable.map(({ key, error }) => said(key, error)), ...problems.map(({ message }) => message)];
  const hints = unusable.map(({ error }) => error.hint).filter((hint) => hint !== undefined);
  return new ValueLexError('accounts-unusable', `no model was asked: ${lines.join('; ')}`, {
    hint: hints[0] ?? '`valuelex doctor` looks at every account; `--replay` goes by what is stored',
  });
}

function few(names: readonly string[], most: number): string {
  return names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
