import type { Push, PushValue } from '../../preload/contract';

/** The little that a push needs of a window. */
export interface Receiver {
  isDestroyed(): boolean;
  readonly webContents: { send(channel: string, value: unknown): void };
}

/** Sends a push to every window. The only place that does. */
export type Pushes = <P extends Push>(name: P, value: PushValue<P>) => void;

export const createPushes =
  (windows: () => Iterable<Receiver>): Pushes =>
  (name, value) => {
    for (const window of windows()) if (!window.isDestroyed()) window.webContents.send(`push:${name}`, value);
  };
