import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron } from '../../scripts/lib/electron.mjs';
import { launch } from '../../scripts/lib/launch.mjs';
import { callBridge } from '../support/electron';
import { withKeyring } from '../support/keyring';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-keychain-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

/** Starts on the same data with a keyring of this name, and tells how the boot came to rest. */
const bootWith = async (keyring: string): Promise<{ state: unknown; source: unknown }> => {
  const found = await findElectron();
  const { executable, env } = withKeyring(found.executable, join(folder, keyring));
  const console = await launch({
    executable,
    env,
    data: join(folder, 'data'),
    args: ['--password-store=gnome-libsecret', '--demo-speed', '0'],
  });
  try {
    const state = async () => {
      const answer = await callBridge(console.window, 'boot.state');
      return answer.ok ? answer.value : answer.error;
    };
    await expect.poll(async () => JSON.stringify(await state()), { timeout: 60_000 }).not.toContain('opening');
    const info = await callBridge(console.window, 'app.info');
    return { state: await state(), source: info.ok && info.value.keySource };
  } finally {
    await console.close();
  }
};

describe('the OS keychain', () => {
  it('keeps the key where there is one, and nobody is asked; another keychain does not open the data', async () => {
    expect(await bootWith('mine')).toEqual({ state: { kind: 'ready' }, source: 'keychain' });
    expect(readFileSync(join(folder, 'data', 'key.json'), 'utf8')).toContain('"keychain"');
    expect(await bootWith('mine')).toEqual({ state: { kind: 'ready' }, source: 'keychain' });
    expect(await bootWith('another')).toEqual({ state: { kind: 'key-lost', path: join(folder, 'data', 'key.json') }, source: 'keychain' });
  });
});
