// node-llama-cpp is optional and stays out of the workspace. This installs it aside, for processors alone, and runs the tests of
// provider-llama-cpp that load a real model file with it. They are skipped everywhere else.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const version = '3.22.1';
const binaries = { 'linux-x64': 'linux-x64', 'linux-arm64': 'linux-arm64', 'darwin-arm64': 'mac-arm64-metal', 'darwin-x64': 'mac-x64', 'win32-x64': 'win-x64' };
const binary = binaries[`${process.platform}-${process.arch}`];
if (binary === undefined) {
  console.error(`node-llama-cpp has no binary for ${process.platform}-${process.arch}`);
  process.exit(1);
}

const aside = resolve('node_modules/.cache/llama-cpp');
const installed = join(aside, 'node_modules/node-llama-cpp/package.json');
if (!existsSync(installed) || JSON.parse(readFileSync(installed, 'utf8')).version !== version) {
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, 'package.json'), '{ "private": true }\n');
  const packages = [`node-llama-cpp@${version}`, `@node-llama-cpp/${binary}@${version}`];
  run('npm', ['install', '--prefix', aside, '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages]);
}

const link = resolve('plugins/provider-llama-cpp/node_modules/node-llama-cpp');
rmSync(link, { force: true });
symlinkSync(join(aside, 'node_modules/node-llama-cpp'), link, 'junction');
const results = join(aside, 'results.json');
try {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--selectProjects', 'provider-llama-cpp'];
  run(process.execPath, [...jest, '--testPathPatterns', 'real-model', '--json', '--outputFile', results]);
} finally {
  rmSync(link, { force: true });
}
const { numPassedTests, numPendingTests } = JSON.parse(readFileSync(results, 'utf8'));
if (numPassedTests === 0 || numPendingTests > 0) {
  console.error(`The model was not loaded: ${numPassedTests} tests passed, ${numPendingTests} were skipped.`);
  process.exit(1);
}
console.log(`A model made by the test answered in this process: ${numPassedTests} tests passed.`);

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) {
    if (error) console.error(error.message);
    process.exitCode = 1;
    throw new Error(`${command} ended with ${status}`);
  }
}
