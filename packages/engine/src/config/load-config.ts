import { dirname, resolve } from 'node:path';
import type { ConfigProblem } from '@valuelex/core';
import { ConfigError } from '@valuelex/core';
import { z } from 'zod';
import { PluginLoader } from '../plugins/plugin-loader.ts';
import { checkFiles } from './check-files.ts';
import { checkPlugins } from './check-plugins.ts';
import { checkReferences } from './check-references.ts';
import { checkRepeats } from './check-repeats.ts';
import { interpolate } from './interpolate.ts';
import { pluginSlots, record } from './plugin-slots.ts';
import { readConfigFile } from './read-config-file.ts';
import { schemaProblems } from './schema-problems.ts';
import { SecretRegistry } from './secrets.ts';
import type { StudyConfig } from './study-config.ts';
import { studyConfigSchema } from './study-config.ts';

export interface LoadConfigOptions {
  /** Modules from which plugins are also found: the app hands its own `import.meta.url`. */
  readonly fallbackFrom?: readonly (string | URL)[];
  /** Variables for `${env:NAME}`; the process's own where not given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** For runs that ask no model: a variable that is not set is no problem. */
  readonly withoutSecrets?: boolean;
}

/** A config that can be run. */
export interface LoadedConfig {
  readonly file: string;
  /** Folder of the file: where relative paths and plugin names start. */
  readonly dir: string;
  readonly config: StudyConfig;
  /** The file as it was written, `${env:…}` and all: what may be kept and shown. */
  readonly written: unknown;
  readonly studyDir: string;
  readonly secrets: SecretRegistry;
  readonly loader: PluginLoader;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads a config, fills in the environment, and checks everything that can be checked without asking a model.
 * @throws ConfigError with all problems at once.
 */
export async function loadConfig(file: string, options: LoadConfigOptions = {}): Promise<LoadedConfig> {
  const dir = dirname(resolve(file));
  const env = options.env ?? process.env;
  const { raw, lineOf } = await readConfigFile(file);
  const secrets = new SecretRegistry();
  registerKeys(env, secrets);
  const filled = interpolate(raw, env, secrets);
  const parsed = studyConfigSchema.safeParse(filled.value);
  const loader = new PluginLoader({
    configDir: dir,
    ...(options.fallbackFrom && { fallbackFrom: options.fallbackFrom }),
  });

  // A config that is wrong in one place is still checked in all others.
  const checked: unknown = parsed.success ? parsed.data : filled.value;
  const accounts = Object.keys(record(record(checked)['providers']));
  const problems = [
    ...(options.withoutSecrets ? [] : filled.problems),
    ...(parsed.success ? [] : schemaProblems(parsed.error.issues, { at: '', value: raw, jsonSchema: studyJsonSchema })),
    ...checkReferences(checked, dir),
    ...(await checkFiles(checked, dir)),
    ...(await checkPlugins(pluginSlots(checked), loader, accounts)),
    ...(await checkRepeats(checked, loader)),
  ].filter((problem) => filled.problems.includes(problem) || !filled.unresolved.has(problem.path));

  if (problems.length > 0 || !parsed.success) {
    throw new ConfigError(file, secrets.maskDeep(inOrder(problems.map((problem) => withLine(problem, lineOf)))));
  }
  const { out, study } = parsed.data;
  return {
    file,
    dir,
    config: parsed.data,
    written: raw,
    studyDir: resolve(dir, out ?? `studies/${study}`),
    secrets,
    loader,
    env,
  };
}

/** Keys of the environment are masked whoever reads them: a config in TypeScript may do so by itself. */
function registerKeys(env: Readonly<Record<string, string | undefined>>, secrets: SecretRegistry): void {
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && value.length >= 12 && /KEY|TOKEN|SECRET|PASSWORD/i.test(name))
      secrets.register(name, value);
  }
}

function studyJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(studyConfigSchema, { io: 'input', unrepresentable: 'any' });
}

function withLine(problem: ConfigProblem, lineOf: (path: string) => number | undefined): ConfigProblem {
  const line = problem.line ?? lineOf(problem.path);
  return line === undefined ? problem : { ...problem, line };
}

/** As they stand in the file, where the format tells. */
function inOrder(problems: ConfigProblem[]): ConfigProblem[] {
  return problems.sort((a, b) => (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER));
}
