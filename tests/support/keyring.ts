import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A stand-in for the Electron executable that starts it inside a desktop session of its own with an unlocked GNOME
 * keyring. The keyring's file lives in `folder`: who starts with the same folder has the same keyring.
 */
export const withKeyring = (executable: string, folder: string): { executable: string; env: Record<string, string> } => {
  mkdirSync(folder, { recursive: true });
  const script = join(folder, 'electron-with-keyring');
  const inside = `printf %s keyring-password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "${executable}" "$@"`;
  writeFileSync(script, `#!/bin/sh\nexec dbus-run-session -- sh -c '${inside}' electron "$@"\n`);
  chmodSync(script, 0o755);
  return { executable: script, env: { XDG_DATA_HOME: join(folder, 'share') } };
};
