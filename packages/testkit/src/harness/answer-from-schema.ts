import type { ModelQuestion } from '@valuelex/core';

type Schema = Readonly<Record<string, unknown>>;

/**
 * What an obedient and dull model says: the least that the JSON Schema of the question allows, or the number 3. With `word`, every list
 * has one entry, and every text that is free is that word.
 */
export function answerFromSchema(question: Pick<ModelQuestion, 'responseSchema'>, word?: string): string {
  return question.responseSchema === undefined ? '3' : JSON.stringify(least(question.responseSchema, word));
}

function least(schema: Schema, word: string | undefined): unknown {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return (schema['enum'] as unknown[])[0];
  for (const union of ['anyOf', 'oneOf', 'allOf']) {
    if (Array.isArray(schema[union])) return least((schema[union] as Schema[])[0]!, word);
  }
  const type: unknown = Array.isArray(schema['type']) ? (schema['type'] as unknown[])[0] : schema['type'];
  switch (type) {
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
      return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, least(property, word)]));
    }
    case 'array':
      return word === undefined || schema['items'] === undefined ? [] : [least(schema['items'] as Schema, word)];
    case 'number':
    case 'integer':
      return schema['minimum'] ?? schema['maximum'] ?? 0;
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return word ?? 'nothing';
  }
}
