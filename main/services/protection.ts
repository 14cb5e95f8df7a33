import { fail, ok, type Input, type Output, type Protection, type Result } from '../../preload/contract';
import { CARE_TABLE, categoryIdOf, categoryOf, cleanLine, cleanText, ofKind, parseCare, placeOf, toInstant } from '../domain';
import type { CaseRecord } from '../ports';
import type { Context } from './context';
import { personInScope } from './people';
import { areaOfPerson, isMinor } from './run-care';
import { inScope } from './scope';

type Reports = Protection['reports'];

const byName = ({ id, name }: { readonly id: string; readonly name?: string | undefined }): string => cleanLine(name ?? id);

/** What the person's own history says was reported. */
const reportsOfPerson = (context: Context, personId: string, caseId?: string): Reports =>
  context.store.read.careEvents(personId).flatMap(({ envelope }) => {
    const event = parseCare(envelope);
    if (typeof event !== 'object' || event.type !== 'care.reported') return [];
    if (caseId !== undefined && event.data.caseId !== caseId) return [];
    const { to, reportedAt, words } = event.data;
    return [{ at: toInstant(reportedAt) ?? 0, to, by: byName(event.actor), ...(words === undefined ? {} : { words: cleanText(words) }) }];
  });

/** What notes of the case say was reported, and, where the case is about somebody in care, their history. */
const reportsOfCase = (context: Context, { id, state }: CaseRecord): Reports => {
  const noted = context.store.read.events(id).flatMap(({ envelope }): Reports => {
    const duty = envelope.type === 'case.noted' ? (envelope.data['duty'] as { to?: unknown; at?: unknown } | undefined) : undefined;
    if (typeof duty?.to !== 'string' || typeof duty.at !== 'string') return [];
    return [{ at: toInstant(duty.at) ?? 0, to: duty.to, by: byName(envelope.actor) }];
  });
  const about = state.report.care?.personId;
  const entry = about === undefined ? undefined : context.store.read.person(about);
  return entry && personInScope(context, entry) ? [...noted, ...reportsOfPerson(context, entry.person.id, id)] : noted;
};

const protectionAt = (context: Context, place: string, reports: Reports): Protection => {
  const { duty, steps, source, emergency, bodies } = context.care.childProtection;
  const departments = context.names.departments();
  return {
    duty,
    steps: [...steps],
    source,
    emergency,
    bodies: bodies.flatMap((kind) => {
      const department = ofKind(departments, kind, place);
      return department ? [{ kind, name: cleanLine(department.name), phone: department.phone }] : [];
    }),
    reports: reports.toSorted((a, b) => b.at - a.at),
  };
};

/** The duty to report, for a minor in care or a case whose category carries it; to seats that may report. */
export const createReadProtection =
  (context: Context) =>
  (asked: Input<'people.protection'>): Result<Output<'people.protection'>> => {
    const seat = context.getSeat();
    if (!CARE_TABLE.duty.roles.includes(seat.role)) return fail('not-allowed', `A ${seat.role} seat does not report.`, { role: seat.role });
    if ('personId' in asked) {
      const entry = context.store.read.person(asked.personId);
      if (!entry || !personInScope(context, entry)) return fail('not-found', 'nobody in care has this id', { personId: asked.personId });
      if (!isMinor(context, entry)) return ok(null);
      return ok(protectionAt(context, areaOfPerson(context, entry), reportsOfPerson(context, asked.personId)));
    }
    const record = context.store.read.case(asked.caseId);
    if (!record || !inScope(record.index, seat)) return fail('not-found', 'no case has this id', { caseId: asked.caseId });
    if (categoryOf(context.rulebook, categoryIdOf(record.state))?.duty !== 'child') return ok(null);
    return ok(protectionAt(context, placeOf(record.state), reportsOfCase(context, record)));
  };
