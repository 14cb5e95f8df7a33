import type { Context } from '../context';

/**
 * Whether all people of the roster are known here. At the first connection to a platform, or to another part of it, the
 * directory comes in pieces; an audience frozen meanwhile would be some of the people, and nobody could tell later. A cache
 * from before this was written down has read events, which come after the whole directory.
 */
export const isRosterWhole = ({ store: { read } }: Pick<Context, 'store'>): boolean =>
  read.rosterWhole() || read.lastSeq() > 0 || read.broadcastSeq() > 0;

/**
 * The directory has been read to its end: from here on what is known stands for itself, with or without a line.
 * Throws StorageError.
 */
export const noteRosterWhole = ({ store }: Pick<Context, 'store'>): void => {
  if (!store.read.rosterWhole()) store.write((tx) => tx.setRosterWhole());
};
