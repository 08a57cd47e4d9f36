// All benchmarks, one process each, so that none warms up or fills the memory of another. Names as arguments choose some.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const all = ['eigenvalues', 'parallel-analysis', 'tetrachoric', 'factor-analysis', 'generalizability', 'memory', 'store', 'gateway', 'plan', 'descriptors', 'assessment', 'report', 'studio'];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  process.exit(2);
}
let failed = false;
for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`./${name}.mjs`, import.meta.url))], { stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
