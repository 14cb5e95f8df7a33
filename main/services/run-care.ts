import {
  fail,
  ok,
  type CareCommand,
  type CareEvent,
  type LonLat,
  type Person,
  type Output,
  type Result,
  type Seat,
} from '../../preload/contract';
import { ageOf, decideCare, dutyCase, townshipOf, visitorOf, type CareDecision, type Refusal } from '../domain';
import type { PersonEntry, StoreWrites } from '../ports';
import { putReport } from './care-missed';
import { careState, refoldCare } from './care-project';
import type { Context } from './context';
import { personInScope, seesPeople } from './people';

type Answer = Output<'people.visit'>;

const refuse = (context: Context, seat: Seat, command: CareCommand, { code, message, details }: Refusal): Result<never> => {
  context.store.write((tx) =>
    tx.audit({
      at: context.clock.now(),
      who: seat.operatorId,
      role: seat.role,
      kind: `people.${command.name}`,
      subject: command.personId,
      result: 'refused',
      details: { code },
    }),
  );
  return fail(code, message, details ? { ...details } : undefined);
};

/** Where the person lives: their village, where the grid names one. */
export const areaOfPerson = (context: Context, { person }: PersonEntry): string => {
  const area = context.names.grid(person.gridCode)?.area ?? person.gridCode;
  return /^\d{12}/.exec(area)?.[0] ?? townshipOf(area);
};

/** Who is to go now: the responsible member, or whoever stands in. */
export const visitorNow = (context: Context, entry: PersonEntry): string => {
  const { responsible } = careState(entry);
  const roster = { member: context.names.member, nearby: context.names.membersIn(areaOfPerson(context, entry)) };
  return visitorOf(responsible, entry.person.gridCode, roster).standIn?.id ?? responsible;
};

/** Whether the law protects the person as a minor. */
export const isMinor = ({ clock, care }: Context, { person }: PersonEntry): boolean =>
  ageOf(person.birthDate, clock.now()) < care.childProtection.until;

/** The middle of a village or of its township; where the directory has neither, a place rounded to a kilometre. */
const placeIn = ({ names }: Context, code: string, { location: { lon, lat } }: Person): { name: string; center: LonLat } => ({
  name: names.area(code)?.name ?? code,
  center: names.area(code)?.center ?? names.area(townshipOf(code))?.center ?? [Math.round(lon * 100) / 100, Math.round(lat * 100) / 100],
});

/** A report made by duty is followed up by a case of its own. @returns its id */
const followUp = (context: Context, tx: StoreWrites, seat: Seat, { person }: PersonEntry, event: CareEvent): string | undefined => {
  if (event.type !== 'care.reported') return undefined;
  const report = dutyCase({
    personId: person.id,
    event,
    reportId: context.newId(),
    category: context.rulebook.categories.find(({ duty }) => duty === 'child')?.id,
    departments: context.care.childProtection.bodies,
    area: placeIn(context, event.area, person),
  });
  putReport(context, tx, report, { who: seat.operatorId, role: seat.role });
  return report.caseId;
};

const decide = (context: Context, seat: Seat, entry: PersonEntry, command: CareCommand): CareDecision =>
  decideCare(careState(entry), command, {
    now: context.clock.now(),
    seat,
    rules: context.care,
    newId: context.newId,
    area: areaOfPerson(context, entry),
    knowsMember: (id) => context.names.member(id) !== undefined,
    visitor: visitorNow(context, entry),
    minor: isMinor(context, entry),
  });

/**
 * Does what a person asked for on behalf of somebody in care. `ok` means that it is on the disk and will be sent; the same
 * command asked again gets the same answer and does nothing. Throws StorageError, and then nothing is stored.
 */
export const runCare = (context: Context, command: CareCommand): Result<Answer> => {
  const { commandId, personId } = command;
  const known = context.store.read.command(commandId);
  if (known)
    return known.caseId === personId
      ? ok({ personId, rev: known.rev, eventIds: [...known.eventIds] })
      : fail('bad-input', 'this command id was used for something else', { field: 'commandId' });
  const seat = context.getSeat();
  const { role } = seat;
  // Said before anybody is looked up: it tells nothing of whether there is such a person.
  if (!seesPeople(context))
    return refuse(context, seat, command, { code: 'not-allowed', message: `A ${role} seat is shown nobody in care.`, details: { role } });
  const entry = context.store.read.person(personId);
  if (!entry || !personInScope(context, entry))
    return refuse(context, seat, command, { code: 'not-found', message: 'nobody in care has this id', details: { personId } });
  const decision = decide(context, seat, entry, command);
  if (!decision.ok) return refuse(context, seat, command, decision.refusal);
  return ok(
    context.store.write((tx) => {
      for (const event of decision.events) tx.appendCare(event, null);
      const caseId = decision.events.map((event) => followUp(context, tx, seat, entry, event)).find((id) => id !== undefined);
      refoldCare(context, tx, personId);
      const eventIds = decision.events.map(({ id }) => id);
      const rev = tx.rev();
      // The table of answers serves both: what it calls a case is here a person.
      tx.rememberCommand(commandId, { caseId: personId, rev, eventIds });
      tx.audit({
        at: context.clock.now(),
        who: seat.operatorId,
        role: seat.role,
        kind: `people.${command.name}`,
        subject: personId,
        result: 'ok',
      });
      return { personId, rev, eventIds, ...(caseId === undefined ? {} : { caseId }) };
    }),
  );
};
