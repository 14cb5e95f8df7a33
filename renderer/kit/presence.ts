import { useEffect, useSyncExternalStore } from 'react';
import { PRESENCE_BEAT_MS } from '../../preload/contract/presence';
import type { Presence, Viewer } from '../../preload/contract';
import { griddesk } from './bridge';
import { newId } from './commands';

/** Who has which case open at another seat, as main last told this window. */
let viewers: ReadonlyMap<string, readonly Viewer[]> = new Map();
const listeners = new Set<() => void>();
const nobody: readonly Viewer[] = [];

const take = ({ cases }: Presence): void => {
  // Who is shown the same people keeps the same list, and is not drawn again.
  const same = (caseId: string, now: readonly Viewer[]): readonly Viewer[] => {
    const before = viewers.get(caseId);
    return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
  };
  viewers = new Map(cases.map((one) => [one.caseId, same(one.caseId, one.viewers)]));
  for (const listener of [...listeners]) listener();
};

/** Starts listening; hands back the function that ends it. */
export const watchPresence = (): (() => void) => {
  const stop = griddesk.onPresence(take);
  void griddesk.presence.read().then((answer) => answer.ok && take(answer.value));
  return stop;
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Who has this case open at another seat. */
export const useViewers = (caseId: string): readonly Viewer[] => useSyncExternalStore(subscribe, () => viewers.get(caseId) ?? nobody);

const windowId = newId();

/** Says that this window shows this case, as long as it does. */
export const useLook = (caseId: string): void => {
  useEffect(() => {
    const look = () => void griddesk.presence.look({ windowId, caseId });
    look();
    const beat = setInterval(look, PRESENCE_BEAT_MS);
    return () => {
      clearInterval(beat);
      void griddesk.presence.look({ windowId, caseId: null });
    };
  }, [caseId]);
};
