import { parse } from 'yaml';
import { UsageError } from '../output/errors.ts';

/** `--use NAME --set key=value …` as a step of a config; values are YAML, keys may be dotted. */
export function parseStep(use: string, settings: readonly string[]): { use: string; with: Record<string, unknown> } {
  const options: Record<string, unknown> = {};
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at <= 0) throw new UsageError(`--set ${setting}: expected key=value`, 'for example --set rotation=varimax');
    let target = options;
    const keys = setting.slice(0, at).split('.');
    const last = keys.pop() as string;
    for (const key of [...keys, last]) {
      if (key === '' || key === '__proto__') throw new UsageError(`--set ${setting}: "${key}" is no option name`);
    }
    for (const key of keys) {
      const next = target[key];
      target = target[key] = typeof next === 'object' && next !== null && !Array.isArray(next) ? (next as Record<string, unknown>) : {};
    }
    try {
      target[last] = parse(setting.slice(at + 1));
    } catch (cause) {
      throw new UsageError(`--set ${setting}: the value is not YAML: ${cause instanceof Error ? cause.message.split('\n')[0] : ''}`);
    }
  }
  return { use, with: options };
}

/** A step in one argument: a name, or the whole in YAML as a config has it, `{ use: provider, with: { model: local/nomic-embed-text } }`. */
export function parseWholeStep(option: string, text: string): { use: string; with: Record<string, unknown> } {
  if (!text.trimStart().startsWith('{')) return { use: text, with: {} };
  const expected = 'for example { use: provider, with: { model: local/nomic-embed-text } }';
  let step: unknown;
  try {
    step = parse(text);
  } catch (cause) {
    throw new UsageError(`${option} ${text}: not YAML: ${cause instanceof Error ? cause.message.split('\n')[0] : ''}`, expected);
  }
  const { use, with: options = {}, ...rest } = step as Record<string, unknown>;
  if (typeof use !== 'string' || typeof options !== 'object' || options === null || Array.isArray(options) || Object.keys(rest).length > 0) {
    throw new UsageError(`${option} ${text}: expected \`use\`, and its options under \`with\``, expected);
  }
  return { use, with: options as Record<string, unknown> };
}
