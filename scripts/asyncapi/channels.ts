import { broadcastData } from '../../preload/contract/broadcasts';
import { smallNameOf } from '../../main/domain';
import { careData, eventData, MAX_THUMB_BYTES, THUMB_SIDE, type directorySchemas } from '../../preload/contract';
import { BUCKETS, CARE, MEDIA, MEDIA_TYPE, STREAMS, type StreamPlan } from '../../main/upstream/jetstream/topology';
import { messageRefs, ref } from './references';
import { directoryTitles } from './titles';

const streamOf = ({ name, subjects, storage, retention, duplicateWindowMs, maxMessageBytes, allowDirect, allowRollup }: StreamPlan) => ({
  kind: 'stream',
  name,
  subjects: [...subjects],
  storage,
  retention,
  duplicateWindowSeconds: duplicateWindowMs / 1000,
  maxMessageBytes,
  allowDirect,
  ...(allowRollup ? { allowRollup } : {}),
});

const district = { description: 'Six digits (GB/T 2260).', examples: ['530303'] };
const township = { description: 'Nine digits (GB/T 10114), the first six of them the district.', examples: ['530303101'] };
const uuid = { description: 'UUID version 7 in lower case (RFC 9562).', examples: ['01930000-0000-7000-8000-000000000001'] };

const bucketChannel = (kind: keyof typeof directorySchemas, bucket: { readonly name: string }, key: string, parameters: object) => ({
  address: `$KV.${bucket.name}.${key}`,
  title: `${kind} ${directoryTitles[kind][0]}`,
  description: `${directoryTitles[kind][1]} The latest value of the key counts; a deleted key has the header KV-Operation and no value.`,
  parameters,
  messages: { value: ref(`components/messages/${kind}`) },
  'x-nats': { kind: 'key-value', bucket: bucket.name },
});

/** Where each kind of message goes, and the stream, bucket or object store that keeps it. */
export const channels = {
  cases: {
    address: 'grid.v1.case.{district}.{township}.{caseId}',
    title: 'Events of a case',
    description:
      'One subject a case. The envelope’s caseId is the subject’s, and its area is the township’s code or a village’s under it. Order is the stream’s, never a clock’s.',
    parameters: { district, township, caseId: uuid },
    messages: messageRefs(eventData),
    'x-nats': streamOf(STREAMS.cases),
  },
  broadcasts: {
    address: 'grid.v1.broadcast.{district}.{broadcastId}',
    title: 'Events of a broadcast',
    description: 'A mobilisation and its answers. Read is not acknowledged: only an answer by the person counts.',
    parameters: { district, broadcastId: uuid },
    messages: messageRefs(broadcastData),
    'x-nats': streamOf(STREAMS.broadcasts),
  },
  care: {
    address: 'grid.v1.care.{district}.{township}.{personId}',
    title: 'What happens to somebody in care',
    description:
      'Visits, judged risks, plans. Health data: logins of departments and observers have no permission for it. With care.erased a history ends: it is sent with the header `Nats-Rollup: sub`, and then the person’s key in the bucket is purged.',
    parameters: { district, township, personId: { description: 'Of the person, as in the bucket.' } },
    messages: messageRefs(careData),
    'x-nats': streamOf(CARE),
  },
  areas: bucketChannel('area', BUCKETS.org, 'area.{code}', { code: { description: 'Of the area; groups are <village>-<number>.' } }),
  grids: bucketChannel('grid', BUCKETS.org, 'grid.{gridCode}', { gridCode: { description: 'Of the grid.' } }),
  departments: bucketChannel('department', BUCKETS.org, 'department.{id}', { id: { description: 'Of the department.' } }),
  roster: bucketChannel('member', BUCKETS.roster, '{memberId}', { memberId: { description: 'Of the member.' } }),
  people: bucketChannel('person', BUCKETS.people, '{township}.{personId}', { township, personId: { description: 'Of the person.' } }),
  photos: {
    address: `$O.${MEDIA.name}.M.{name}`,
    title: 'Photos',
    description: `An object a photo, named by the media id that an event's \`media\` holds; \`metadata.${MEDIA_TYPE}\` is its MIME type. Written and read with a client's object store, which cuts the bytes into chunks on \`$O.${MEDIA.name}.C.<nuid>\`. The object goes before the event that names it, and before it a small picture of it named \`${smallNameOf('<mediaId>')}\` (JPEG, PNG or WebP, ${THUMB_SIDE} pixels on its longer side, at most ${MAX_THUMB_BYTES / 1024} KiB), which consoles fetch by themselves; whole ones they fetch when somebody opens them, or where there is no small one.`,
    parameters: {
      name: { description: 'The media id, or the name of its small picture, in URL-safe base64, as object stores write names.' },
    },
    messages: { description: ref('components/messages/photo') },
    'x-nats': { kind: 'object-store', bucket: MEDIA.name },
  },
};
