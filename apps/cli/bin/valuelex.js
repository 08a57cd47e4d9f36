#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

// Half of a start is the compiling of modules. Node keeps what it compiled from 22.1 on; NODE_DISABLE_COMPILE_CACHE=1 keeps it from that.
module.enableCompileCache?.();

// In a fresh checkout the command exists before it is built.
const main = new URL('../dist/main.js', import.meta.url);
if (existsSync(main)) {
  const { main: start } = await import(main.href);
  await start(process.argv.slice(2));
} else {
  process.stderr.write('valuelex is not built yet: run `npm run setup` in the checkout.\n');
  process.exitCode = 2;
}
