import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Kvm, type KV } from '@nats-io/kv';
import { Objm } from '@nats-io/obj';
import type { NatsConnection } from '@nats-io/transport-node';
import { subjectOf } from '../../main/domain';
import { backlogOf } from '../../main/upstream/embedded/backlog';
import { gatherCast } from '../../main/upstream/embedded/cast';
import type { DemoData } from '../../main/upstream/embedded/data';
import { readDrawing } from '../../main/upstream/embedded/photos';
import { entriesOf, generateWorld } from '../../main/upstream/embedded/world';
import { today } from '../../main/upstream/embedded/world/dates';
import { keyOf, MEDIA, MEDIA_TYPE, STREAMS } from '../../main/upstream/jetstream/topology';
import type { CaseEvent, DirectoryEntry } from '../../preload/contract';
import { inFlight } from './in-flight';

const AT_ONCE = 256;
const PHOTOS_AT_ONCE = 8;
const TIMEOUT_MS = 20_000;

export interface FoundOptions {
  readonly data: DemoData;
  readonly seed: number;
  /** Townships that get a past, nine digits. */
  readonly townships: readonly string[];
  /** Milliseconds since 1970; the past lies before it. */
  readonly now: number;
}

/** What was put there; all 0: it had been founded before. */
export interface Founded {
  readonly entries: number;
  readonly events: number;
  readonly photos: number;
}

const placeOf = ({ kind, value }: DirectoryEntry) => (keyOf[kind] as (value: unknown) => { bucket: string; key: string })(value);

/** Writes entries of the directory under their keys. */
export const putDirectory = async (connection: NatsConnection, entries: readonly DirectoryEntry[]): Promise<void> => {
  const kvm = new Kvm(connection);
  const buckets = new Map<string, KV>();
  for (const entry of entries) {
    const { bucket } = placeOf(entry);
    if (!buckets.has(bucket)) buckets.set(bucket, await kvm.open(bucket));
  }
  await inFlight(AT_ONCE, entries, async (entry) => {
    const { bucket, key } = placeOf(entry);
    await buckets.get(bucket)!.put(key, JSON.stringify(entry.value));
  });
};

/** One connection keeps the order in which it was given its messages; the answers are waited for in groups. */
const publishHistory = async (connection: NatsConnection, events: readonly CaseEvent[]): Promise<void> => {
  const client = jetstream(connection);
  const waiting: Promise<unknown>[] = [];
  for (const event of events) {
    waiting.push(client.publish(subjectOf(event.area, event.caseId), JSON.stringify(event), { msgID: event.id, timeout: TIMEOUT_MS }));
    if (waiting.length >= AT_ONCE) await Promise.all(waiting.splice(0));
  }
  await Promise.all(waiting);
};

const photosIn = (events: readonly CaseEvent[]): readonly string[] =>
  events.flatMap((event) => ('media' in event.data ? ((event.data.media as string[] | undefined) ?? []) : []));

/** The drawings that stand for the photos of these ids; what is none of ours is passed over. */
export const putPhotos = async (connection: NatsConnection, ids: readonly string[], photo: DemoData['photo']): Promise<number> => {
  const store = await new Objm(connection).open(MEDIA.name);
  let put = 0;
  await inFlight(PHOTOS_AT_ONCE, ids, async (name) => {
    const media = await readDrawing(name, photo);
    if (!media) return;
    await store.putBlob({ name, metadata: { [MEDIA_TYPE]: media.type } }, media.bytes);
    put += 1;
  });
  return put;
};

/**
 * Puts the demo's district into a server that has the streams: areas, grids, departments, roster, people, and a past for
 * some townships. The district's own entry is written last: where it stands, everything stands, and nothing is done.
 */
export const foundDemo = async (connection: NatsConnection, { data, seed, townships, now }: FoundOptions): Promise<Founded> => {
  const entries = entriesOf(generateWorld(data, seed, today(now)));
  const district = entries.find(({ key }) => key === data.divisions.district.code)!;
  const { bucket, key } = placeOf(district);
  if ((await (await new Kvm(connection).open(bucket)).get(key)) !== null) return { entries: 0, events: 0, photos: 0 };
  await putDirectory(
    connection,
    entries.filter((entry) => entry !== district),
  );
  const manager = await jetstreamManager(connection);
  const empty = (await manager.streams.info(STREAMS.cases.name)).state.last_seq === 0;
  const events = empty
    ? townships.flatMap((township) => {
        const gathered = gatherCast(township);
        for (const entry of entries) gathered.add(entry);
        return backlogOf({ ...data, seed, cast: gathered.cast() }, township, now);
      })
    : [];
  await publishHistory(connection, events);
  const photos = await putPhotos(connection, photosIn(events), data.photo);
  await putDirectory(connection, [district]);
  return { entries: entries.length, events: events.length, photos };
};
