import { mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { build } from 'vite';

/** Makes one runnable file of a TypeScript module of the tests, for a process of its own; the path of the file. */
export const bundle = async (entry: string): Promise<string> => {
  // Inside the project, so that native modules are found from there.
  const outDir = resolve('.cache/tests');
  mkdirSync(outDir, { recursive: true });
  const name = `${basename(entry, '.ts')}-${process.pid}`;
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      rollupOptions: { input: { [name]: resolve(entry) }, output: { entryFileNames: '[name].mjs' } },
    },
  });
  return resolve(outDir, `${name}.mjs`);
};
