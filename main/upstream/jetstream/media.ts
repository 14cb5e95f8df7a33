import { Objm } from '@nats-io/obj';
import type { NatsConnection } from '@nats-io/transport-node';
import { MAX_MEDIA_BYTES, type Media, type PutMediaAnswer } from '../../ports';
import { isForbidden, wordsOf } from './faults';
import { MEDIA, MEDIA_TYPE } from './topology';

const UNKNOWN_TYPE = 'application/octet-stream';

/** A photo out of the object store, whose chunks' digest the client checks. */
export const getMedia = async (
  connection: NatsConnection,
  id: string,
  most: number = MAX_MEDIA_BYTES,
): Promise<Media | 'too-large' | undefined> => {
  const store = await new Objm(connection).open(MEDIA.name, false);
  const info = await store.info(id);
  if (!info || info.deleted) return undefined;
  if (info.size > most) return 'too-large';
  const bytes = await store.getBlob(id);
  return bytes ? { bytes, type: info.metadata?.[MEDIA_TYPE] ?? UNKNOWN_TYPE } : undefined;
};

/** Puts a photo under its id, in chunks. One that is there already, whole and of the same size, is not sent again. */
export const putMedia = async (connection: NatsConnection, id: string, { bytes, type }: Media): Promise<PutMediaAnswer> => {
  if (bytes.length > MAX_MEDIA_BYTES) return { kind: 'refused', why: 'too-large', reason: `a photo of ${bytes.length} bytes` };
  try {
    const store = await new Objm(connection).open(MEDIA.name, false);
    const there = await store.info(id);
    if (there && !there.deleted && there.size === bytes.length) return { kind: 'stored' };
    await store.putBlob({ name: id, metadata: { [MEDIA_TYPE]: type } }, bytes);
    return { kind: 'stored' };
  } catch (error) {
    const reason = wordsOf(error);
    return isForbidden(error) ? { kind: 'refused', why: 'permission', reason } : { kind: 'unreachable', reason };
  }
};
