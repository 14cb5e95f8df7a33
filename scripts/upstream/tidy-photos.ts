import { jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import type { NatsConnection } from '@nats-io/transport-node';
import { chunkSubject, STREAM } from '../../main/upstream/jetstream/objects/layout';
import { MEDIA } from '../../main/upstream/jetstream/topology';
import { overConnection } from './own-connection';

const ALL_CHUNKS = chunkSubject('>');

/**
 * Removes uploads of photos that nobody has gone on with since `before`: chunks that no description names. A console that is gone for
 * good leaves them; one that comes back after that begins its photo again.
 * @returns how many uploads were removed
 */
export const tidyPhotos = async (connection: NatsConnection, before: Date): Promise<number> => {
  const manager = await jetstreamManager(connection);
  const { state } = await manager.streams.info(STREAM, { subjects_filter: ALL_CHUNKS });
  // After the chunks: what is finished meanwhile has its description by now.
  const described = new Set((await (await new Objm(connection).open(MEDIA.name)).list()).map(({ nuid }) => chunkSubject(nuid)));
  let removed = 0;
  for (const subject of Object.keys(state.subjects ?? {})) {
    if (described.has(subject)) continue;
    const last = await manager.streams.getMessage(STREAM, { last_by_subj: subject });
    if (!last || last.time >= before) continue;
    await manager.streams.purge(STREAM, { filter: subject });
    removed += 1;
  }
  return removed;
};

/** The same over a connection of its own. `nkey`: seed of the platform's key, where the server asks for one. */
export const tidyPhotosAt = (url: string, before: Date, nkey?: Uint8Array): Promise<number> =>
  overConnection(url, nkey, (connection) => tidyPhotos(connection, before));
