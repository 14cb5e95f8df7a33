import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { logUnexpected } from './log';
import { ownArguments, parseOptions, type Options } from './options';

export interface Start {
  readonly options: Options;
  /** Folder of everything this console keeps. */
  readonly data: string;
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
    return refuseStart(`--data ${data}: cannot be used (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  app.setName('GridDesk');
  app.setPath('userData', data);
  return { options, data, passphrase: takePassphrase(options) };
};
