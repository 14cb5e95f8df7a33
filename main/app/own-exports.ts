import { writeFile } from 'node:fs/promises';
import { dialog } from 'electron';
import { fail, ok, type Output, type Result } from '../../preload/contract';
import type { AppHandlers } from '../ipc/answer';
import type { Exports } from '../services';
import type { Language } from './language';

export interface ExportParts {
  /** Undefined while the data is not open, or behind the curtain. */
  readonly exports: () => Exports | undefined;
  readonly language: () => Language;
}

type ExportHandlers = Pick<AppHandlers, 'exports.audit' | 'exports.cases' | 'exports.people'>;
type Saved = Output<'exports.audit'>;
type Made = Awaited<ReturnType<Exports['cases']>>;

/** Asks where to with the system's own dialog: no window ever names a path. */
const save = async (made: Made): Promise<Result<Saved>> => {
  if (!made.ok) return made;
  const { name, bytes, records } = made.value;
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: name });
  if (canceled || filePath === '') return ok({ records });
  try {
    await writeFile(filePath, bytes, { mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOSPC'
      ? fail('disk-full', 'the disk is full; the file was not saved')
      : fail('storage-failed', 'the file could not be saved', { code });
  }
  return ok({ path: filePath, records });
};

export const ownExports = ({ exports, language }: ExportParts): ExportHandlers => {
  const withExports = async (make: (from: Exports) => Made | Promise<Made>): Promise<Result<Saved>> => {
    const from = exports();
    return from ? save(await make(from)) : fail('locked', 'the data is not open');
  };
  return {
    'exports.audit': () => withExports((from) => from.audit()),
    'exports.cases': (input) => withExports((from) => from.cases(input, language())),
    'exports.people': (input) => withExports((from) => from.people(input, language())),
  };
};
