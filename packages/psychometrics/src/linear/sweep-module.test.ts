import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import wabt from 'wabt';
import { sweepModule } from './sweep-module.ts';

it('the committed module is what its source assembles to', async () => {
  const { parseWat } = await wabt();
  const source = readFileSync(new URL('./sweep.wat', import.meta.url), 'utf8');
  const { buffer } = parseWat('sweep.wat', source).toBinary({});
  expect(Buffer.from(sweepModule, 'base64').equals(Buffer.from(buffer))).toBe(true);
});
