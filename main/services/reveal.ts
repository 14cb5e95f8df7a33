import { fail, ok, type Input, type Output, type Result } from '../../preload/contract';
import { cleanLine, dateOf, localDay, mayReveal, refuseCare } from '../domain';
import type { AuditEntry, PersonEntry } from '../ports';
import { careState } from './care-project';
import type { Context } from './context';
import { personInScope } from './people';
import { inScope } from './scope';

type Ask = Input<'people.reveal'>;

/** What is written down of a reveal, done or refused: who, whose, why. The words are the asker's own. */
const entryOf = (context: Context, { personId, purpose, words, caseId }: Ask, result: AuditEntry['result'], code?: string): AuditEntry => {
  const { operatorId, role } = context.getSeat();
  return {
    at: context.clock.now(),
    who: operatorId,
    role,
    kind: 'people.reveal',
    subject: personId,
    result,
    details: { purpose, words, ...(caseId === undefined ? {} : { caseId }), ...(code === undefined ? {} : { code }) },
  };
};

const fieldsOf = ({ person }: PersonEntry, until: number): Output<'people.reveal'> => ({
  personId: person.id,
  until,
  name: cleanLine(person.name),
  ...(person.phone === undefined ? {} : { phone: person.phone }),
  idNumber: person.idNumber,
  birthDate: person.birthDate,
  address: cleanLine(person.address),
  guardians: person.care.flatMap(({ kind, guardian }) =>
    guardian ? [{ kind, name: cleanLine(guardian.name), phone: guardian.phone, relation: cleanLine(guardian.relation) }] : [],
  ),
  notes: person.care.flatMap(({ notes }) => (notes === undefined ? [] : [cleanLine(notes)])),
});

/**
 * One person's fields in full, for a stated purpose and a minute. The audit record is on the disk before anything is handed
 * out: where it cannot be written, nothing is shown.
 */
export const createReveal =
  (context: Context) =>
  (ask: Ask): Result<Output<'people.reveal'>> => {
    const seat = context.getSeat();
    const refuse = (
      code: 'not-allowed' | 'not-found' | 'wrong-state' | 'bad-input' | 'limit-reached',
      message: string,
      details: Record<string, unknown>,
    ) => {
      context.store.write((tx) => tx.audit(entryOf(context, ask, 'refused', code)));
      return fail(code, message, details);
    };
    if (!mayReveal(seat.role)) return refuse('not-allowed', `A ${seat.role} seat is shown nobody's fields.`, { role: seat.role });
    const entry = context.store.read.person(ask.personId);
    if (!entry || !personInScope(context, entry)) return refuse('not-found', 'nobody in care has this id', { personId: ask.personId });
    const refusal = refuseCare(careState(entry), 'reveal', seat);
    if (refusal) return refuse('wrong-state', refusal.message, { ...refusal.details });
    const record = ask.caseId === undefined ? undefined : context.store.read.case(ask.caseId);
    if (ask.purpose === 'case' && (!record || !inScope(record.index, seat)))
      return refuse('bad-input', 'Handling a case names the case.', { field: 'caseId' });
    const now = context.clock.now();
    const today = dateOf(localDay(now));
    const limit = context.care.revealsADay;
    const made = context.store.read.revealsOn(today).find(({ operatorId }) => operatorId === seat.operatorId)?.count ?? 0;
    // Nobody is left without help for the sake of a number.
    if (made >= limit && ask.purpose !== 'emergency') return refuse('limit-reached', `${limit} reveals a day are used up.`, { limit });
    context.store.write((tx) => {
      tx.audit(entryOf(context, ask, 'ok'));
      tx.countReveal(today, seat.operatorId);
    });
    return ok(fieldsOf(entry, now + context.care.revealSeconds * 1000));
  };

/** How often fields were revealed today, by operator: for leads. */
export const createReadReveals = (context: Context) => (): Result<Output<'people.reveals'>> => {
  const { role } = context.getSeat();
  if (role !== 'lead') return fail('not-allowed', 'Only a lead is shown who revealed how much.', { role });
  return ok({
    limit: context.care.revealsADay,
    operators: [...context.store.read.revealsOn(dateOf(localDay(context.clock.now())))],
  });
};
