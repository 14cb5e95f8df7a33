import { randomBytes } from 'node:crypto';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { Objm } from '@nats-io/obj';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES } from '../../../preload/contract';
import { MAX_MEDIA_BYTES, type Outgoing, type PresenceNote, type PublishAnswer } from '../../../main/ports';
import { careSubject } from '../../../main/domain';
import { getMedia, putMedia } from '../../../main/upstream/jetstream/media';
import { createObjectGetter } from '../../../main/upstream/jetstream/objects/get-object';
import { hearPresence, tellPresence } from '../../../main/upstream/jetstream/presence';
import { publish } from '../../../main/upstream/jetstream/publish';
import { BUCKETS, CARE, MEDIA } from '../../../main/upstream/jetstream/topology';
import { startSmallServer, type SmallServer } from '../../support/small-server';
import { newId } from '../../support/uuid';
import { envelope, message, reported, TOWNSHIP } from '../../support/wire';

/** The shortest a server takes, ms. */
const WINDOW_MS = 100;

describe('what a console says to a real server', () => {
  let server: SmallServer;
  let offer: (message: Outgoing) => Promise<PublishAnswer>;
  const windowIsOver = () => new Promise((resolve) => setTimeout(resolve, 10 * WINDOW_MS));
  const outgoing = (event: ReturnType<typeof reported>, expectedSeq: number): Outgoing => ({ ...message(event), expectedSeq });

  beforeAll(async () => {
    server = await startSmallServer({ duplicateWindowMs: WINDOW_MS });
    const manager = await jetstreamManager(server.connection);
    offer = (out) => publish(jetstream(server.connection), manager, out);
  });
  afterAll(() => server?.end());

  it('is stored once when the answer was lost and it is said again, within the duplicate window and long after it', async () => {
    const caseId = newId();
    const first = outgoing(reported(caseId), 0);
    const stored = await offer(first);
    expect(stored).toEqual({ kind: 'stored', seq: expect.any(Number) });
    expect(await offer(first)).toEqual(stored);
    await windowIsOver();
    expect(await offer(first)).toEqual(stored);
    const manager = await jetstreamManager(server.connection);
    const { state } = await manager.streams.info('GRID_CASES', { subjects_filter: first.subject });
    expect(state.subjects).toEqual({ [first.subject]: 1 });
  });

  it('is a conflict when somebody else was quicker, also for an event of ours that lies below theirs', async () => {
    const caseId = newId();
    const first = outgoing(reported(caseId), 0);
    const stored = await offer(first);
    const seen = stored.kind === 'stored' ? stored.seq : -1;
    const theirs = outgoing(envelope('case.noted', caseId, { text: '他人' }), seen);
    expect(await offer(theirs)).toMatchObject({ kind: 'stored' });
    expect(await offer(outgoing(envelope('case.noted', caseId, { text: '我' }), seen))).toEqual({ kind: 'conflict' });
    await windowIsOver();
    expect(await offer(first)).toEqual({ kind: 'conflict' });
  });

  it('erases nobody when it comes too late, and the record and all that was said before it when it does not', async () => {
    const personId = `p-${newId()}`;
    const key = `${TOWNSHIP}.${personId}`;
    const subject = careSubject(TOWNSHIP, personId);
    const people = await new Kvm(server.connection).open(BUCKETS.people.name);
    await people.put(key, '{}');
    const say = (expectedSeq: number, erases?: string) =>
      offer({ subject, id: newId(), expectedSeq, body: '{}', ...(erases === undefined ? {} : { erases }) });
    const first = await say(0);
    const seq = first.kind === 'stored' ? first.seq : -1;
    expect(await say(0, key)).toEqual({ kind: 'conflict' });
    expect((await people.get(key))?.operation).toBe('PUT');
    expect(await say(seq, key)).toMatchObject({ kind: 'stored' });
    expect((await people.get(key))?.operation).not.toBe('PUT');
    const manager = await jetstreamManager(server.connection);
    const { state } = await manager.streams.info(CARE.name, { subjects_filter: subject });
    expect(state.subjects).toEqual({ [subject]: 1 });
  });

  it('is refused when it is larger than the stream takes, and unreachable when nobody answers', async () => {
    const out = outgoing(reported(newId(), { description: 'x'.repeat(MAX_MESSAGE_BYTES) }), 0);
    expect(await offer(out)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('bytes') });
    const gone = await connect({ servers: server.url });
    const [client, manager] = [jetstream(gone), await jetstreamManager(gone)];
    await gone.close();
    expect(await publish(client, manager, outgoing(reported(newId()), 0))).toMatchObject({ kind: 'unreachable' });
  });

  it('as a photo in chunks is kept whole under its id, and is not sent a second time', async () => {
    const [id, getter] = [newId(), createObjectGetter()];
    const media = { bytes: new Uint8Array(randomBytes(400_000)), type: 'image/jpeg' };
    expect(await getMedia(getter, server.connection, id)).toBeUndefined();
    expect(await putMedia(server.connection, id, media)).toEqual({ kind: 'stored' });
    const store = await new Objm(server.connection).open(MEDIA.name, false);
    const info = await store.info(id);
    expect(info!.chunks).toBeGreaterThan(1);
    expect(await putMedia(server.connection, id, media)).toEqual({ kind: 'stored' });
    expect((await store.info(id))!.nuid).toBe(info!.nuid);
    const back = await getMedia(getter, server.connection, id);
    expect(back).toMatchObject({ type: 'image/jpeg' });
    expect(Buffer.compare((back as typeof media).bytes, media.bytes)).toBe(0);
    expect(await putMedia(server.connection, newId(), { ...media, bytes: new Uint8Array(MAX_MEDIA_BYTES + 1) })).toMatchObject({
      kind: 'refused',
    });
  });

  it('of what its seat looks at is heard in its township and not in another', async () => {
    const [here, elsewhere]: [PresenceNote[], PresenceNote[]] = [[], []];
    hearPresence(server.connection, TOWNSHIP, (note) => here.push(note));
    hearPresence(server.connection, '530303102', (note) => elsewhere.push(note));
    await server.connection.flush();
    const note = { subject: `grid.v1.presence.530303.${TOWNSHIP}`, body: '{"v":1}' };
    const other = await connect({ servers: server.url });
    tellPresence(other, { ...note, body: 'x'.repeat(5000) });
    tellPresence(other, note);
    await other.flush();
    await expect.poll(() => here, { timeout: 60_000 }).toEqual([note]);
    expect(elsewhere).toEqual([]);
    await other.close();
    // A line that is gone takes nothing, and nobody fails over it.
    tellPresence(other, note);
  });
});
