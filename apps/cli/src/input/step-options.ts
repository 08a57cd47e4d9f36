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

/** Collects a repeated option. */
export const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];
