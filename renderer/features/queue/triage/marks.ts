import { useSyncExternalStore } from 'react';
import type { CaseRow } from '../../../../preload/contract';

/** The cases marked for an act on all of them; shared by the list, its rows and the bar. */
let marked: ReadonlySet<string> = new Set();
/** Where a stretch began, and what was marked besides. */
let stretch: { readonly from: string; readonly besides: ReadonlySet<string> } | undefined;
const listeners = new Set<() => void>();

const set = (next: ReadonlySet<string>): void => {
  marked = next;
  for (const listener of [...listeners]) listener();
};

export const clearMarks = (): void => {
  stretch = undefined;
  if (marked.size > 0) set(new Set());
};
export const markOnly = (ids: Iterable<string>): void => {
  stretch = undefined;
  set(new Set(ids));
};
export const toggleMark = (id: string): void => {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  stretch = { from: id, besides: next };
  set(next);
};
/** A plain step ends the stretch; the next one begins where it then is. */
export const endStretch = (): void => {
  stretch = undefined;
};
/** Marks from where the stretch began (else from `from`) to `to`; going back takes back. */
export const stretchTo = (rows: readonly CaseRow[], from: number, to: number): void => {
  const start = rows[from];
  if (!start) return;
  stretch ??= { from: start.id, besides: marked };
  const begin = rows.findIndex(({ id }) => id === stretch?.from);
  const [low, high] = begin < 0 ? [to, to] : [Math.min(begin, to), Math.max(begin, to)];
  set(new Set([...stretch.besides, ...rows.slice(low, high + 1).map(({ id }) => id)]));
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
export const currentMarks = (): ReadonlySet<string> => marked;
export const useMarks = (): ReadonlySet<string> => useSyncExternalStore(subscribe, currentMarks);
