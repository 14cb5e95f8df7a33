import { fail, isCareEventType, ok, type CareEntry, type Output, type Result } from '../../preload/contract';
import { besideCase, byNearness, cleanLine, maskData, maskName, maskPhone, placeOfCase, seesPeople, stepOf, toInstant } from '../domain';
import type { PersonEntry, StoredCareEvent } from '../ports';
import { careState } from './care-project';
import type { Context } from './context';
import { peopleInScope, personInScope } from './people';
import { personRow } from './rows';
import { areaOfPerson } from './run-care';
import { inScope } from './scope';

/** Looking at the same person again within this time is the same look. */
const SAME_LOOK_MS = 10 * 60_000;
/** People shown beside a case. */
const MOST_NEAR = 5;

const lineOf = (context: Context, { envelope, seq, refused }: StoredCareEvent): CareEntry => {
  const { id, type, at, actor } = envelope;
  const data = maskData(envelope.data) as Record<string, unknown>;
  const nameOf = (memberId: unknown) => (typeof memberId === 'string' ? cleanLine(context.names.member(memberId)?.name ?? memberId) : '');
  return {
    eventId: id,
    type,
    known: isCareEventType(type),
    at: toInstant(at) ?? 0,
    actor: { kind: actor.kind, name: cleanLine(actor.name ?? actor.id) },
    data: {
      ...data,
      ...('by' in data ? { byName: nameOf(data['by']) } : {}),
      ...('memberId' in data ? { memberName: nameOf(data['memberId']) } : {}),
    },
    pending: seq === null && refused === undefined,
    ...(refused === undefined ? {} : { refused }),
  };
};

/** Who can be sent: the members of the person's village, those of the grid first. */
const membersFor = (context: Context, entry: PersonEntry) => {
  const near = (grids: readonly string[]) => Number(!grids.includes(entry.person.gridCode));
  return context.names
    .membersIn(areaOfPerson(context, entry))
    .toSorted((a, b) => near(a.grids) - near(b.grids) || Number(b.onDuty) - Number(a.onDuty) || (a.id < b.id ? -1 : 1))
    .map(({ id, name, role, onDuty }) => ({ id, name: cleanLine(name), role, onDuty }));
};

/** What the customer's rules ask for now, and where each stands. */
const rulesOf = ({ care }: Context, entry: PersonEntry): Output<'people.read'>['rules'] =>
  careState(entry).reasons.map((reason) => ({
    kind: reason.kind,
    every: stepOf(reason, care).every,
    source: reason.kind === 'mental-health' ? care.mentalHealth.source : care.others[reason.kind]?.source,
  }));

/** One person in care, masked, with the plan's history. Each look is audited. */
export const createReadPerson = (context: Context) => {
  const looks = new Map<string, number>();
  const audit = (personId: string): void => {
    const { operatorId, role } = context.getSeat();
    const key = `${operatorId} ${role} ${personId}`;
    const now = context.clock.now();
    if (now - (looks.get(key) ?? Number.NEGATIVE_INFINITY) < SAME_LOOK_MS) return;
    context.store.write((tx) => tx.audit({ at: now, who: operatorId, role, kind: 'people.read', subject: personId, result: 'ok' }));
    if (looks.size > 10_000) looks.clear();
    looks.set(key, now);
  };
  return ({ personId }: { readonly personId: string }): Result<Output<'people.read'>> => {
    const { role } = context.getSeat();
    if (!seesPeople(role)) return fail('not-allowed', `A ${role} seat is shown nobody in care.`, { role });
    const entry = context.store.read.person(personId);
    if (!entry || !personInScope(context, entry)) return fail('not-found', 'nobody in care has this id', { personId });
    audit(personId);
    return ok({
      row: personRow(context, entry),
      history: context.store.read
        .careEvents(personId)
        .map((event) => lineOf(context, event))
        .toReversed(),
      guardians: entry.person.care.flatMap(({ kind, guardian }) =>
        guardian
          ? [{ kind, name: maskName(cleanLine(guardian.name)), phone: maskPhone(guardian.phone), relation: cleanLine(guardian.relation) }]
          : [],
      ),
      members: membersFor(context, entry),
      rules: rulesOf(context, entry),
      lookInSource: context.care.lookIns.source,
    });
  };
};

/** Whom a case is about, and who in care lives close by; to seats that may see them. */
export const createPeopleOfCase =
  (context: Context) =>
  ({ caseId }: { readonly caseId: string }): Result<Output<'people.ofCase'>> => {
    const seat = context.getSeat();
    const record = context.store.read.case(caseId);
    if (!record || !inScope(record.index, seat)) return fail('not-found', 'no case has this id', { caseId });
    if (!seesPeople(seat.role)) return ok([]);
    const { lon, lat } = record.index;
    const place = placeOfCase(record.state, lon === undefined || lat === undefined ? undefined : { lon, lat });
    return ok(
      peopleInScope(context)
        .filter(({ care }) => care?.left === undefined)
        .flatMap(({ person }) => {
          const beside = besideCase(person, place, context.care.nearMetres);
          return beside ? [{ personId: person.id, ...beside }] : [];
        })
        .toSorted(byNearness)
        .slice(0, MOST_NEAR),
    );
  };
