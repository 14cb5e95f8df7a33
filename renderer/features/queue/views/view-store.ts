import { useEffect, useSyncExternalStore } from 'react';
import type { SavedView } from '../../../../preload/contract';
import { griddesk, newId, useSettings } from '../../../kit';
import { currentFilter, filterQueue } from '../filter-store';
import { shippedViews } from './shipped';

/** The views of this seat, as they were last read or kept. */
let views: readonly SavedView[] = [];
const listeners = new Set<() => void>();
const take = (next: readonly SavedView[]): void => {
  views = next;
  for (const listener of [...listeners]) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const MOST_VIEWS = 30;

/** Shown at once; what main does not take (a full disk) is gone with the window. */
export const keepViews = (next: readonly SavedView[]): void => {
  take(next);
  void griddesk.views.write({ views: [...next] });
};
/** Keeps what the queue shows now under a name. */
export const keepCurrent = (name: string): void => {
  const filter = Object.fromEntries(Object.entries(currentFilter()).filter(([, value]) => value !== undefined)) as SavedView['filter'];
  keepViews([...views, { id: newId(), name, filter }].slice(0, MOST_VIEWS));
};
export const openView = ({ filter }: SavedView): void => filterQueue(filter);

export const useViews = (): readonly SavedView[] => useSyncExternalStore(subscribe, () => views);

/** Reads the views of the seat, and again for another one. Once a window. */
export const useReadViews = (): void => {
  const { role, area, departmentId, operatorId } = useSettings().seat;
  useEffect(() => {
    let current = true;
    take(shippedViews(role));
    void griddesk.views.read().then((answer) => current && answer.ok && answer.value && take(answer.value));
    return () => {
      current = false;
    };
  }, [role, area, departmentId, operatorId]);
};
