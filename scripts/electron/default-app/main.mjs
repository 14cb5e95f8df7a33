/**
 * What `electron FOLDER` runs when the Electron in use came without its own default app: reads FOLDER's package.json and
 * starts its main file, as the original does.
 *
 * The awaited import at the end matters: Electron holds its `ready` event back until this module has been evaluated, and
 * protocol.registerSchemesAsPrivileged() must be called before `ready`.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));

if (process.argv.includes('--version') || process.argv.includes('-v')) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (target === undefined) {
  process.stderr.write('Give the folder of the app: electron FOLDER\n');
  process.exit(2);
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });

const path = resolve(target);
const manifest = join(path, 'package.json');
try {
  const known = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  if (known.version) app.setVersion(known.version);
  const name = known.productName ?? known.name ?? basename(path);
  app.setName(name);
  app.setDesktopName?.(known.desktopName ?? `${name}.desktop`);
  // resolve() knows package.json's "main", index.js and a plain file alike.
  const file = createRequire(join(path, 'x.js')).resolve(path);
  app.setAppPath(statSync(path).isDirectory() ? path : dirname(file));
  await import(pathToFileURL(file).href);
} catch (error) {
  process.stderr.write(`Cannot start the app in ${path}\n${error?.stack ?? error}\n`);
  process.exit(1);
}
