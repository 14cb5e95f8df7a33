import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron } from '../../scripts/lib/electron.mjs';
import { sandboxArguments } from '../../scripts/lib/sandbox.mjs';

/** How the wire writes a fuse: a digit a fuse. */
const [OFF, ON] = [0x30, 0x31];

let folder: string;
let executable: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-packed-'));
  const electron = await findElectron();
  const packed = spawnSync(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      '--linux',
      'dir',
      '--publish',
      'never',
      `--config.directories.output=${folder}`,
      `--config.electronDist=${electron.folder}`,
      `--config.electronVersion=${electron.version}`,
    ],
    { encoding: 'utf8' },
  );
  if (packed.status !== 0) throw new Error(`electron-builder failed:\n${packed.stdout}\n${packed.stderr}`);
  executable = join(folder, 'linux-unpacked', 'griddesk');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts what was packed with an option it refuses, so that it ends by itself: what it says shows who answered. */
const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(executable, [...sandboxArguments, ...args], { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 60_000 });

describe('a packed console', () => {
  it('has the fuses that its configuration names', async () => {
    const wire = await getCurrentFuseWire(executable);
    expect(wire[FuseV1Options.RunAsNode]).toBe(OFF);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(ON);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON);
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF);
  });

  it('is no Node for whoever asks it to be one', () => {
    const asNode = start(['-e', 'console.log("I am Node")'], { ELECTRON_RUN_AS_NODE: '1' });
    expect(asNode.stdout).not.toContain('I am Node');
    expect(asNode.status).toBe(2);
  });

  it('runs no code that the environment names', () => {
    const script = join(folder, 'planted.cjs');
    const mark = join(folder, 'planted');
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
    const answer = start(['--no-such-option'], { NODE_OPTIONS: `--require ${script}` });
    expect(answer.stderr).toContain('unknown option');
    expect(existsSync(mark)).toBe(false);
  });

  it('loads itself from its archive only, not from a folder put beside it', () => {
    const planted = join(folder, 'linux-unpacked', 'resources', 'app');
    const mark = join(folder, 'replaced');
    mkdirSync(planted);
    writeFileSync(join(planted, 'package.json'), '{ "main": "main.cjs" }');
    writeFileSync(join(planted, 'main.cjs'), `require('node:fs').writeFileSync(${JSON.stringify(mark)}, ''); process.exit(7)`);
    const answer = start(['--no-such-option']);
    expect(answer.status).toBe(2);
    expect(existsSync(mark)).toBe(false);
    rmSync(planted, { recursive: true });
  });
});
