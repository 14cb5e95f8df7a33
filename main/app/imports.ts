import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result, type RosterPreview } from '../../preload/contract';
import type { AppHandlers } from '../ipc/answer';
import type { Services } from '../services';
import { log, placeOf } from './log';

/** Asks the person for a file to read: no window ever names a path. undefined: they thought better of it. */
export type AskWhich = (type: { readonly name: string; readonly extensions: string[] }) => Promise<string | undefined>;

export interface ImportParts {
  /** Undefined while the data is closed or behind the curtain. */
  readonly services: () => Services | undefined;
  readonly askWhich: AskWhich;
}

/** Nothing that an import takes is larger, bytes; what is, is not even read. */
const MOST = 64 * 1024 * 1024;

/** Reading what a person brings along as a file. */
export const importHandlers = ({ services, askWhich }: ImportParts): Pick<AppHandlers, 'imports.roster'> => ({
  'imports.roster': async (): Promise<Result<RosterPreview | null>> => {
    if (!services()) return fail('locked', 'the data is not open');
    const path = await askWhich({ name: 'XLSX, CSV', extensions: ['xlsx', 'csv', 'txt'] });
    if (path === undefined) return ok(null);
    const fileName = basename(path).slice(0, 200);
    let bytes: Uint8Array;
    try {
      if ((await stat(path)).size > MOST) return ok({ kind: 'unreadable', fileName, why: 'too-large', columns: [] });
      bytes = await readFile(path);
    } catch (error) {
      log(`a file could not be read: ${placeOf(error)}`);
      return ok({ kind: 'unreadable', fileName, why: 'not-a-table', columns: [] });
    }
    const from = services();
    return from ? from.readRosterFile(fileName, bytes) : fail('locked', 'the data is not open');
  },
});
