import type { NatsConnection } from '@nats-io/transport-node';
import { MAX_MEDIA_BYTES, type Media, type PutMediaAnswer } from '../../ports';
import { isForbidden, wordsOf } from './faults';
import type { ObjectGetter } from './objects/get-object';
import { putObject } from './objects/put-object';
import { MEDIA_TYPE } from './topology';

const UNKNOWN_TYPE = 'application/octet-stream';

/** A photo out of the object store. */
export const getMedia = async (
  getter: ObjectGetter,
  connection: NatsConnection,
  name: string,
  most: number = MAX_MEDIA_BYTES,
): Promise<Media | 'too-large' | undefined> => {
  const got = await getter.get(connection, name, most);
  return typeof got === 'object' ? { bytes: got.bytes, type: got.metadata[MEDIA_TYPE] ?? UNKNOWN_TYPE } : got;
};

/** Puts a photo under its name, in chunks. One that is there already, whole and the same, is not sent again. */
export const putMedia = async (
  connection: NatsConnection,
  name: string,
  { bytes, type }: Media,
  go: () => boolean = () => true,
): Promise<PutMediaAnswer> => {
  if (bytes.length > MAX_MEDIA_BYTES) return { kind: 'refused', why: 'too-large', reason: `a photo of ${bytes.length} bytes` };
  try {
    return { kind: await putObject(connection, { name, bytes, metadata: { [MEDIA_TYPE]: type } }, go) };
  } catch (error) {
    const reason = wordsOf(error);
    return isForbidden(error) ? { kind: 'refused', why: 'permission', reason } : { kind: 'unreachable', reason };
  }
};
