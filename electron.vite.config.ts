import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = (path: string) => resolve(import.meta.dirname, path);

/**
 * fflate has a variable named `require`, as electron-vite's shim has: two of a name make a file that cannot be loaded. The
 * same word in the text of its workers stays.
 */
const fflateRequire = {
  name: 'fflate-require',
  transform: (code: string, id: string) =>
    id.endsWith('/fflate/esm/index.mjs')
      ? code.replace('var require =', 'var ofNode =').replace('_a = require(', '_a = ofNode(')
      : undefined,
};

/**
 * Everything is bundled but Electron and the native database: a packaged app carries two modules instead of hundreds,
 * and starts faster. Targets are those of the oldest Electron the tests run on (33: Chromium 130, Node 20).
 */
export default defineConfig({
  main: {
    plugins: [fflateRequire],
    resolve: { alias: [{ find: /^rxjs$/, replacement: here('node_modules/rxjs/dist/esm/index.js') }] },
    build: {
      outDir: 'out/main',
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: { input: here('main/index.ts'), external: ['electron', 'libsql'], output: { format: 'es' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      externalizeDeps: false,
      // A sandboxed preload script must be CommonJS in one file.
      rollupOptions: { input: here('preload/index.ts'), external: ['electron'], output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      // Half the bytes to parse: the window is usable a fifth of a second sooner.
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: here('renderer/index.html'),
        // Of a folder's index a chunk takes what it uses. Nothing of ours runs for its effect alone.
        treeshake: { moduleSideEffects: (id) => !id.startsWith(here('renderer/')) || /\.css$|\/main\.tsx$|\.html/.test(id) },
        // What every window begins with comes in one piece: each file costs main a turn.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
});
