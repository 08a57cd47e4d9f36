// The boundary rules are skipped in silence when nx has no project graph. This proves that they fire.
import { ESLint } from 'eslint';

const forbidden = [
  ['plugins/factor-pca/src/probe.ts', "import '@valuelex/engine';", '@nx/enforce-module-boundaries', 'a plugin imports the engine'],
  ['plugins/factor-pca/src/probe.ts', "import '@valuelex/factor-efa';", '@nx/enforce-module-boundaries', 'a plugin imports a plugin'],
  ['packages/psychometrics/src/probe.ts', "import '@valuelex/core';", '@nx/enforce-module-boundaries', 'pure statistics import core'],
  ['packages/core/src/probe.ts', "import '@valuelex/provider-kit';", '@nx/enforce-module-boundaries', 'core imports a kit'],
  ['packages/engine/src/probe.ts', "import '@valuelex/provider-openai';", '@nx/enforce-module-boundaries', 'the engine imports a plugin'],
  ['plugins/factor-pca/src/probe.ts', "import 'tsyringe';", 'no-restricted-imports', 'a plugin imports tsyringe'],
];

const eslint = new ESLint();
const silent = [];
for (const [filePath, code, rule, what] of forbidden) {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  if (!result?.messages.some((message) => message.ruleId === rule)) silent.push(what);
}
if (silent.length > 0) {
  console.error(`Boundary rules are silent: ${silent.join('; ')}`);
  process.exit(1);
}
console.log(`Boundary rules fire on all ${forbidden.length} probes.`);
