import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { composeJsonSchema } from './json-schema.ts';

let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

describe('composeJsonSchema', () => {
  it('brings the options of every plugin with its name', async () => {
    const name = '@org/queue-far';
    const options = JSON.stringify({
      type: 'object',
      properties: { hosts: { type: 'integer' } },
      additionalProperties: false,
    });
    const schema = `{ '~standard': { version: 1, vendor: 'none', validate: (value) => ({ value }), jsonSchema: { input: () => (${options}) } } }`;
    await folder.write(
      'package.json',
      JSON.stringify({ name: 'mine', version: '1.0.0', dependencies: { [name]: '*', '@org/broken': '*' } }),
    );
    const manifest = (of: string): string =>
      JSON.stringify({
        name: of,
        version: '1.0.0',
        type: 'module',
        exports: './index.js',
        valuelex: { contract: 1, kind: 'work-queue', name: 'far' },
      });
    await folder.write(`node_modules/${name}/package.json`, manifest(name));
    await folder.write(
      `node_modules/${name}/index.js`,
      `export default { contract: 1, kind: 'work-queue', name: 'far', configSchema: ${schema}, capabilities: { distributed: true }, create: () => ({ run: async () => {} }) };`,
    );
    await folder.write('node_modules/@org/broken/package.json', manifest('@org/broken'));
    await folder.write('node_modules/@org/broken/index.js', 'export default 1;');

    const { schema: composed, skipped } = await composeJsonSchema({ configDir: folder.dir });
    expect(skipped).toEqual(['@org/broken']);
    const definitions = composed['$defs'] as Record<string, { allOf: unknown[] }>;
    expect(definitions['step-queue']?.allOf).toEqual([
      {
        if: { type: 'object', properties: { use: { enum: [name] } }, required: ['use'] },
        then: { properties: { with: JSON.parse(options) as unknown } },
      },
    ]);
    const { queue, providers, assess, embed } = composed['properties'] as Record<string, Record<string, unknown>>;
    expect(queue?.['allOf']).toEqual([{ $ref: '#/$defs/step-queue' }]);
    expect(JSON.stringify(providers)).toContain('#/$defs/step-provider');
    expect(JSON.stringify(assess)).toContain('#/$defs/step-rater');
    expect(embed?.['anyOf']).toMatchObject([{ allOf: [{ $ref: '#/$defs/step-embedder' }] }, { type: 'array', items: { allOf: [{ $ref: '#/$defs/step-embedder' }] } }]);
    // The names of slots stay in step with the format.
    const source = readFileSync(new URL('./study-config.ts', import.meta.url), 'utf8');
    for (const key of ['extract', 'factor', 'embed', 'cluster', 'store', 'queue', 'assess', 'report'])
      expect(source).toContain(`  ${key}: `);
  });
});
