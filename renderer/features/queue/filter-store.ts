import { useSyncExternalStore } from 'react';
import { noFilter, type QueueFilter } from './filter';

/** Kept outside of the list, so that it survives a look at the map and the palette can set it. */
let current: QueueFilter = noFilter;
const listeners = new Set<() => void>();

export const changeFilter = (patch: Partial<QueueFilter>): void => {
  current = { ...current, ...patch };
  for (const listener of [...listeners]) listener();
};

/** Shows only what these say, whatever was chosen before; the order stays. */
export const filterQueue = (patch: Partial<QueueFilter>): void =>
  changeFilter({
    ...noFilter,
    reported: undefined,
    state: undefined,
    priority: undefined,
    category: undefined,
    village: undefined,
    department: undefined,
    sort: current.sort,
    ...patch,
  });

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
export const currentFilter = (): QueueFilter => current;
export const useFilter = (): QueueFilter => useSyncExternalStore(subscribe, () => current);
