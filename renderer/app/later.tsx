import { useEffect, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';

/** A part of the window whose code comes after its first picture. */
export interface Later<P> {
  (props: P): ReactNode;
  /** Brings its code, once; resolves when it is there. */
  readonly fetch: () => Promise<void>;
}

interface Held<P> {
  readonly part?: ComponentType<P>;
  readonly failure?: unknown;
}

/**
 * Shows nothing until the part's code is there, and from then on the part at once: `lazy` would show its fallback for a
 * moment even then. The code is asked for when the part is wanted, unless `fetch` brought it before.
 * @param isWanted whether these props show something; a dialog that is closed can wait
 */
export const later = <P extends object>(load: () => Promise<ComponentType<P>>, isWanted: (props: P) => boolean = () => true): Later<P> => {
  let held: Held<P> = {};
  let coming: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const hold = (now: Held<P>): void => {
    held = now;
    for (const tell of listeners) tell();
  };
  const fetch = (): Promise<void> =>
    (coming ??= load().then(
      (part) => hold({ part }),
      (failure: unknown) => hold({ failure }),
    ));
  const listen = (tell: () => void) => {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  };
  const Part = (props: P): ReactNode => {
    const { part: Loaded, failure } = useSyncExternalStore(listen, () => held);
    const wanted = isWanted(props);
    useEffect(() => {
      if (wanted) void fetch();
    }, [wanted]);
    if (failure !== undefined && wanted) throw failure;
    return Loaded ? <Loaded {...props} /> : null;
  };
  return Object.assign(Part, { fetch });
};

/** Brings parts one after the other, each when the window has nothing better to do. */
export const fetchInIdleTime = async (parts: readonly Later<never>[]): Promise<void> => {
  for (const { fetch } of parts) {
    await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 1000 }));
    await fetch();
  }
};
