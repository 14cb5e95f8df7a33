import type { BrowserWindow, FileFilter } from 'electron';

export interface AskWhereOptions {
  /** The dialog belongs to this window. */
  readonly window: BrowserWindow;
  readonly type: FileFilter;
}

/** Asks the operator where a file goes: no window ever names a path. undefined: they thought better of it. */
export type AskWhere = (suggested: string, options?: AskWhereOptions) => Promise<string | undefined>;
