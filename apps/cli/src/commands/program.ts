import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { declareOn } from './declare.ts';
import type { Run } from './declare.ts';
import { declareFiles } from './files.ts';
import { declarePlugins } from './plugins.ts';
import { declareResults } from './results.ts';
import { declareStages } from './stages.ts';
import { declareStudy } from './study.ts';

/** The program with all its verbs, in the order in which `--help` lists them. */
export function createProgram(run: Run): Command {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  const program = new Command('valuelex')
    .description('Find out which values language models express, and how far that can be trusted.')
    .version(version)
    .showSuggestionAfterError()
    // What is refused is told once, where the error is caught: as JSON too when JSON was asked for.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  const declare = declareOn(program, run);
  declareStudy(declare);
  declareStages(declare);
  declareFiles(declare);
  declareResults(declare);
  declarePlugins(declare);
  return program;
}
