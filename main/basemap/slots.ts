/** Waiting questions beyond this are given up, the oldest first: nobody looks there any more. */
const MOST_WAITING = 300;

/**
 * So many at once. What was asked last comes first: a camera that moves on leaves what it passed behind.
 * @returns runs one piece of work; undefined when it was given up
 */
export const createSlots = (atOnce: () => number) => {
  let running = 0;
  const waiting: { readonly start: () => void; readonly giveUp: () => void }[] = [];

  const next = (): void => {
    while (running < atOnce() && waiting.length > 0) waiting.pop()!.start();
  };

  return <T>(work: () => Promise<T>): Promise<T | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({
        start: () => {
          running += 1;
          void work()
            .then(resolve, reject)
            .finally(() => {
              running -= 1;
              next();
            });
        },
        giveUp: () => resolve(undefined),
      });
      if (waiting.length > MOST_WAITING) waiting.shift()!.giveUp();
      next();
    });
};
