import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a TypeScript fixture is run: `[node, …arguments]`. */
function childCommand(fixture: string, args: readonly string[]): { readonly file: string; readonly command: string[] } {
  const file = fileURLToPath(new URL(fixture, import.meta.url));
  const register = '@swc-node/register/esm-register';
  const command = [process.execPath, '--no-warnings', '--conditions=@valuelex/source', '--import', register, file, ...args];
  return { file, command };
}

/** Starts a fixture of this folder in a process of its own; `wrap` may put another command before it. */
export function runChild(
  fixture: string,
  args: readonly string[],
  wrap: (command: readonly string[]) => readonly string[] = (command) => command,
): ChildProcessByStdio<null, Readable, Readable> {
  const { file, command } = childCommand(fixture, args);
  const [program, ...rest] = wrap(command);
  const project = fileURLToPath(new URL('../../tsconfig.spec.json', import.meta.url));
  return spawn(program as string, rest, {
    cwd: dirname(file),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: project },
  });
}

/** All that a child says on stdout, once it has ended well. */
export function saidBy(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    let [said, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(`ended with ${code}: ${errors}`))));
  });
}
