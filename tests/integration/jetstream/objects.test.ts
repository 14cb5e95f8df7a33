import { randomBytes } from 'node:crypto';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHUNK_BYTES, chunkSubject, digestOf, STREAM, uploadId } from '../../../main/upstream/jetstream/objects/layout';
import { createObjectGetter } from '../../../main/upstream/jetstream/objects/get-object';
import { putMedia } from '../../../main/upstream/jetstream/media';
import { MEDIA } from '../../../main/upstream/jetstream/topology';
import { openProxy, type Proxy } from '../../support/proxy';
import { startSmallServer, type SmallServer } from '../../support/small-server';
import { newId } from '../../support/uuid';

const CHUNKS = 12;
const MOST = 20 * 1024 * 1024;

let server: SmallServer;
let proxy: Proxy;
const lines: NatsConnection[] = [];
beforeAll(async () => {
  server = await startSmallServer();
  proxy = await openProxy(server.url);
});
afterEach(async () => {
  proxy.mend();
  for (const line of lines.splice(0)) await line.close();
});
afterAll(async () => {
  await proxy.close();
  await server.end();
});

/** A line as the console dials it: one that breaks stays broken. */
const dial = async (): Promise<NatsConnection> => {
  const line = await connect({ servers: proxy.url, reconnect: false });
  lines.push(line);
  return line;
};
const photoOf = (chunks = CHUNKS) => ({ bytes: new Uint8Array(randomBytes((chunks - 1) * CHUNK_BYTES + 17)), type: 'image/jpeg' });
const subjectOf = (name: string, { bytes }: { bytes: Uint8Array }, attempt = 0) =>
  chunkSubject(uploadId(name, digestOf(bytes), CHUNK_BYTES, attempt));
const stateOf = async (filter: string) => {
  const manager = await jetstreamManager(server.connection);
  return (await manager.streams.info(STREAM, { subjects_filter: filter })).state;
};
const stored = async (subject: string): Promise<number> => (await stateOf(subject)).subjects?.[subject] ?? 0;
const lastSeq = async (): Promise<number> => (await stateOf('none')).last_seq;
/** As any other client of object stores reads it, digest and all. */
const readByOthers = async (name: string): Promise<Uint8Array | null> => (await new Objm(server.connection).open(MEDIA.name)).getBlob(name);
/** Says yes so many times. */
const times = (count: number, then: () => boolean): (() => boolean) => {
  let left = count;
  return () => (left-- > 0 ? true : then());
};

describe('an upload', () => {
  it('that the line breaks off goes on where it was over the next line, and others read it', async () => {
    const [name, photo] = [newId(), photoOf()];
    const subject = subjectOf(name, photo);
    const before = await lastSeq();
    const cut = times(5, () => {
      proxy.cut();
      return true;
    });
    expect(await putMedia(await dial(), name, photo, cut)).toMatchObject({ kind: 'unreachable' });
    expect(await stored(subject)).toBe(5);
    expect(await readByOthers(name)).toBeNull();
    proxy.mend();
    expect(await putMedia(await dial(), name, photo)).toEqual({ kind: 'stored' });
    // Every chunk was stored once, and then the description: nothing from zero, nothing left over.
    expect([await lastSeq(), await stored(subject)]).toEqual([before + CHUNKS + 1, CHUNKS]);
    expect(Buffer.compare((await readByOthers(name))!, photo.bytes)).toBe(0);
    const info = await (await new Objm(server.connection).open(MEDIA.name)).info(name);
    expect(info).toMatchObject({ chunks: CHUNKS, size: photo.bytes.length, metadata: { type: 'image/jpeg' }, deleted: false });
    expect(await putMedia(await dial(), name, photo)).toEqual({ kind: 'stored' });
    expect(await lastSeq()).toBe(before + CHUNKS + 1);
  });

  it('stops between two chunks when something else comes first, and goes on later', async () => {
    const [name, photo] = [newId(), photoOf()];
    const before = await lastSeq();
    expect(
      await putMedia(
        await dial(),
        name,
        photo,
        times(7, () => false),
      ),
    ).toEqual({ kind: 'paused' });
    expect(await lastSeq()).toBe(before + 7);
    expect(await putMedia(await dial(), name, photo)).toEqual({ kind: 'stored' });
    expect(await lastSeq()).toBe(before + CHUNKS + 1);
    expect(Buffer.compare((await readByOthers(name))!, photo.bytes)).toBe(0);
  });

  it('takes a chunk that came late over an earlier line for what it is, and stores it once', async () => {
    const [name, photo] = [newId(), photoOf()];
    const [subject, before] = [subjectOf(name, photo), await lastSeq()];
    let late: Promise<unknown> | undefined;
    const line = await dial();
    // Between the look at what is there and the third chunk the same chunk arrives by the other way.
    const meanwhile = times(2, () => {
      if (late) return true;
      proxy.stall();
      late = jetstream(server.connection)
        .publish(subject, photo.bytes.subarray(2 * CHUNK_BYTES, 3 * CHUNK_BYTES))
        .then(() => proxy.mend());
      return true;
    });
    expect(await putMedia(line, name, photo, meanwhile)).toEqual({ kind: 'stored' });
    await late;
    expect([await lastSeq(), await stored(subject)]).toEqual([before + CHUNKS + 1, CHUNKS]);
    expect(Buffer.compare((await readByOthers(name))!, photo.bytes)).toBe(0);
  });

  it('does not build on what somebody else has put where its chunks lie', async () => {
    const [name, photo] = [newId(), photoOf(2)];
    await jetstream(server.connection).publish(subjectOf(name, photo), 'rubbish');
    expect(await putMedia(await dial(), name, photo)).toEqual({ kind: 'stored' });
    expect(await stored(subjectOf(name, photo, 1))).toBe(2);
    expect(Buffer.compare((await readByOthers(name))!, photo.bytes)).toBe(0);
  });

  it('of another photo under the name takes its place and leaves none of its chunks', async () => {
    const [name, one, other] = [newId(), photoOf(3), photoOf(2)];
    const line = await dial();
    await putMedia(line, name, one);
    await putMedia(line, name, other);
    expect([await stored(subjectOf(name, one)), await stored(subjectOf(name, other))]).toEqual([0, 2]);
    expect(Buffer.compare((await readByOthers(name))!, other.bytes)).toBe(0);
  });
});

describe('a download', () => {
  const put = async (bytes: Uint8Array): Promise<string> => {
    const name = newId();
    const store = await new Objm(server.connection).open(MEDIA.name);
    await store.putBlob({ name, metadata: { type: 'image/jpeg' } }, bytes);
    return name;
  };

  it('that the line breaks off goes on where it was over the next line', async () => {
    const bytes = new Uint8Array(randomBytes(3_000_000));
    const [name, getter] = [await put(bytes), createObjectGetter()];
    const first = await dial();
    proxy.shape({ delayMs: 20, loss: 0 });
    const got = getter.get(first, name, MOST).catch((error: unknown) => error);
    await expect.poll(() => first.stats().inBytes, { interval: 5, timeout: 30_000 }).toBeGreaterThan(1_000_000);
    proxy.cut();
    expect(await got).toBeInstanceOf(Error);
    proxy.mend();
    const second = await dial();
    expect(await getter.get(second, name, MOST)).toMatchObject({ metadata: { type: 'image/jpeg' } });
    expect(second.stats().inBytes).toBeLessThan(2_600_000);
    const third = await getter.get(second, name, MOST);
    expect(Buffer.compare((third as { bytes: Uint8Array }).bytes, bytes)).toBe(0);
  });

  it('of what is larger than asked for is not begun; of what is gone or was never there there is none', async () => {
    const [name, getter, line] = [await put(new Uint8Array(1000)), createObjectGetter(), await dial()];
    expect(await getter.get(line, name, 999)).toBe('too-large');
    expect(await getter.get(line, newId(), MOST)).toBeUndefined();
    await (await new Objm(server.connection).open(MEDIA.name)).delete(name);
    expect(await getter.get(line, name, MOST)).toBeUndefined();
  });

  it('of bytes that do not fit their digest fails, and is fetched whole when they do', async () => {
    const bytes = new Uint8Array(randomBytes(1000));
    const [name, getter, line] = [await put(bytes), createObjectGetter(), await dial()];
    const store = await new Objm(server.connection).open(MEDIA.name);
    const { nuid } = (await store.info(name))!;
    const manager = await jetstreamManager(server.connection);
    await manager.streams.purge(STREAM, { filter: chunkSubject(nuid) });
    await jetstream(server.connection).publish(chunkSubject(nuid), randomBytes(1000));
    await expect(getter.get(line, name, MOST)).rejects.toThrow('digest');
    await manager.streams.purge(STREAM, { filter: chunkSubject(nuid) });
    await jetstream(server.connection).publish(chunkSubject(nuid), bytes);
    expect(await getter.get(line, name, MOST)).toMatchObject({ bytes });
  });
});
