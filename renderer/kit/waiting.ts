import { useSyncExternalStore } from 'react';
import type { Waiting, WaitingCommand } from '../../preload/contract';
import { griddesk } from './bridge';

/** What waits at this seat to leave the house, as main last told this window. */
let waiting: readonly WaitingCommand[] = [];
let byCase: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();

const take = ({ commands }: Waiting): void => {
  waiting = commands;
  byCase = new Map(commands.map(({ caseId, until }) => [caseId, until]));
  for (const listener of [...listeners]) listener();
};

/** Starts listening; hands back the function that ends it. */
export const watchWaiting = (): (() => void) => {
  const stop = griddesk.onWaiting(take);
  void griddesk.cases.waiting().then((answer) => answer.ok && take(answer.value));
  return stop;
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** In the order in which it was given. */
export const useWaiting = (): readonly WaitingCommand[] => useSyncExternalStore(subscribe, () => waiting);

/** When the last of what waits on this case goes; undefined: nothing waits. */
export const useWaitsUntil = (caseId: string): number | undefined => useSyncExternalStore(subscribe, () => byCase.get(caseId));
