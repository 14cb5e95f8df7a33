import type { Push, PushValue } from '../../preload/contract';

/** The little that a push needs of a window. */
export interface Receiver {
  isDestroyed(): boolean;
  readonly webContents: { isCrashed(): boolean; send(channel: string, value: unknown): void };
}

/** Sends a push to every window. The only place that does. A window whose process died asks for everything when it is back. */
export type Pushes = <P extends Push>(name: P, value: PushValue<P>) => void;

export const createPushes =
  (windows: () => Iterable<Receiver>): Pushes =>
  (name, value) => {
    for (const window of windows()) {
      if (window.isDestroyed() || window.webContents.isCrashed()) continue;
      window.webContents.send(`push:${name}`, value);
    }
  };
