import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type GridFile, type Result, type RosterPreview } from '../../preload/contract';
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

/** Nothing that a roster's import takes is larger, bytes; what is, is not even read. */
const MOST = 64 * 1024 * 1024;

interface Chosen {
  readonly path: string;
  /** What a window may know of it. */
  readonly fileName: string;
}

/** Reading what a person brings along as a file. */
export const importHandlers = ({ services, askWhich }: ImportParts): Pick<AppHandlers, 'imports.roster' | 'imports.grids'> => {
  const reading = async <T>(
    type: Parameters<AskWhich>[0],
    read: (from: Services, file: Chosen) => Promise<Result<T>>,
  ): Promise<Result<T | null>> => {
    if (!services()) return fail('locked', 'the data is not open');
    const path = await askWhich(type);
    if (path === undefined) return ok(null);
    const from = services();
    return from ? read(from, { path, fileName: basename(path).slice(0, 200) }) : fail('locked', 'the data is not open');
  };
  return {
    'imports.roster': () =>
      reading<RosterPreview>({ name: 'XLSX, CSV', extensions: ['xlsx', 'csv', 'txt'] }, async (from, { path, fileName }) => {
        let bytes: Uint8Array;
        try {
          if ((await stat(path)).size > MOST) return ok({ kind: 'unreadable', fileName, why: 'too-large', columns: [] });
          bytes = await readFile(path);
        } catch (error) {
          log(`a file could not be read: ${placeOf(error)}`);
          return ok({ kind: 'unreadable', fileName, why: 'not-a-table', columns: [] });
        }
        return from.readRosterFile(fileName, bytes);
      }),
    'imports.grids': () =>
      reading<GridFile>({ name: 'GeoJSON', extensions: ['geojson', 'json'] }, (from, { path, fileName }) =>
        from.readGridFile(fileName, () => createReadStream(path)),
      ),
  };
};
