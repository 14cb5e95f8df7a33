import type { Push, PushValue } from '../../preload/contract';
import { wallBoot, wallSettings } from './wall';

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

/** What a wall display is told of what the desks are: that something changed, how the line is, how to look. */
export const wallPushes = (send: Pushes): Pushes => {
  const told: { readonly [P in Push]?: (value: PushValue<P>) => void } = {
    poke: (value) => send('poke', value),
    connection: (value) => send('connection', { ...value, attention: 0 }),
    settings: (value) => send('settings', wallSettings(value)),
    boot: (value) => send('boot', wallBoot(value)),
  };
  return (name, value) => told[name]?.(value);
};
