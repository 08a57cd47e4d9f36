import type { z } from 'zod';
import { PluginError } from '../errors/plugin-error.ts';
import { ValueLexError } from '../errors/valuelex-error.ts';

/** The error of a port that gave back what its contract rules out: names the plugin, the member, what was expected and what was found. */
export function brokenContract(
  plugin: string,
  member: string,
  expected: string,
  found: string,
  cause?: unknown,
): PluginError {
  return new PluginError(plugin, 'broken-contract', `${member}: expected ${expected}, found ${found}`, {
    where: member,
    hint: 'this is a fault of the plugin; `valuelex plugins check` tells its author more',
    ...(cause === undefined ? {} : { cause }),
  });
}

const longest = 60;

/** A value in a few words, for error messages. Never whole answers: they are long and hostile. */
export function inWords(value: unknown): string {
  if (typeof value === 'string') {
    const text = JSON.stringify(value);
    return text.length > longest ? `${text.slice(0, longest)}… (${value.length} characters)` : text;
  }
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value instanceof Error) return `${value.name}: ${value.message.slice(0, 200)}`;
  if (typeof value === 'object' && value !== null) {
    return `an object with ${Object.keys(value).slice(0, 8).join(', ') || 'no members'}`;
  }
  return typeof value === 'function' ? 'a function' : String(value);
}

/** Fails unless every named member of the port is a function. */
export function requireMethods(plugin: string, port: unknown, members: readonly string[]): void {
  if (typeof port !== 'object' || port === null) {
    throw brokenContract(plugin, 'create', 'an object with the methods of the port', inWords(port));
  }
  for (const member of members) {
    const found: unknown = (port as Record<string, unknown>)[member];
    if (typeof found !== 'function') throw brokenContract(plugin, member, 'a method', inWords(found));
  }
}

/** Fails with the first issue, by path, unless the value follows the schema. */
export function requireShape<S extends z.ZodType>(
  plugin: string,
  member: string,
  schema: S,
  value: unknown,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  throw brokenContract(
    plugin,
    path === '' ? member : `${member} → ${path}`,
    issue?.message ?? 'another shape',
    at(value, issue?.path ?? []),
  );
}

function at(value: unknown, path: readonly PropertyKey[]): string {
  let here = value;
  for (const step of path) here = (here as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return inWords(here);
}

/** Passes on errors of ours; anything else that a port throws is a broken contract, with the original as cause. */
export function rethrown(plugin: string, member: string, error: unknown): unknown {
  if (ValueLexError.is(error)) return error;
  return brokenContract(plugin, member, 'no error, or one of the contract', inWords(error), error);
}

/** As {@link rethrown}, for calls that can be stopped: an abort is passed on as it is. */
export function rethrownUnlessAborted(plugin: string, member: string, error: unknown, signal: AbortSignal): unknown {
  return signal.aborted ? error : rethrown(plugin, member, error);
}
