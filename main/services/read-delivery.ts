import type { Envelope } from '../../preload/contract';
import { areaUnder, atStoreTime, districtOf, parseEnvelope, parseEvent, type AnyEvent } from '../domain';
import type { Delivery } from '../ports';

export type ReadDelivery =
  | {
      readonly ok: true;
      readonly envelope: Envelope;
      readonly event: AnyEvent;
      /** It counts from the time the platform stored it: its sender's clock was years away. */
      readonly retimed: boolean;
    }
  /** Names the field and what was expected there. */
  | { readonly ok: false; readonly reason: string };

const SUBJECT = /^grid\.v1\.case\.(\d{6})\.(\d{9})\.([0-9a-f-]{36})$/;
/** Whether a subject is that of a case: only on those does this console publish. */
export const isCaseSubject = (subject: string): boolean => SUBJECT.test(subject);

const refused = (reason: string): ReadDelivery => ({ ok: false, reason });

/** Filters, permissions and leaf nodes work on the subject, so what the envelope says of itself must agree with it. */
const subjectFault = (subject: string, envelope: Envelope): string | undefined => {
  const [, district, township, caseId] = SUBJECT.exec(subject) ?? [];
  if (district === undefined || township === undefined) return 'subject: not that of a case';
  if (districtOf(township) !== district) return 'subject: the township is not in the district';
  if (caseId !== envelope.caseId) return 'caseId: not the one in the subject';
  if (!areaUnder(envelope.area, township)) return 'area: not under the township in the subject';
  return undefined;
};

/** A message as it came, through every schema: size, JSON, envelope, version, subject, the data of its type. */
export const readDelivery = ({ subject, body, storedAt }: Delivery): ReadDelivery => {
  const parsed = parseEnvelope(body);
  if (!parsed.ok) return refused(parsed.reason);
  const fault = subjectFault(subject, parsed.envelope);
  if (fault !== undefined) return refused(fault);
  const { envelope, retimed } = atStoreTime(parsed.envelope, storedAt);
  const event = parseEvent(envelope);
  return event.ok ? { ok: true, envelope, event: event.event, retimed } : refused(`${event.field}: ${event.message}`);
};
