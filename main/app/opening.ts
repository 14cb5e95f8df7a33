import type { BootState, Seat } from '../../preload/contract';
import type { Pushes } from '../ipc/pushes';
import type { Services } from '../services';
import type { Announce } from './announce';
import type { BootParts } from './boot';
import type { FindMedia } from './protocol';
import type { Start } from './start';

export interface OpeningParts {
  readonly start: Start;
  readonly seat: () => Seat;
  readonly push: Pushes;
  readonly announce: Announce;
}

/** INTERIM until the store is there. */
export const createOpening = (parts: OpeningParts) => {
  const services = (): Services | undefined => undefined;
  const media: FindMedia = async () => undefined;
  const bootParts: Pick<BootParts<Uint8Array>, 'lock' | 'open' | 'explain' | 'setAside'> = {
    lock: {
      path: parts.start.data,
      kept: () => 'none',
      hasKeychain: () => false,
      make: async () => new Uint8Array(32),
      unlock: async () => undefined,
    },
    open: async () => {
      throw new Error('the store is not wired yet');
    },
    explain: (): BootState => ({ kind: 'failed', detail: 'the store is not wired yet' }),
    setAside: () => {},
  };
  return { services, media, bootParts, close: async () => {} };
};
