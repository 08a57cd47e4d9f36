import type { ConfigProblem } from '@valuelex/core';
import type { SecretRegistry } from './secrets.ts';

const reference = /\$\{([^}]*)\}/g;
/** Options whose value is a secret, whatever the plugin. */
const secretName = /^(?:.*[-_]|x-)?(?:api[-_]?key|access[-_]?token|token|secret|password|authorization)$/i;
const environment = /^env:([A-Za-z_][A-Za-z0-9_]*)$/;

export interface Interpolated {
  readonly value: unknown;
  readonly problems: readonly ConfigProblem[];
  /** Paths whose value could not be had: what is said about them would only repeat the problem. */
  readonly unresolved: ReadonlySet<string>;
}

/** Puts the environment's values in place of `${env:NAME}` and registers them as secrets. */
export function interpolate(
  raw: unknown,
  env: Readonly<Record<string, string | undefined>>,
  secrets: SecretRegistry,
): Interpolated {
  const problems: ConfigProblem[] = [];
  const unresolved = new Set<string>();

  const inText = (text: string, path: string): string =>
    text.replace(reference, (whole: string, inside: string) => {
      const name = environment.exec(inside)?.[1];
      if (name === undefined) {
        unresolved.add(path);
        problems.push({
          path,
          message: `${whole} is no reference that can be filled in`,
          expected: '${env:NAME}',
          found: whole,
        });
        return whole;
      }
      const value = env[name];
      if (value === undefined || value === '') {
        unresolved.add(path);
        problems.push({
          path,
          message: `the environment variable ${name} is ${value === '' ? 'empty' : 'not set'}`,
          expected: 'a value',
          found: value === '' ? 'an empty text' : 'nothing',
          hint: `export ${name}=… before running, or take the reference out`,
        });
        return whole;
      }
      secrets.register(name, value);
      return value;
    });

  const walk = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') {
      if (value.includes('${')) return inText(value, path);
      if (secretName.test(path.slice(path.lastIndexOf('.') + 1))) secrets.registerLiteral(value);
      return value;
    }
    if (Array.isArray(value)) return value.map((entry, i) => walk(entry, join(path, i)));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, walk(entry, join(path, key))]));
    }
    return value;
  };
  return { value: walk(raw, ''), problems, unresolved };
}

function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}
