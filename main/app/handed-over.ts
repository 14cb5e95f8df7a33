/** Nothing more asked for so long after a script: the page has all of its own, ms. */
const QUIET_MS = 15;
/** A window that asks for nothing waits no longer for what main has to read, ms. */
const LATEST_MS = 1000;

export interface HandedOver {
  /** To be told of every address that was answered. */
  readonly answered: (url: string) => void;
  /** Resolves when the first page has its scripts. */
  readonly done: Promise<void>;
}

/**
 * Main is one thread: while it reads modules or opens a file no page is given its scripts. Who waits for this lets the
 * first window have them, and works while the window reads them.
 */
export const watchHandingOver = (): HandedOver => {
  let resolve: () => void;
  const done = new Promise<void>((end) => (resolve = end));
  let timer: NodeJS.Timeout | undefined = setTimeout(() => resolve(), LATEST_MS);
  return {
    answered: (url) => {
      if (!new URL(url).pathname.endsWith('.js') || timer === undefined) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        resolve();
      }, QUIET_MS);
    },
    done,
  };
};
