import { fail, ok, type Output, type Result } from '../../preload/contract';
import type { AppHandlers } from '../ipc/answer';
import type { Exports } from '../services';
import { saveAtomically } from '../store';
import type { Language } from './language';
import type { AskWhere } from './ask-where';

export interface ExportParts {
  /** Undefined while the data is not open, or behind the curtain. */
  readonly exports: () => Exports | undefined;
  readonly language: () => Language;
  readonly askWhere: AskWhere;
}

type ExportHandlers = Pick<
  AppHandlers,
  'exports.audit' | 'exports.cases' | 'exports.evaluation' | 'exports.people' | 'exports.roster' | 'exports.gridFaults'
>;
type Saved = Output<'exports.audit'>;
type Made = Awaited<ReturnType<Exports['cases']>>;

const save = async (made: Made, askWhere: AskWhere): Promise<Result<Saved>> => {
  if (!made.ok) return made;
  const { name, bytes, records } = made.value;
  const filePath = await askWhere(name);
  if (filePath === undefined) return ok({ records });
  try {
    await saveAtomically(filePath, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOSPC'
      ? fail('disk-full', 'the disk is full; the file was not saved')
      : fail('storage-failed', 'the file could not be saved', { code });
  }
  return ok({ path: filePath, records });
};

export const ownExports = ({ exports, language, askWhere }: ExportParts): ExportHandlers => {
  const withExports = async (make: (from: Exports) => Made | Promise<Made>): Promise<Result<Saved>> => {
    const from = exports();
    return from ? save(await make(from), askWhere) : fail('locked', 'the data is not open');
  };
  return {
    'exports.audit': () => withExports((from) => from.audit()),
    'exports.cases': (input) => withExports((from) => from.cases(input, language())),
    'exports.roster': (input) => withExports((from) => from.roster(input, language())),
    'exports.evaluation': (input) => withExports((from) => from.evaluation(input, language())),
    'exports.gridFaults': (input) => withExports((from) => from.gridFaults(input, language())),
    'exports.people': (input) => withExports((from) => from.people(input, language())),
  };
};
