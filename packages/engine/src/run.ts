// What it takes to run a study, and no more: the rooms of the stages load when they are come to, those of other verbs not at all.
export { findConfig, configFileNames } from './config/find-config.ts';
export { loadConfig } from './config/load-config.ts';
export type { LoadConfigOptions, LoadedConfig } from './config/load-config.ts';
export { isStageName, stageNames } from './stages/stage.ts';
export type { StudyStage } from './stages/stage.ts';
export type { RunEvent } from './study/run-event.ts';
export { runStudy } from './study/run-study.ts';
export type { RunResult, RunStudyOptions } from './study/run-study.ts';
