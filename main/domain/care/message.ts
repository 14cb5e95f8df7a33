import * as v from 'valibot';
import { careData, CareEnvelope, isCareEventType, type CareEvent } from '../../../preload/contract';
import { areaUnder, districtOf } from '../area';
import { toInstant } from '../clock/local';
import { readEnvelope } from '../message/envelope';
import { expectationOf, fieldOf } from '../message/issue';

export const careSubject = (township: string, personId: string): string => `grid.v1.care.${districtOf(township)}.${township}.${personId}`;

const SUBJECT = /^grid\.v1\.care\.(\d{6})\.(\1\d{3})\.([\w-]{1,64})$/;
export const isCareSubject = (subject: string): boolean => SUBJECT.test(subject);

export type ReadCare =
  | { readonly ok: true; readonly envelope: CareEnvelope; readonly event: CareEvent | undefined }
  | { readonly ok: false; readonly reason: string };

const refused = (reason: string): ReadCare => ({ ok: false, reason });
const TIMES = ['visitedAt', 'eraseAt', 'reportedAt'] as const;

/** The event in an envelope; undefined: of a type this version does not know, or data it cannot use. */
export const parseCare = (envelope: CareEnvelope): CareEvent | string | undefined => {
  const { type } = envelope;
  if (!isCareEventType(type)) return undefined;
  const parsed = v.safeParse(careData[type], envelope.data, { abortEarly: true });
  if (!parsed.success) return `data.${fieldOf(parsed.issues[0])}: ${expectationOf(parsed.issues[0])}`;
  const data: Record<string, unknown> = parsed.output;
  const wrong = TIMES.find((name) => typeof data[name] === 'string' && toInstant(data[name]) === undefined);
  if (wrong) return `data.${wrong}: names no instant`;
  // The schema of this very type has parsed the data; the compiler cannot follow the lookup.
  return { ...envelope, data } as unknown as CareEvent;
};

/** A message of the care stream through every schema. The reason holds nothing of its content. */
export const readCare = (subject: string, body: string): ReadCare => {
  const [, , township, personId] = SUBJECT.exec(subject) ?? [];
  if (township === undefined) return refused('subject: not that of somebody in care');
  const read = readEnvelope(CareEnvelope, body);
  if (!read.ok) return read;
  const { envelope } = read;
  if (envelope.personId !== personId) return refused('personId: not the one in the subject');
  if (!areaUnder(envelope.area, township)) return refused('area: not under the township in the subject');
  const event = parseCare(envelope);
  return typeof event === 'string' ? refused(event) : { ok: true, envelope, event };
};
