import type { ConfigProblem, SchemaIssue } from '@valuelex/core';
import { nameHint } from './nearest-name.ts';
import { keysAt } from './schema-keys.ts';

/** The members of zod's issues that say more than Standard Schema asks for; absent for other libraries. */
interface DetailedIssue {
  readonly code?: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly inclusive?: boolean;
  readonly origin?: string;
  readonly errors?: readonly (readonly DetailedIssue[])[];
  readonly issues?: readonly DetailedIssue[];
}

export interface ProblemSource {
  /** Where the checked value stands in the file: `factor.with`. */
  readonly at: string;
  /** The value as it was written. */
  readonly value: unknown;
  readonly jsonSchema: () => Readonly<Record<string, unknown>>;
  /** Package whose schema it is. */
  readonly plugin?: string;
}

/** Issues of a schema as problems of a config file: where, what was expected, what was found, what was meant. */
export function schemaProblems(issues: readonly SchemaIssue[], source: ProblemSource): ConfigProblem[] {
  return issues.flatMap((issue) => problemsOf(detailed(issue), [], source));
}

function detailed(issue: SchemaIssue): DetailedIssue {
  const path = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  return { ...(issue as unknown as DetailedIssue), path };
}

function problemsOf(issue: DetailedIssue, above: readonly PropertyKey[], source: ProblemSource): ConfigProblem[] {
  const path = [...above, ...issue.path];
  const found = valueAt(source.value, path);
  const base = { path: inFile(source.at, path), ...(source.plugin !== undefined && { plugin: source.plugin }) };

  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(source.jsonSchema(), path);
      return (issue.keys ?? []).map((key) => {
        const hint = nameHint(key, known);
        return {
          ...base,
          path: inFile(source.at, [...path, key]),
          message: `there is no ${source.plugin === undefined ? 'setting' : 'option'} "${key}"`,
          ...(known.length > 0 && { expected: `one of ${known.join(', ')}` }),
          found: key,
          ...(hint !== undefined && { hint }),
        };
      });
    }
    case 'invalid_union': {
      const branch = likeliest(issue.errors ?? []);
      if (branch !== undefined) return branch.flatMap((inner) => problemsOf(inner, path, source));
      const expected = [...new Set((issue.errors ?? []).flat().map(expectation))].join(' or ');
      return [
        {
          ...base,
          message: found === undefined ? 'is missing' : 'is of the wrong kind',
          expected,
          found: shown(found),
        },
      ];
    }
    case 'invalid_key':
      return [
        {
          ...base,
          message: 'is no valid name',
          expected: (issue.issues ?? []).map((inner) => inner.message).join('; '),
          found: String(path.at(-1)),
        },
      ];
    case 'invalid_value': {
      const values = (issue.values ?? []).map(String);
      const hint = typeof found === 'string' ? nameHint(found, values) : undefined;
      const near = hint?.startsWith('did you mean') ? hint : quotesHint(found, values);
      return [
        {
          ...base,
          message: found === undefined ? 'is missing' : 'is not one of the values that are possible',
          expected: values.length === 1 ? shown(issue.values?.[0]) : `one of ${values.join(', ')}`,
          found: shown(found),
          ...(near !== undefined && { hint: near }),
        },
      ];
    }
    case 'invalid_type':
    case 'too_small':
    case 'too_big':
      return [
        {
          ...base,
          message: found === undefined ? 'is missing' : titles[issue.code],
          expected: expectation(issue),
          found: shown(found),
          ...(issue.expected === 'string' && isBare(found) && { hint: `write it in quotes: "${found}"` }),
        },
      ];
    default:
      return [
        {
          ...base,
          message: found === undefined ? 'is missing' : 'is not valid',
          expected: issue.message,
          found: shown(found),
        },
      ];
  }
}

/** What YAML reads as a number or a truth value although a text was meant. */
function isBare(found: unknown): found is number | boolean {
  return typeof found === 'number' || typeof found === 'boolean';
}

function quotesHint(found: unknown, values: readonly string[]): string | undefined {
  return isBare(found) && values.includes(String(found)) ? `write it in quotes: "${found}"` : undefined;
}

const titles = { invalid_type: 'is of the wrong kind', too_small: 'is too small', too_big: 'is too large' } as const;

/** The alternative that the writer most likely meant: the one whose problems lie inside the value, the fewest of them. */
function likeliest(branches: readonly (readonly DetailedIssue[])[]): readonly DetailedIssue[] | undefined {
  const inside = branches.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code !== 'invalid_type'),
  );
  return [...inside].sort((a, b) => a.length - b.length)[0];
}

function expectation(issue: DetailedIssue): string {
  const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? 'a whole number'
        : `${/^[aeio]/.test(issue.expected ?? '') ? 'an' : 'a'} ${issue.expected}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit}`;
    default:
      return issue.message;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const part of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<PropertyKey, unknown>)[part];
  }
  return here;
}

function inFile(at: string, path: readonly PropertyKey[]): string {
  return [...(at === '' ? [] : [at]), ...path.map(String)].join('.');
}

/** A value for people, short. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
