// Assembles packages/psychometrics/src/linear/sweep.wat into sweep-module.ts beside it. A test holds the two together.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const folder = new URL('../../packages/psychometrics/', import.meta.url);
const wabt = await createRequire(new URL('package.json', folder))('wabt')();
const { buffer } = wabt.parseWat('sweep.wat', readFileSync(new URL('src/linear/sweep.wat', folder), 'utf8')).toBinary({});
const target = new URL('src/linear/sweep-module.ts', folder);
const text = readFileSync(target, 'utf8');
const lines = Buffer.from(buffer).toString('base64').match(/.{1,150}/g) ?? [];
const at = text.indexOf('export const sweepModule');
writeFileSync(target, `${text.slice(0, at)}export const sweepModule =\n  ${lines.map((line) => `'${line}'`).join(' +\n  ')};\n`);
process.stdout.write(`sweep-module.ts: ${buffer.byteLength} bytes of WebAssembly\n`);
