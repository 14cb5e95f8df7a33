/** Smaller values than this one, the smallest first. */
const smaller = (value: unknown): unknown[] => {
  if (typeof value === 'string') {
    if (value === '') return [];
    const half = Math.floor(value.length / 2);
    return ['', value.slice(0, half), value.slice(half), value.slice(1), value.slice(0, -1)].filter((text) => text.length < value.length);
  }
  if (typeof value === 'number') return value === 0 ? [] : [0, ...(Number.isInteger(value) ? [] : [Math.trunc(value)])];
  if (typeof value === 'bigint' || typeof value === 'boolean' || value === null || value === undefined) return [];
  if (value instanceof Uint8Array) return value.length === 0 ? [] : [value.slice(0, value.length / 2), value.slice(0, -1)];
  if (Array.isArray(value)) {
    const list = value as unknown[];
    return [
      ...(list.length > 1 ? [list.slice(0, list.length / 2), list.slice(list.length / 2)] : []),
      ...list.map((_, at) => list.toSpliced(at, 1)),
      ...list.flatMap((item, at) => smaller(item).map((less) => list.with(at, less))),
    ];
  }
  const entries = Object.entries(value as object);
  return [
    ...entries.map((_, at) => Object.fromEntries(entries.toSpliced(at, 1))),
    ...entries.flatMap(([name, item], at) => smaller(item).map((less) => Object.fromEntries(entries.with(at, [name, less])))),
  ];
};

/** Tries at most; what is found by then is small enough to read. */
const TRIES = 2000;

/** The smallest value reached from this one, step by step, that still fails. */
export const shrunk = async <T>(value: T, fails: (smaller: T) => Promise<boolean>): Promise<T> => {
  let tries = 0;
  const step = async (from: T): Promise<T | undefined> => {
    for (const less of smaller(from) as T[]) {
      if ((tries += 1) > TRIES) return undefined;
      if (await fails(less)) return less;
    }
    return undefined;
  };
  let found = value;
  for (let next: T | undefined = value; next !== undefined; next = await step(found)) found = next;
  return found;
};
