import type { Observable } from 'rxjs';

const EVERY = 30_000;
const QUIET = 5_000;

/** Moves the cache's log into its file when nobody is at work, so that no command has to. Hands back the end of it. */
export const keepHouse = (changed$: Observable<unknown>, checkpoint: () => void, failed: (error: unknown) => void): (() => void) => {
  let changedAt = 0;
  let due = false;
  const watching = changed$.subscribe(() => {
    changedAt = Date.now();
    due = true;
  });
  const timer = setInterval(() => {
    if (!due || Date.now() - changedAt < QUIET) return;
    due = false;
    try {
      checkpoint();
    } catch (error) {
      // A full disk, most likely. The log stays where it is, and is tried again.
      due = true;
      failed(error);
    }
  }, EVERY);
  return () => {
    clearInterval(timer);
    watching.unsubscribe();
  };
};
