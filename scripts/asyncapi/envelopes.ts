import { Actor, Envelope } from '../../preload/contract';
import { jsonSchemaOf } from './schemas';

const { data: _data, type: _type, ...head } = jsonSchemaOf(Envelope)['properties'] as Record<string, unknown>;

export const envelopeSchema = {
  type: 'object',
  description: 'What every event carries around its data. Unknown fields are kept and passed on; `sig` is reserved.',
  required: ['v', 'id', 'type', 'caseId', 'area', 'at', 'actor', 'data'],
  properties: { ...head, type: { type: 'string' }, actor: jsonSchemaOf(Actor), data: { type: 'object' } },
};

/** The same envelope about something other than a case, whose id is as a case's unless `schema` says otherwise. */
const envelopeAbout = (id: string, schema?: object) => ({
  ...envelopeSchema,
  required: envelopeSchema.required.map((name) => (name === 'caseId' ? id : name)),
  properties: Object.fromEntries(
    Object.entries(envelopeSchema.properties).map(([name, value]) => (name === 'caseId' ? [id, schema ?? value] : [name, value])),
  ),
});

export const broadcastEnvelope = envelopeAbout('broadcastId');

export const careEnvelope = envelopeAbout('personId', { type: 'string', pattern: '^[\\w-]+$', maxLength: 64 });
