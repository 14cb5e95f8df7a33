import { root } from './paths.mjs';

/**
 * Lets a script use the project's TypeScript: Vite reads it as the tests do, on any Node; it serves nothing and watches
 * nothing. The modules live as long as `work` runs.
 * @template T
 * @param {(load: (path: string) => Promise<any>) => Promise<T>} work load: a module by its absolute path
 * @returns {Promise<T>}
 */
export async function withTypeScript(work) {
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    return await work((path) => server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}
