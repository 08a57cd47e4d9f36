// `tsc -b` sees only what the root references. `nx sync` empties that list when a new project is not in it, and finds that in order.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const { references } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
const listed = new Set(references.map(({ path }) => path.replace(/^\.\//, '')));
const projects = ['packages', 'plugins', 'apps', 'tools'].flatMap((room) =>
  readdirSync(room)
    .map((name) => `${room}/${name}`)
    .filter((folder) => existsSync(`${folder}/tsconfig.lib.json`)),
);
const missing = projects.filter((folder) => !listed.has(folder));
if (missing.length > 0) {
  console.error(`tsconfig.json does not reference ${missing.join(', ')}: add { "path": "./…" } for each, then run nx sync`);
  process.exit(1);
}
console.log(`tsconfig.json references all ${projects.length} projects.`);
