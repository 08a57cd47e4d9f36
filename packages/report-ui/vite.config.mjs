import { defineConfig } from 'vite';

/** One script and one style sheet, to be put into a page: nothing is loaded later. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2022',
    cssCodeSplit: false,
    sourcemap: false,
    lib: { entry: 'app/main.tsx', formats: ['iife'], name: 'valuelexReport', fileName: () => 'report.js', cssFileName: 'report' },
  },
  define: { 'process.env.NODE_ENV': '"production"' },
});
