import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, Record<string, unknown>>;
const manifest = read('package.json') as Record<string, Record<string, string | boolean>>;
const locked = Object.entries(read('package-lock.json')['packages'] as Record<string, Locked>).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.split('node_modules/').at(-1)!;

/** Licences under which something may be part of an Apache-2.0 program without asking anything of it but to be named. */
const FREE = /^\(?(MIT|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0)( (OR|AND) [\w.-]+)*\)?$/;

/** That each is used is knip's to say, in `npm run lint`. */
describe('packages of others', () => {
  it('are named by their exact versions', () => {
    const versions = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });

  it('that ship with the console have licences that fit its own', () => {
    const shipped = locked.filter(([, { dev, optional }]) => !dev && !optional);
    expect(shipped.length).toBeGreaterThan(30);
    expect(shipped.filter(([, { license = '' }]) => !FREE.test(license)).map(([path, { license }]) => `${path} ${license}`)).toEqual([]);
  });

  it('run nothing when they are installed: each that would is named, and refused', () => {
    const would = new Set(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path)));
    expect(manifest['allowScripts']).toEqual(Object.fromEntries([...would].toSorted().map((name) => [name, false])));
  });
});
