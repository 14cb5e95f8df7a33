/** A stream of chance that a seed fixes: the same seed tells the same story on every machine. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  /** A number between the two. */
  between(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One key of a table of weights. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** Fills and hands back the array, as `crypto.getRandomValues` does. */
  bytes(target: Uint8Array): Uint8Array;
}

/** FNV-1a, spread by the finaliser of MurmurHash3: neighbouring texts give unlike numbers. */
export const hashText = (text: string, basis = 0x811c9dc5): number => {
  let hash = basis;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** Small fast counter generator (sfc32, from PractRand), 128 bits of state. */
const sfc32 = (text: string) => {
  let a = hashText(text, 0x9e3779b9);
  let b = hashText(text, 0x243f6a88);
  let c = hashText(text, 0xb7e15162);
  let counter = 1;
  const step = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) step();
  return step;
};

/** Chance of its own for each purpose: `seeded(seed, 'people', code)` does not depend on what else was drawn. */
export const seeded = (...purpose: readonly (string | number)[]): Random => {
  const step = sfc32(purpose.join('/'));
  const next = () => step() / 2 ** 32;
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[int(0, list.length - 1)] as T;
  };
  return {
    next,
    int,
    pick,
    between: (min, max) => min + next() * (max - min),
    chance: (probability) => next() < probability,
    weighted: (weights) => {
      const entries = Object.entries(weights) as [never, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1)!)[0];
    },
    bytes: (target) => target.map((_, i) => (target[i] = step() & 0xff)),
  };
};
