import { broadcastData } from '../../preload/contract/broadcasts';
import { careData, directorySchemas, Envelope, eventData } from '../../preload/contract';
import { smallNameOf } from '../../main/domain';
import { MEDIA, MEDIA_TYPE } from '../../main/upstream/jetstream/topology';
import { broadcastEnvelope, careEnvelope, envelopeSchema } from './envelopes';
import { mapValues, nameOf, ref } from './references';
import { jsonSchemaOf } from './schemas';
import { broadcastTitles, careTitles, directoryTitles, eventTitles } from './titles';

type Titles = Readonly<Record<string, readonly [zh: string, en: string]>>;

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
const eventMessages = (types: object, titles: Titles, envelope: string) =>
  Object.fromEntries(Object.keys(types).map((type) => [nameOf(type), eventMessage(type, titles, envelope)]));

/** Messages and their schemas, by name. */
export const components = {
  messages: {
    ...eventMessages(eventData, eventTitles, 'envelope'),
    ...eventMessages(broadcastData, broadcastTitles, 'broadcastEnvelope'),
    ...eventMessages(careData, careTitles, 'careEnvelope'),
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
          name: { type: 'string', description: `The media id; \`${smallNameOf('<mediaId>')}\`: the small picture of it.` },
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
};
