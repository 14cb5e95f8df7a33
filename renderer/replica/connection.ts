import { useSyncExternalStore } from 'react';
import type { ConnectionState } from '../../preload/contract';
import { griddesk } from '../kit';

/** The connection as main last told this window; before that, what the counters say. */
let connection: ConnectionState = { state: 'catching-up', pending: 0, attention: 0, since: Date.now() };
let told = false;
const listeners = new Set<() => void>();

const take = (next: ConnectionState) => {
  connection = next;
  for (const listener of [...listeners]) listener();
};

/** Starts listening; hands back the function that ends it. */
export const watchConnection = (): (() => void) => {
  const stop = griddesk.onConnection((next) => {
    told = true;
    take(next);
  });
  void Promise.all([griddesk.diagnostics.read(), griddesk.app.info()]).then(([counts, info]) => {
    if (told || !counts.ok || !info.ok) return;
    const state = info.value.upstream === 'embedded' ? 'embedded' : 'catching-up';
    take({ state, pending: counts.value.pending, attention: counts.value.attention, since: Date.now() });
  });
  return stop;
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useConnection = (): ConnectionState => useSyncExternalStore(subscribe, () => connection);
