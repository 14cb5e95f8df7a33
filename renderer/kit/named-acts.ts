import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something on the screen that has a button and no key of its own: the palette finds it by its name. */
export interface NamedAct {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

let acts: readonly NamedAct[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly NamedAct[]) => {
  acts = next;
  for (const listener of [...listeners]) listener();
};

/** Offers the act in the palette while `when` holds and the component is drawn. */
export const useNamedAct = (id: string, label: string, run: () => void, when: boolean): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!when) return undefined;
    const act: NamedAct = { id, label, run: () => latest.current() };
    change([...acts, act]);
    return () => change(acts.filter((other) => other !== act));
  }, [id, label, when]);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
export const useNamedActs = (): readonly NamedAct[] => useSyncExternalStore(subscribe, () => acts);
