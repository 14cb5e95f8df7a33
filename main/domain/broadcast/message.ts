import * as v from 'valibot';
import { broadcastData, BroadcastEnvelope, isBroadcastEventType, type BroadcastEvent } from '../../../preload/contract';
import { areaUnder, districtOf } from '../area';
import { readEnvelope } from '../message/envelope';
import { expectationOf, fieldOf } from '../message/issue';

/** @param area district, township or village of the sender */
export const broadcastSubject = (area: string, broadcastId: string): string => `grid.v1.broadcast.${districtOf(area)}.${broadcastId}`;

const SUBJECT = /^grid\.v1\.broadcast\.(\d{6})\.([0-9a-f-]{36})$/;
export const isBroadcastSubject = (subject: string): boolean => SUBJECT.test(subject);

export type ReadBroadcast =
  /** `event` undefined: of a type this version does not know; it changes nothing. */
  | { readonly ok: true; readonly envelope: BroadcastEnvelope; readonly event: BroadcastEvent | undefined }
  | { readonly ok: false; readonly reason: string };

const refused = (reason: string): ReadBroadcast => ({ ok: false, reason });

/** The event in an envelope; undefined: of a type this version does not know; a text: what its data lacks. */
export const parseBroadcast = (envelope: BroadcastEnvelope): BroadcastEvent | string | undefined => {
  const { type } = envelope;
  if (!isBroadcastEventType(type)) return undefined;
  const parsed = v.safeParse(broadcastData[type], envelope.data, { abortEarly: true });
  if (!parsed.success) return `data.${fieldOf(parsed.issues[0])}: ${expectationOf(parsed.issues[0])}`;
  // The schema of this very type has parsed the data; the compiler cannot follow the lookup.
  return { ...envelope, data: parsed.output } as unknown as BroadcastEvent;
};

/** A message of the stream of broadcasts through every schema. The reason holds nothing of its content. */
export const readBroadcast = (subject: string, body: string): ReadBroadcast => {
  const [, district, broadcastId] = SUBJECT.exec(subject) ?? [];
  if (district === undefined) return refused('subject: not that of a broadcast');
  const read = readEnvelope(BroadcastEnvelope, body);
  if (!read.ok) return read;
  const { envelope } = read;
  if (envelope.broadcastId !== broadcastId) return refused('broadcastId: not the one in the subject');
  if (!areaUnder(envelope.area, district)) return refused('area: not under the district in the subject');
  const event = parseBroadcast(envelope);
  return typeof event === 'string' ? refused(event) : { ok: true, envelope, event };
};
