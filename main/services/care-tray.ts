import { fail, ok, type AttentionRow, type CareEnvelope, type CareEventType, type Output, type Result } from '../../preload/contract';
import { cleanLine, maskData, maskName } from '../domain';
import type { StoreWrites } from '../ports';
import { refoldCare } from './care-project';
import type { Context } from './context';
import { personInScope, seesPeople } from './people';

/** The act that an event of care came from, as its button is called. */
const ACTS: Partial<Readonly<Record<CareEventType, string>>> = {
  'care.visited': 'visit',
  'care.assessed': 'assess',
  'care.planned': 'plan',
  'care.handed': 'hand',
  'care.reported': 'duty',
  'care.left': 'leave',
  'care.restored': 'restore',
};
const actOf = ({ type }: CareEnvelope): string => ACTS[type as CareEventType] ?? type;

/** What the operator wrote, masked as in the person's history. */
const wordsOf = (envelope: CareEnvelope): string | undefined => {
  const data = maskData(envelope.data) as Record<string, unknown>;
  const words = ['text', 'next', 'reason', 'words'].map((name) => data[name]).filter((text) => typeof text === 'string' && text !== '');
  return words.length > 0 ? words.join('\n') : undefined;
};

/**
 * Puts an event of care that is not sent into the tray. The tray keeps that there is one; whom it is about and what was written
 * stay sealed with the event. What the plan said by itself is nobody's to decide on.
 */
export const putCareInTray = (context: Context, tx: StoreWrites, envelope: CareEnvelope, reason: string): void => {
  const { id, personId, actor } = envelope;
  const command = actOf(envelope);
  if (actor.kind !== 'system')
    tx.addAttention({ id, personId, number: personId, title: '', command, reason, at: context.clock.now() }, { eventId: id }, null);
  tx.audit({
    at: context.clock.now(),
    who: 'platform',
    role: 'platform',
    kind: 'outbox.refused',
    subject: personId,
    result: 'refused',
    details: { command, code: reason },
  });
};

/** Nothing of somebody erased waits in the tray. */
export const clearTray = (tx: StoreWrites, personId: string): void => {
  for (const row of tx.attention()) if (row.personId === personId) tx.removeAttention(row.id);
};

/** An entry of the tray as this seat may see it; undefined: it is about somebody whom the seat is not shown. */
export const trayRow = (context: Context, row: AttentionRow): AttentionRow | undefined => {
  const { personId } = row;
  if (personId === undefined) return row;
  if (!seesPeople(context)) return undefined;
  const entry = context.store.read.person(personId);
  if (entry && !personInScope(context, entry)) return undefined;
  const event = context.store.read.careEvents(personId).find(({ envelope }) => envelope.id === row.id);
  const words = event && wordsOf(event.envelope);
  return { ...row, title: entry ? maskName(cleanLine(entry.person.name)) : '', ...(words === undefined ? {} : { words }) };
};

/** The tray as this seat may see it. */
export const trayOf = (context: Context): readonly AttentionRow[] =>
  context.store.read.attention().flatMap((row) => trayRow(context, row) ?? []);

/** Lets an event of care go, or has it sent again as it is: it stands for itself, so there is nothing to decide anew. */
export const settleCare = (
  context: Context,
  { id, personId }: AttentionRow,
  how: 'dismiss' | 'again',
): Result<Output<'attention.settle'>> => {
  if (personId === undefined) return fail('not-found', 'this is about a case', { id });
  const { operatorId, role } = context.getSeat();
  const done = context.store.write((tx) => {
    if (how === 'again' && !tx.retryCare(id)) return false;
    tx.removeAttention(id);
    refoldCare(context, tx, personId);
    tx.audit({ at: context.clock.now(), who: operatorId, role, kind: `attention.${how}`, subject: personId, result: 'ok' });
    return true;
  });
  if (!done) return fail('not-found', 'what was to be said is no more', { id });
  context.changed$.next({ caseIds: [] });
  return ok(undefined);
};
