import { access, constants } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError, ValueLexError } from '@valuelex/core';
import type { ConfigProblem } from '@valuelex/core';
import { checkAccounts, configFileNames, listPlugins, loadConfig, openRun } from '@valuelex/engine';
import { fallbackFrom, loggerOf, openHost } from '../host.ts';
import { findLocalServers, keyVariable, placeNames, vendors } from '../input/find-models.ts';
import { resolveConfig } from '../input/find-study.ts';
import type { VerbContext } from '../verb.ts';
import { describeError, exitCodes } from '../output/errors.ts';
import { counted } from '../output/plural.ts';

interface Check {
  readonly what: string;
  readonly ok: boolean;
  /** Optional things that are absent do not fail. */
  readonly optional?: boolean;
  readonly found: string;
  readonly mend?: string;
}

export async function verb(context: VerbContext, given: string | undefined): Promise<number> {
  const checks: Check[] = [node(), await folder(), await plugins(context), await neighbours()];
  const hasConfig = given !== undefined || configFileNames.some((name) => existsSync(name));
  if (!hasConfig) checks.push(await models(context.signal), { what: 'config', ok: true, optional: true, found: 'none here', mend: '`valuelex init` writes one' });
  else checks.push(...(await study(context, resolveConfig(given))));
  const failed = checks.filter((check) => !check.ok && !check.optional);
  context.output.result({ ok: failed.length === 0, checks }, () =>
    checks
      .map((check) => `${check.ok ? '✓' : check.optional ? '·' : '✗'} ${check.what}: ${check.found}${check.mend && !check.ok ? `\n    → ${check.mend}` : ''}`)
      .join('\n'),
  );
  return failed.length === 0 ? exitCodes.done : exitCodes.failed;
}

function node(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { what: 'Node', ok, found: process.version, mend: 'install Node 20.19 or later' };
}

async function folder(): Promise<Check> {
  const ok = await access('.', constants.W_OK).then(
    () => true,
    () => false,
  );
  return { what: 'this folder', ok, found: ok ? 'can be written' : 'cannot be written', mend: 'run where studies may be kept, or set `out:` in the config' };
}

async function plugins(context: VerbContext): Promise<Check> {
  const installed = listPlugins({ configDir: resolve('.'), fallbackFrom });
  const host = await openHost(context, '1');
  const broken: string[] = [];
  try {
    for (const { package: name } of installed) await host.find(name).catch((error: unknown) => broken.push(describeError(error)));
  } finally {
    await host.close();
  }
  return {
    what: 'plugins',
    ok: broken.length === 0,
    found: broken.length === 0 ? `${installed.length} installed and loadable` : broken.join('; '),
    mend: 'install them again',
  };
}

async function neighbours(): Promise<Check> {
  const { hnswProblem } = await import('@valuelex/neighbours');
  const problem = await hnswProblem();
  return {
    what: 'hnswlib-node',
    ok: problem === null,
    optional: true,
    found: problem === null ? 'available' : 'not there: neighbour search is exact, and slower above 2,000 words',
    mend: '`npm install hnswlib-node` (needs a C++ compiler)',
  };
}

/** What is here to be asked: servers on this machine, and keys, by the names of their variables alone. */
async function models(signal: AbortSignal): Promise<Check> {
  const found = [
    ...(await findLocalServers(signal)).map(({ name, models: listed }) => `${name} with ${counted(listed.length, 'model')}`),
    ...vendors.flatMap((vendor) => keyVariable(vendor, process.env) ?? []),
  ];
  const isThere = found.length > 0;
  return {
    what: 'models',
    ok: isThere,
    optional: true,
    found: isThere ? found.join(', ') : 'no server on this machine and no key: studies can ask simulated models',
    mend: `start a server (${placeNames}), or set ${vendors.map(({ variables }) => variables[0]).join(' or ')}`,
  };
}

/** The config, then every account: can it be reached, is the key taken, are the models there? */
async function study(context: VerbContext, file: string): Promise<Check[]> {
  try {
    const run = await openRun(await loadConfig(file, { fallbackFrom }), { logger: loggerOf(context), signal: context.signal });
    try {
      const accounts = await checkAccounts(run);
      return [
        { what: 'config', ok: true, found: file },
        ...accounts.map(({ account, ok, message, hint }) => ({
          what: `account ${account}`,
          ok,
          found: message,
          ...(hint === undefined ? {} : { mend: hint }),
        })),
      ];
    } finally {
      await run.close();
    }
  } catch (error) {
    if (ConfigError.is(error)) return error.problems.map(configCheck);
    if (ValueLexError.is(error)) return [{ what: 'config', ok: false, found: describeError(error) }];
    throw error;
  }
}

function configCheck({ path, message, hint }: ConfigProblem): Check {
  return { what: `config ${path}`.trim(), ok: false, found: message, ...(hint === undefined ? {} : { mend: hint }) };
}
