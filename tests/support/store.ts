import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlatformLog, openStore, type SqliteStore } from '../../main/store';
import type { Clock, PlatformLog } from '../../main/ports';
import { MovableClock } from './clock';

/** A folder with a store in it, for one test. */
export interface StorePlace {
  readonly folder: string;
  readonly path: string;
  readonly key: Buffer;
  readonly clock: Clock;
  /** Opens the store, again if it was closed. */
  open(): SqliteStore;
  /** Opens the embedded platform's file in the same folder. */
  openPlatform(): PlatformLog;
  /** Closes what is open and removes the folder. */
  remove(): void;
}

/** @param options anchored: false for a test that works on the file from outside and looks at what else would find that */
export const storePlace = (clock: Clock = new MovableClock(), { anchored = true } = {}): StorePlace => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-store-'));
  const path = join(folder, 'griddesk.db');
  const key = randomBytes(32);
  const opened: { close(): void }[] = [];
  const remember = <T extends { close(): void }>(what: T): T => {
    opened.push(what);
    return what;
  };
  return {
    folder,
    path,
    key,
    clock,
    open: () => remember(openStore({ path, key, clock, anchored })),
    openPlatform: () => remember(openPlatformLog({ path: join(folder, 'platform.db'), key })),
    remove: () => {
      for (const one of opened) one.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Which of these texts stand in the raw bytes of a file of the folder: `<file>: <text>`. */
export const textsFoundIn = (folder: string, texts: readonly string[]): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return texts
        .filter((text) => bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le')))
        .map((text) => `${entry.name}: ${text}`);
    });
