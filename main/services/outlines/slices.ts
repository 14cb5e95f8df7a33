/** Work at one time, ms; after that others have their turn. */
const SLICE_MS = 8;

/** Others have their turn. */
export const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Others have their turn, if it is time. */
export const createPace = (): (() => Promise<void>) => {
  let until = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() < until) return;
    await giveWay();
    until = performance.now() + SLICE_MS;
  };
};

/** Drives work that gives way by itself, in slices of some milliseconds. @param go asked between them; false: undefined is answered */
export const inSlices = async <T>(work: Generator<void, T>, go: () => boolean): Promise<T | undefined> => {
  const pace = createPace();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pace();
    if (!go()) return undefined;
  }
};
