// CommonJS, since Nx loads generators with require().
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');
const { generateFiles, readJson, updateJson } = require('@nx/devkit');

/** Kind → prefix of the package name, and the packages that the template uses beside core. */
const kinds = {
  'model-provider': { prefix: 'provider', uses: ['provider-kit'] },
  'descriptor-extractor': { prefix: 'extractor', uses: [] },
  embedder: { prefix: 'embedder', uses: [] },
  'factor-strategy': { prefix: 'factor', uses: ['psychometrics'] },
  'clustering-strategy': { prefix: 'cluster', uses: [] },
  'value-test': { prefix: 'test', uses: [] },
  rater: { prefix: 'rater', uses: [] },
  'response-store': { prefix: 'store', uses: [] },
  'work-queue': { prefix: 'queue', uses: [] },
  reporter: { prefix: 'reporter', uses: [] },
};

/**
 * Writes plugins/<prefix>-<name>, and adds it to the project references.
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, kind: string, skipInstall?: boolean }} options
 */
module.exports = async function plugin(tree, options) {
  const found = Object.entries(kinds).find(([long, { prefix }]) => options.kind === long || options.kind === prefix);
  if (!found) throw new Error(`There is no kind "${options.kind}". There are ${Object.keys(kinds).join(', ')}.`);
  const [kind, { prefix, uses }] = found;
  const folder = `plugins/${prefix}-${options.name}`;
  if (tree.exists(folder)) throw new Error(`${folder} is already there.`);

  const { version } = readJson(tree, 'packages/core/package.json');
  const values = { name: options.name, kind, prefix, packageName: `@valuelex/${prefix}-${options.name}`, coreVersion: version, uses };
  generateFiles(tree, join(__dirname, 'files/common'), folder, values);
  generateFiles(tree, join(__dirname, `files/${kind}`), folder, values);
  updateJson(tree, `${folder}/package.json`, (manifest) => ({
    ...manifest,
    ...(uses.length > 0 && { dependencies: Object.fromEntries(uses.map((name) => [`@valuelex/${name}`, 'workspace:^'])) }),
    ...(tree.exists(`${folder}/conformance.json`) && {
      valuelex: { ...manifest.valuelex, conformance: readJson(tree, `${folder}/conformance.json`) },
    }),
  }));
  if (tree.exists(`${folder}/conformance.json`)) tree.delete(`${folder}/conformance.json`);

  // What `nx sync` would write; done here so that the plugin type-checks at once.
  updateJson(tree, `${folder}/tsconfig.lib.json`, (config) => ({
    ...config,
    references: [...uses, 'testkit', 'core'].map((name) => ({ path: `../../packages/${name}/tsconfig.lib.json` })),
  }));
  // Linked at the root, so that a config anywhere in the checkout can name it.
  updateJson(tree, 'package.json', (manifest) => ({
    ...manifest,
    devDependencies: { ...manifest.devDependencies, [values.packageName]: 'workspace:^' },
  }));
  updateJson(tree, 'tsconfig.json', (config) => ({ ...config, references: [...config.references, { path: `./${folder}` }] }));

  return () => {
    if (!options.skipInstall) execFileSync('pnpm', ['install', '--no-frozen-lockfile'], { stdio: 'inherit', shell: process.platform === 'win32' });
  };
};

module.exports.kinds = Object.keys(kinds);
