import type { Context } from './context';

/** Made of the directory once, and again when it has changed or another seat asks. */
export const remembered = <T>(context: Context, make: () => T): (() => T) => {
  let made: { readonly key: string; readonly value: T } | undefined;
  return () => {
    const key = `${context.store.read.directoryRev()} ${context.getSeat().area}`;
    if (made?.key !== key) made = { key, value: make() };
    return made.value;
  };
};
