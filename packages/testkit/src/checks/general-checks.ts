import { checkPlugin } from '@valuelex/core';
import type { PluginKind } from '@valuelex/core';
import { assert, canonical } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import type { Harness } from '../harness/harness.ts';
import { spiedOn } from '../harness/spied-on.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** What holds for a plugin of any kind. */
export function generalChecks<K extends PluginKind>(harness: Harness<K>): Check[] {
  const { plugin } = harness;
  const schema = (): JsonSchema => plugin.configSchema['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
  const validate = async (value: unknown): Promise<boolean> =>
    !(await plugin.configSchema['~standard'].validate(value)).issues;

  return [
    check('is a plugin of this contract', () => checkPlugin(plugin)),
    check('takes the options of this test', async () => void (await harness.options())),
    check('refuses an option that it does not know', async () => {
      assert(typeof harness.config === 'object' && harness.config !== null, 'config: expected an object');
      assert(
        !(await validate({ ...harness.config, 'no-such-option': 1 })),
        'configSchema: expected unknown options to be refused (zod: z.strictObject), but `no-such-option` was taken',
      );
    }),
    check('emits its options as JSON Schema', () => {
      const emitted = schema();
      assert(canonical(emitted) === canonical(JSON.parse(JSON.stringify(emitted))), 'JSON Schema: expected plain JSON');
      const objects = branches(emitted);
      assert(
        objects.length > 0 && objects.every((branch) => branch['type'] === 'object'),
        'JSON Schema: expected type "object"',
      );
      assert(
        objects.every((branch) => branch['additionalProperties'] === false),
        'JSON Schema: expected additionalProperties false, so that editors mark unknown options',
      );
    }),
    check('describes every option', () => {
      const bare = undescribed(schema(), '');
      assert(
        bare.length === 0,
        `configSchema: expected a description for every option (.describe), none for ${bare.join(', ')}`,
      );
    }),
    check('creates without network, environment, clock or chance', async () => {
      const context = await harness.context();
      const options = await harness.options();
      const seen = await spiedOn(context, (watched) => Promise.resolve(plugin.create(options, watched)));
      assert(seen.length === 0, `create: expected to use nothing but its arguments, but it ${seen.join(', ')}`);
    }),
    check('has the members of its port', async () => {
      await harness.using(async ({ bare }) => {
        const facts: Readonly<Record<string, unknown>> = { ...plugin.capabilities };
        for (const [fact, member] of [
          ['embeddings', 'embed'],
          ['listModels', 'listModels'],
        ] as const) {
          if (!(fact in facts)) continue;
          const there = typeof (bare as unknown as Record<string, unknown>)[member] === 'function';
          assert(
            there === facts[fact],
            `${member}: expected ${facts[fact] ? 'a method' : 'none'} (capabilities.${fact} is ${String(facts[fact])})`,
          );
        }
      });
    }),
    check('can be created more than once', async () => {
      await harness.using(async (first) => {
        await harness.using(async (second) => {
          assert(first.bare !== second.bare, 'create: expected a new port each time, found the same object');
        });
      });
    }),
  ];
}

/** The object schemas that a config may follow: one, or each branch of a union. */
function branches(schema: JsonSchema): readonly JsonSchema[] {
  const union = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  return union ? union.flatMap(branches) : [schema];
}

function undescribed(schema: JsonSchema, path: string): string[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const here = Object.entries(properties).flatMap(([name, property]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const described = typeof property['description'] === 'string' && property['description'] !== '';
    // The tag of a union explains itself.
    return [...(described || 'const' in property ? [] : [own]), ...undescribed(property, own)];
  });
  const parts = [
    schema['items'],
    schema['additionalProperties'],
    ...['anyOf', 'oneOf', 'allOf'].map((key) => schema[key]),
  ];
  const inside = parts.flatMap((part) => (Array.isArray(part) ? (part as JsonSchema[]) : [part as JsonSchema]));
  const deeper = inside
    .filter((part) => typeof part === 'object' && part !== null)
    .flatMap((part) => undescribed(part, path));
  return [...new Set([...here, ...deeper])];
}
