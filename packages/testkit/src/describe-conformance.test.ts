import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { memoryCluster, memoryFactor } from './__fixtures__/memory-strategies.ts';
import { conformance } from './conformance.ts';
import { describeConformance } from './describe-conformance.ts';

// Under this runner, by its globals.
describeConformance(memoryFactor);

describe('describeConformance', () => {
  it('registers one test per check with the runner that it is given, and clears up after them', async () => {
    const suites: string[] = [];
    const tests: [string, () => Promise<void>][] = [];
    const afters: (() => Promise<void>)[] = [];
    const runner = {
      describe: (name: string, run: () => void) => {
        suites.push(name);
        run();
      },
      it: (name: string, run: () => Promise<void>) => tests.push([name, run]),
      after: (run: () => Promise<void>) => afters.push(run),
    };
    describeConformance(memoryCluster, { runner });
    expect(suites).toEqual(['clustering-strategy farthest-first: conformance']);
    expect(tests.map(([name]) => name)).toEqual(conformance(memoryCluster).checks.map(({ name }) => name));
    await Promise.all(tests.map(([, run]) => run()));
    await afters[0]!();
  });

  it.each([
    ['passes', {}, 0, /# fail 0/],
    ['fails', { WITH_BROKEN: '1' }, 1, /not ok \d+ - gives a dendrogram exactly where it is declared/],
  ] as const)(
    'runs under node --test, and %s as it should',
    async (_what, env, code, output) => {
      const file = fileURLToPath(new URL('./__fixtures__/node-runner.mjs', import.meta.url));
      const flags = [
        '--conditions=@valuelex/source',
        '--import',
        '@swc-node/register/esm-register',
        '--test-reporter=tap',
      ];
      const inherited: Record<string, string | undefined> = { PATH: process.env['PATH'] };
      const result = await new Promise<{ code: number; stdout: string }>((resolve) => {
        const root = fileURLToPath(new URL('../../..', import.meta.url));
        execFile(
          process.execPath,
          [...flags, '--test', file],
          { cwd: root, env: { ...inherited, ...env } },
          (error, stdout) => resolve({ code: Number(error?.code ?? 0), stdout }),
        );
      });
      expect(result.stdout).toMatch(output);
      expect(result.code).toBe(code);
    },
    60_000,
  );
});
