import { broadcastData } from '../../preload/contract/broadcasts';
import { Actor, careData, directorySchemas, Envelope, eventData, PROTOCOL_VERSION } from '../../preload/contract';
import { BUCKETS, CARE, MEDIA, MEDIA_TYPE, STREAMS, type StreamPlan } from '../../main/upstream/jetstream/topology';
import { jsonSchemaOf } from './schemas';
import { broadcastTitles, careTitles, directoryTitles, eventTitles } from './titles';

type Titles = Readonly<Record<string, readonly [zh: string, en: string]>>;

const ref = (path: string) => ({ $ref: `#/${path}` });
const mapValues = <T, U>(object: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
/** `case.reported` as a name of a component. */
const nameOf = (type: string): string => type.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());

const { data: _data, type: _type, ...head } = jsonSchemaOf(Envelope)['properties'] as Record<string, unknown>;

const envelopeSchema = {
  type: 'object',
  description: 'What every event carries around its data. Unknown fields are kept and passed on; `sig` is reserved.',
  required: ['v', 'id', 'type', 'caseId', 'area', 'at', 'actor', 'data'],
  properties: { ...head, type: { type: 'string' }, actor: jsonSchemaOf(Actor), data: { type: 'object' } },
};

const broadcastEnvelope = {
  ...envelopeSchema,
  required: envelopeSchema.required.map((name) => (name === 'caseId' ? 'broadcastId' : name)),
  properties: Object.fromEntries(
    Object.entries(envelopeSchema.properties).map(([name, value]) => [name === 'caseId' ? 'broadcastId' : name, value]),
  ),
};

const careEnvelope = {
  ...envelopeSchema,
  required: envelopeSchema.required.map((name) => (name === 'caseId' ? 'personId' : name)),
  properties: Object.fromEntries(
    Object.entries(envelopeSchema.properties).map(([name, value]) =>
      name === 'caseId' ? ['personId', { type: 'string', pattern: '^[\\w-]+$', maxLength: 64 }] : [name, value],
    ),
  ),
};

const eventMessage = (type: string, titles: Titles, envelope: string) => {
  const [zh, en] = titles[type]!;
  return {
    name: type,
    title: `${type} ${zh}`,
    summary: en,
    contentType: 'application/json',
    headers: ref('components/schemas/headers'),
    payload: {
      allOf: [
        ref(`components/schemas/${envelope}`),
        { type: 'object', properties: { type: { const: type }, data: ref(`components/schemas/${nameOf(type)}Data`) } },
      ],
    },
  };
};

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

const channels = {
  cases: {
    address: 'grid.v1.case.{district}.{township}.{caseId}',
    title: 'Events of a case',
    description:
      'One subject a case. The envelope’s caseId is the subject’s, and its area is the township’s code or a village’s under it. Order is the stream’s, never a clock’s.',
    parameters: { district, township, caseId: uuid },
    messages: mapValues(Object.fromEntries(Object.keys(eventData).map((type) => [nameOf(type), type])), (_, name) =>
      ref(`components/messages/${name}`),
    ),
    'x-nats': streamOf(STREAMS.cases),
  },
  broadcasts: {
    address: 'grid.v1.broadcast.{district}.{broadcastId}',
    title: 'Events of a broadcast',
    description: 'A mobilisation and its answers. Read is not acknowledged: only an answer by the person counts.',
    parameters: { district, broadcastId: uuid },
    messages: mapValues(Object.fromEntries(Object.keys(broadcastData).map((type) => [nameOf(type), type])), (_, name) =>
      ref(`components/messages/${name}`),
    ),
    'x-nats': streamOf(STREAMS.broadcasts),
  },
  care: {
    address: 'grid.v1.care.{district}.{township}.{personId}',
    title: 'What happens to somebody in care',
    description:
      'Visits, judged risks, plans. Health data: logins of departments and observers have no permission for it. With care.erased a history ends: it is sent with the header `Nats-Rollup: sub`, and then the person’s key in the bucket is purged.',
    parameters: { district, township, personId: { description: 'Of the person, as in the bucket.' } },
    messages: mapValues(Object.fromEntries(Object.keys(careData).map((type) => [nameOf(type), type])), (_, name) =>
      ref(`components/messages/${name}`),
    ),
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
    description: `An object a photo, named by the media id that an event's \`media\` holds; \`metadata.${MEDIA_TYPE}\` is its MIME type. Written and read with a client's object store, which cuts the bytes into chunks on \`$O.${MEDIA.name}.C.<nuid>\`. The object goes before the event that names it.`,
    parameters: { name: { description: 'The media id in URL-safe base64, as object stores write names.' } },
    messages: { description: ref('components/messages/photo') },
    'x-nats': { kind: 'object-store', bucket: MEDIA.name },
  },
};

const messagesOf = (channel: keyof typeof channels, types: readonly string[]) =>
  types.map((type) => ref(`channels/${channel}/messages/${nameOf(type)}`));

const operations = {
  report: {
    action: 'send',
    channel: ref('channels/cases'),
    title: 'Bring in a report',
    description: 'By the back end of a phone app, a hotline, a sensor. May come without the expected-sequence header.',
    messages: messagesOf('cases', ['case.reported', 'case.noted']),
  },
  answerTask: {
    action: 'send',
    channel: ref('channels/cases'),
    title: 'Answer a task',
    description: 'By a department’s own system, with the sequence of the last event of the case that it has seen.',
    messages: messagesOf('cases', [
      'task.acknowledged',
      'task.arrived',
      'task.declined',
      'task.completed',
      'case.requested',
      'case.explained',
      'case.noted',
    ]),
  },
  check: {
    action: 'send',
    channel: ref('channels/cases'),
    title: 'Check on the spot',
    description: 'By the grid member to whom the check was offered.',
    messages: messagesOf('cases', ['case.verified']),
  },
  followCases: {
    action: 'receive',
    channel: ref('channels/cases'),
    title: 'Follow the cases of an area',
    description:
      'With an ordered consumer filtered to grid.v1.case.<district>.<township>.* or grid.v1.case.<district>.*.*, from the last sequence that was kept.',
    messages: messagesOf('cases', Object.keys(eventData)),
  },
  recordVisit: {
    action: 'send',
    channel: ref('channels/care'),
    title: 'Record a visit',
    description: 'By a grid member’s phone app. Without `due` the console’s rules say when the next visit is.',
    messages: messagesOf('care', ['care.visited']),
  },
  followCare: {
    action: 'receive',
    channel: ref('channels/care'),
    title: 'Follow the visits of an area',
    description: 'Where the login may: who is to go (care.handed), what was missed, what others recorded.',
    messages: messagesOf('care', Object.keys(careData)),
  },
  followBroadcasts: {
    action: 'receive',
    channel: ref('channels/broadcasts'),
    title: 'Hear broadcasts',
    messages: messagesOf('broadcasts', ['broadcast.sent', 'broadcast.closed']),
  },
  answerBroadcast: {
    action: 'send',
    channel: ref('channels/broadcasts'),
    title: 'Answer a broadcast',
    messages: messagesOf('broadcasts', ['broadcast.delivered', 'broadcast.read', 'broadcast.acknowledged', 'broadcast.replied']),
  },
  ...Object.fromEntries(
    (['areas', 'grids', 'departments', 'roster', 'people'] as const).map((channel) => [
      `watch${channel[0]!.toUpperCase()}${channel.slice(1)}`,
      {
        action: 'receive',
        channel: ref(`channels/${channel}`),
        title: `Watch ${channel}`,
        messages: [ref(`channels/${channel}/messages/value`)],
      },
    ]),
  ),
  putPhoto: {
    action: 'send',
    channel: ref('channels/photos'),
    title: 'Send a photo',
    messages: [ref('channels/photos/messages/description')],
  },
};

/** The upstream protocol as AsyncAPI 3, made of the schemas that the console itself parses with. */
export const asyncApiDocument = () => ({
  asyncapi: '3.0.0',
  info: {
    title: 'GridDesk upstream protocol (网格调度上行协议)',
    version: `${PROTOCOL_VERSION}.0.0`,
    description:
      'What consoles, reporters’ apps and departments’ systems say to each other over NATS JetStream. Operations are seen from a system that integrates. How to begin: integrating.md beside this file.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  defaultContentType: 'application/json',
  servers: {
    district: {
      host: 'nats.district.example:4222',
      protocol: 'nats',
      protocolVersion: '2.12',
      description: 'The district’s servers, over TLS, or a township’s own leaf node. Logins are NKEYs or credentials files.',
    },
  },
  channels,
  operations,
  components: {
    messages: {
      ...mapValues(Object.fromEntries(Object.keys(eventData).map((type) => [nameOf(type), type])), (type) =>
        eventMessage(type, eventTitles, 'envelope'),
      ),
      ...mapValues(Object.fromEntries(Object.keys(broadcastData).map((type) => [nameOf(type), type])), (type) =>
        eventMessage(type, broadcastTitles, 'broadcastEnvelope'),
      ),
      ...mapValues(Object.fromEntries(Object.keys(careData).map((type) => [nameOf(type), type])), (type) =>
        eventMessage(type, careTitles, 'careEnvelope'),
      ),
      ...mapValues(directoryTitles, ([zh, en], kind) => ({
        name: kind,
        title: `${kind} ${zh}`,
        summary: en,
        contentType: 'application/json',
        payload: ref(`components/schemas/${kind}`),
      })),
      photo: {
        name: 'photo',
        title: 'photo 照片',
        summary: 'The description of an object, as object stores write it.',
        contentType: 'application/json',
        payload: {
          type: 'object',
          required: ['name', 'bucket', 'nuid', 'size', 'chunks', 'digest'],
          properties: {
            name: { type: 'string', description: 'The media id.' },
            bucket: { const: MEDIA.name },
            nuid: { type: 'string' },
            size: { type: 'integer', minimum: 1 },
            chunks: { type: 'integer', minimum: 1 },
            digest: { type: 'string', pattern: '^SHA-256=' },
            metadata: {
              type: 'object',
              properties: { [MEDIA_TYPE]: { enum: ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'] } },
            },
          },
        },
      },
    },
    schemas: {
      headers: {
        type: 'object',
        required: ['Nats-Msg-Id'],
        properties: {
          'Nats-Msg-Id': {
            ...jsonSchemaOf(Envelope.entries.id),
            description:
              'The event’s id. Sent again within the duplicate window it is stored once; later ones are known by their id on every console.',
          },
          'Nats-Expected-Last-Subject-Sequence': {
            type: 'string',
            pattern: '^\\d+$',
            description:
              'Stream sequence of the last event of this case that the sender had seen; 0 for a new case. Answered with error 10071 when the case has moved on, and by some servers also when this very event is stored already: read the subject’s last message before calling it a conflict.',
          },
        },
      },
      envelope: envelopeSchema,
      broadcastEnvelope,
      careEnvelope,
      ...Object.fromEntries(
        [...Object.entries(eventData), ...Object.entries(broadcastData), ...Object.entries(careData)].map(([type, schema]) => [
          `${nameOf(type)}Data`,
          jsonSchemaOf(schema),
        ]),
      ),
      ...mapValues(directorySchemas, (schema) => jsonSchemaOf(schema)),
    },
  },
});
