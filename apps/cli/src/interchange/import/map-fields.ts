import { UsageError } from '../../output/errors.ts';
import { mappable } from './answer.ts';
import { isRecord } from './found.ts';
import type { RawAnswer } from './found.ts';

/** `--map field=column …` of an import: a column, or where records are nested a path such as `testCase.vars.topic`. */
export function parseFieldMap(maps: readonly string[]): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const map of maps) {
    const at = map.indexOf('=');
    const field = map.slice(0, at);
    if (at <= 0 || at === map.length - 1) throw new UsageError(`--map ${map}: expected field=column`);
    if (!(mappable as readonly string[]).includes(field)) throw new UsageError(`--map ${map}: there is no field "${field}"`, `fields: ${mappable.join(', ')}`);
    result.set(field, map.slice(at + 1));
  }
  return result;
}

/** The same answer with fields taken from where the map says. A column that became a field is no `extra` any more. */
export function mapFields(raw: RawAnswer, record: Readonly<Record<string, unknown>>, map: ReadonlyMap<string, string>): RawAnswer {
  if (map.size === 0) return raw;
  const used = new Set(map.values());
  const taken = Object.fromEntries([...map].map(([field, path]) => [field, valueAt(record, path)]));
  const extra = Object.fromEntries(Object.entries(raw.extra ?? {}).filter(([name]) => !used.has(name)));
  return { ...raw, ...taken, extra };
}

function valueAt(record: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(record, path)) return record[path];
  let value: unknown = record;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(key)] as unknown;
    else value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}
