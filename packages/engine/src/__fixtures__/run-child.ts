import { runStudy } from '../study/run-study.ts';
import { fallbackFrom } from './repository.ts';

// Runs a study in a process of its own, so that it can be killed.
await runStudy({ configFile: process.argv[2] as string, fallbackFrom });
