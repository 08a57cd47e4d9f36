export { serve, serveStudies } from './serve.ts';
export type { ServeOptions, Served, ServedStudies } from './serve.ts';
