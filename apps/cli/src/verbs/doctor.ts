import { access, constants } from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigError, ValueLexError } from '@valuelex/core';
import { checkProviders, findConfig, loadStudyConfig } from '@valuelex/engine';
import { fallbackFrom, loggerOf, openHost } from '../host.ts';
import { resolveConfig } from '../input/find-study.ts';
import { installedPlugins } from '../input/installed-plugins.ts';
import type { VerbContext } from '../main.ts';
import { describeError, exitCodes } from '../output/errors.ts';

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
  const config = given ?? (await findConfig(resolve('.')).catch(() => undefined));
  if (config === undefined) checks.push({ what: 'config', ok: true, optional: true, found: 'none here', mend: '`valuelex init` writes one' });
  else checks.push(...(await study(context, await resolveConfig(config))));
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
  const host = await openHost(context, '1');
  try {
    const found = await installedPlugins(host);
    return { what: 'plugins', ok: true, found: `${found.length} installed and loadable` };
  } catch (error) {
    return { what: 'plugins', ok: false, found: describeError(error), mend: 'install them again' };
  } finally {
    await host.close();
  }
}

async function neighbours(): Promise<Check> {
  const ok = await import('@valuelex/neighbours').then(({ hnswAvailable }) => hnswAvailable());
  return {
    what: 'hnswlib-node',
    ok,
    optional: true,
    found: ok ? 'available' : 'not built: exact neighbour search is used, slower above 2,000 words',
    mend: '`npm install hnswlib-node` (needs a C++ compiler)',
  };
}

/** The config, then every account: can it be reached, is the key taken, are the models there? */
async function study(context: VerbContext, configFile: string): Promise<Check[]> {
  try {
    await stat(configFile);
    await loadStudyConfig({ configFile, fallbackFrom, logger: loggerOf(context), signal: context.signal });
  } catch (error) {
    if (!ValueLexError.is(error)) throw error;
    if (!ConfigError.is(error)) return [{ what: 'config', ok: false, found: describeError(error) }];
    return error.problems.map((problem) => ({
      what: `config ${problem.path}`,
      ok: false,
      found: problem.message,
      ...(problem.hint === undefined ? {} : { mend: problem.hint }),
    }));
  }
  const accounts = await checkProviders({ configFile, fallbackFrom, logger: loggerOf(context), signal: context.signal });
  return [
    { what: 'config', ok: true, found: configFile },
    ...accounts.map((account) => ({
      what: `account ${account.account}`,
      ok: account.ok,
      found: account.message,
      ...(account.hint === undefined ? {} : { mend: account.hint }),
    })),
  ];
}
