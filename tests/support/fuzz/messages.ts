import { headers } from '@nats-io/transport-node';
import { broadcastSubject, careSubject, presenceSubjectOf, subjectOf } from '../../../main/domain';
import { bucketsFor } from '../../../main/upstream/jetstream/directory';
import { keyOf } from '../../../main/upstream/jetstream/topology';
import { broadcastData, CARE_EVENT_TYPES, EVENT_TYPES } from '../../../preload/contract';
import { badReports } from '../bad-reports';
import type { Draw } from '../draw';
import { anything, brokenBytes, brokenText, mutated } from '../malformed';
import { jpegFile } from '../photo-files';
import { newId } from '../uuid';
import { TOWNSHIP } from '../wire';
import { CASE, PERSON } from './channel-samples';
import type { FuzzConsole } from './console';
import { door } from './door';
import { broadcastSamples, careSamples, directorySamples, eventSamples, head, presenceSample } from './message-samples';

interface Said {
  readonly subject: string;
  readonly body: string;
}

/** A subject now and then wrong, a body nearly always: by what it says, or by its bytes. */
const broken = (draw: Draw, subject: string, value: unknown): Said => ({
  subject: draw.below(8) === 0 ? brokenText(draw, subject) : subject,
  body: draw.below(3) === 0 ? brokenText(draw, JSON.stringify(value)) : (JSON.stringify(mutated(draw, value)) ?? ''),
});

const alone =
  <I>(drawInput: (draw: Draw) => I) =>
  (draw: Draw) => ({ input: drawInput(draw), about: undefined });

/** Every event type, known or not; few cases, so that they meet. */
const ids = [CASE, newId(), newId(), newId()];
const drawCase = (draw: Draw): Said => {
  if (draw.below(6) === 0) return draw.one(reports);
  const type = draw.one([...EVENT_TYPES, 'case.blessed']);
  const caseId = draw.one(ids);
  const data = draw.below(4) > 0 ? mutated(draw, eventSamples[type as 'case.noted'] ?? {}) : eventSamples[type as 'case.noted'];
  const envelope = { ...head, id: newId(), type, caseId, data };
  const subject = subjectOf(head.area, caseId);
  return draw.below(2) === 0 ? { subject, body: JSON.stringify(envelope) } : broken(draw, subject, envelope);
};
const reports = badReports(7);

const drawCare = (draw: Draw): Said => {
  const type = draw.one([...CARE_EVENT_TYPES, 'care.blessed']);
  const data = draw.below(4) > 0 ? mutated(draw, careSamples[type as 'care.left'] ?? {}) : careSamples[type as 'care.left'];
  const personId = draw.one([PERSON, 'p-0002', 'p-9999']);
  const envelope = { ...head, id: newId(), type, personId, data };
  const subject = careSubject(TOWNSHIP, personId);
  return draw.below(2) === 0 ? { subject, body: JSON.stringify(envelope) } : broken(draw, subject, envelope);
};

const BROADCAST_TYPES = [...Object.keys(broadcastData), 'broadcast.blessed'];
const drawBroadcast = (draw: Draw): Said => {
  const type = draw.one(BROADCAST_TYPES);
  const sample = broadcastSamples[type as 'broadcast.closed'] ?? {};
  const broadcastId = draw.one(ids);
  const envelope = { ...head, id: newId(), type, broadcastId, data: draw.below(4) > 0 ? mutated(draw, sample) : sample };
  const subject = broadcastSubject(head.area, broadcastId);
  return draw.below(2) === 0 ? { subject, body: JSON.stringify(envelope) } : broken(draw, subject, envelope);
};

const BUCKETS = bucketsFor(TOWNSHIP);
const KINDS = Object.keys(directorySamples) as (keyof typeof directorySamples)[];

interface Place {
  readonly bucket: number;
  readonly deleted: boolean;
}
const drawEntry = (draw: Draw): { input: Said; about: Place } => {
  const kind = draw.one(KINDS);
  const { value } = directorySamples[kind];
  const { bucket, key } = keyOf[kind](value as never);
  const at = BUCKETS.findIndex((view) => view.bucket === bucket);
  return {
    input: broken(draw, `$KV.${bucket}.${key}`, value),
    about: { bucket: draw.below(10) === 0 ? draw.below(BUCKETS.length) : at, deleted: draw.below(20) === 0 },
  };
};

const utf8 = new TextEncoder();

/** Whatever a platform says on its streams, its buckets, its plain subjects and in its photos, through the inbox into the store. */
export const fromPlatform = (on: FuzzConsole) => {
  let seq = on.desk.store.read.lastSeq();
  let careSeq = 0;
  let broadcastSeq = 0;
  let rev = 1;
  const settled = async (work: Promise<unknown>): Promise<string | undefined> => {
    await work;
    return on.unexpected();
  };
  return [
    door<Said, undefined>({
      name: 'stream of cases',
      draw: alone(drawCase),
      put: (said) => settled(on.platform.inbox.events([{ seq: (seq += 1), ...said }])),
    }),
    door<Said, undefined>({
      name: 'stream of care',
      draw: alone(drawCare),
      put: (said) => settled(on.platform.inbox.care([{ seq: (careSeq += 1), ...said }])),
    }),
    door<Said, undefined>({
      name: 'stream of broadcasts',
      draw: alone(drawBroadcast),
      put: (said) => settled(on.platform.inbox.broadcasts([{ seq: (broadcastSeq += 1), ...said }])),
    }),
    door<Said, Place>({
      name: 'buckets',
      draw: drawEntry,
      put: ({ subject, body }, { bucket, deleted }) => {
        const marked = headers();
        if (deleted) marked.set('KV-Operation', 'PURGE');
        const view = BUCKETS[bucket] ?? BUCKETS[0]!;
        const entry = view.entryOf({ subject, data: utf8.encode(body), headers: marked });
        return settled(on.platform.inbox.directory(entry ? [entry] : [], (rev += 1), view.bucket));
      },
    }),
    door<Said, undefined>({
      name: 'presence',
      draw: alone((draw) => broken(draw, presenceSubjectOf(TOWNSHIP), presenceSample)),
      put: (note) => {
        on.platform.presence$.next(note);
        return on.unexpected();
      },
    }),
    door<Uint8Array, { id: string; type: string }>({
      name: 'photos',
      draw: (draw) => ({
        input: brokenBytes(draw, jpegFile()),
        about: { id: draw.below(10) === 0 ? String(anything(draw, 0)) : newId(), type: draw.one(['image/jpeg', 'image/svg+xml', '']) },
      }),
      put: async (bytes, { id, type }) => {
        on.platform.photo = { bytes, type };
        const answer = await on.services.photo(id, false);
        if (answer.kind === 'photo' && !/^image\/(jpeg|png|webp)$/.test(answer.media.type)) return `shown as ${answer.media.type}`;
        return on.unexpected();
      },
    }),
    door<Said, number>({
      name: 'anything in any place',
      draw: (draw) => ({ input: { subject: String(anything(draw, 0)), body: JSON.stringify(anything(draw)) ?? '' }, about: draw.below(4) }),
      put: (said, place) => {
        if (place === 0) return settled(on.platform.inbox.events([{ seq: (seq += 1), ...said }]));
        if (place === 1) return settled(on.platform.inbox.care([{ seq: (careSeq += 1), ...said }]));
        if (place === 2) return settled(on.platform.inbox.broadcasts([{ seq: (broadcastSeq += 1), ...said }]));
        on.platform.presence$.next(said);
        return on.unexpected();
      },
    }),
  ];
};
