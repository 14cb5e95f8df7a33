/** Does the work for every item, so many at a time, in order of beginning. The first failure ends it. */
export const inFlight = async <T>(most: number, items: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> => {
  const iterator = items[Symbol.iterator]();
  const one = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: most }, one));
};
