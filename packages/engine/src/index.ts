export { limitsSchema, samplingGridSchema, stepSchema, studyConfigSchema } from './config/study-config.ts';
export type { SamplingGrid, Step, StudyConfig, StudyConfigInput } from './config/study-config.ts';
export type { RunContext } from './study/run-context.ts';
export type { RunEvent } from './study/run-event.ts';
