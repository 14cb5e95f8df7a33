import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { FileImport } from '../../preload/contract';

interface Work<Step extends string> {
  /** Files that were taken, the latest first. */
  readonly imports: readonly FileImport[];
  readonly busy: Step | undefined;
  /** Entries that were taken just now; undefined: nothing was. */
  readonly taken: number | undefined;
  readonly error: unknown;
  readonly fail: (error: unknown) => void;
  /** Does one step at a time; what it is refused with is shown, and what was said of the step before goes. */
  readonly doing: (step: Step, work: () => Promise<void>) => Promise<void>;
  /** Takes a file, or goes on with it. @param done what to do when it has been handed over */
  readonly take: (importing: Promise<FileImport>, done: () => void) => Promise<void>;
  /** The button that has the focus after a step. */
  readonly next: RefObject<HTMLButtonElement | null>;
}

/** What the dialogs share that bring a file into the platform's directory. @param read the files taken so far; the same function each time */
export const useFileImport = <Step extends string>(read: () => Promise<readonly FileImport[]>): Work<Step> => {
  const [imports, setImports] = useState<readonly FileImport[]>([]);
  const [busy, setBusy] = useState<Step>();
  const [taken, setTaken] = useState<number>();
  const [error, setError] = useState<unknown>();
  // What a step was refused with says more than that the list is not to be had.
  const readImports = useCallback(
    () => read().then(setImports, (refused: unknown) => setError((before: unknown) => before ?? refused)),
    [read],
  );
  useEffect(() => void readImports(), [readImports]);
  // What was pressed is disabled meanwhile, or gone: without this the keyboard would be nowhere, and Escape unheard.
  const next = useRef<HTMLButtonElement>(null);
  const worked = useRef(false);
  useEffect(() => {
    if (busy === undefined && worked.current) next.current?.focus();
    worked.current = busy !== undefined;
  }, [busy]);
  const doing = async (step: Step, work: () => Promise<void>) => {
    setBusy(step);
    setError(undefined);
    setTaken(undefined);
    try {
      await work();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(undefined);
      await readImports();
    }
  };
  const take = async (importing: Promise<FileImport>, done: () => void) => {
    const { done: entries, problem } = await importing;
    done();
    if (!problem) setTaken(entries);
  };
  return { imports, busy, taken, error, fail: setError, doing, take, next };
};
