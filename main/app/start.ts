import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { isWritable } from './disk';
import { logUnexpected } from './log';
import { ownArguments, parseOptions, type Options } from './options';

export interface Start {
  readonly options: Options;
  /** Folder of everything this console keeps. */
  readonly data: string;
  /** Nothing can be written there: a window says so, and nothing is opened until it can. */
  readonly readOnly: boolean;
  /** From the environment variable that the options name. */
  readonly passphrase: string | undefined;
}

/** One line, and no window. */
export const refuseStart = (message: string): never => {
  process.stderr.write(`griddesk: ${message}\n`);
  process.exit(2);
};

/** What should not have happened before there was a window to tell of it. */
export const failStart = (error: unknown): void => {
  logUnexpected('start', error);
  app.exit(1);
};

/** The passphrase named by the options. Taken out of the environment, so that no child process inherits it. */
const takePassphrase = (options: Options): string | undefined => {
  const name = options['passphrase-env'];
  if (name === undefined) return undefined;
  const passphrase = process.env[name];
  delete process.env[name];
  return passphrase;
};

/** There is no window yet, and no language either: both are said. */
const folderRefusal = (folder: string, code: string): string =>
  `--data ${folder}: cannot be used (${code}).
  不能使用这个数据目录，没有写入任何数据。请换一个目录，或让管理员恢复写入权限。
  Nothing was written. Choose another folder, or have this one made usable.`;

/** Chromium wants a folder of its own to show a window at all; nothing of ours goes there. */
const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-'));
  process.once('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // A helper process still writes there. The system empties its temporary folder.
    }
  });
  return folder;
};

/** Reads the command line and makes the data folder this process's own; ends the process when it cannot. */
export const readStart = (): Start => {
  const parsed = parseOptions(ownArguments(process.argv, app.isPackaged), process.env);
  if (!parsed.ok) return refuseStart(parsed.message);
  const { options } = parsed;
  // Whatever is written from here on is for this user only.
  process.umask(0o077);
  const data = options.data === undefined ? join(app.getPath('appData'), 'GridDesk') : resolve(options.data);
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
  } catch (error) {
    return refuseStart(folderRefusal(data, (error as NodeJS.ErrnoException).code ?? 'unknown'));
  }
  const readOnly = !isWritable(data);
  app.setName('GridDesk');
  app.setPath('userData', readOnly ? temporaryFolder() : data);
  return { options, data, readOnly, passphrase: takePassphrase(options) };
};
