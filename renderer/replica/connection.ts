import { useSyncExternalStore } from 'react';
import type { ConnectionState } from '../../preload/contract';
import { griddesk } from '../kit';

/** The connection as main last told this window. */
let connection: ConnectionState = {
  state: 'catching-up',
  link: { kind: 'catching-up', behind: 0 },
  pending: 0,
  attention: 0,
  since: Date.now(),
};
const listeners = new Set<() => void>();

const take = (next: ConnectionState) => {
  connection = next;
  for (const listener of [...listeners]) listener();
};

/** Starts listening; main answers the greeting with how the line is. Hands back the function that ends it. */
export const watchConnection = (): (() => void) => {
  const stop = griddesk.onConnection(take);
  void griddesk.app.info();
  return stop;
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/**
 * What `select` picks of the connection. It is told at every message that leaves or comes in, so whoever shows a part of it is
 * drawn anew only when that part is another.
 */
export const useConnection = <T>(select: (state: ConnectionState) => T): T => useSyncExternalStore(subscribe, () => select(connection));
