type JsonSchema = Readonly<Record<string, unknown>>;

/** The member names that a JSON Schema allows at a path; none where it allows any. Follows refs and alternatives. */
export function keysAt(root: JsonSchema, path: readonly PropertyKey[]): string[] {
  const names = new Set<string>();
  for (const schema of follow(root, root, path)) {
    for (const name of Object.keys((schema['properties'] as JsonSchema | undefined) ?? {})) names.add(name);
  }
  return [...names];
}

function follow(root: JsonSchema, schema: JsonSchema, path: readonly PropertyKey[]): JsonSchema[] {
  const here = alternatives(root, schema);
  const [head, ...rest] = path;
  if (head === undefined) return here;
  return here.flatMap((option) => {
    const properties = option['properties'] as Record<string, JsonSchema> | undefined;
    const next =
      properties?.[String(head)] ??
      (typeof head === 'number' ? (option['items'] as JsonSchema | undefined) : undefined) ??
      option['additionalProperties'];
    return typeof next === 'object' && next !== null ? follow(root, next as JsonSchema, rest) : [];
  });
}

function alternatives(root: JsonSchema, schema: JsonSchema): JsonSchema[] {
  const ref = schema['$ref'];
  if (typeof ref === 'string' && ref.startsWith('#/')) {
    let target: unknown = root;
    for (const part of ref.slice(2).split('/')) target = (target as Record<string, unknown> | undefined)?.[part];
    return typeof target === 'object' && target !== null ? alternatives(root, target as JsonSchema) : [];
  }
  const options = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => (schema[word] as JsonSchema[] | undefined) ?? []);
  return [schema, ...options.flatMap((option) => alternatives(root, option))];
}
