import type { Person, PersonRow } from '../../../preload/contract';
import { ageOf, lastVisitOf, type CareState } from '../care';
import { startOfDate } from '../clock/local';
import { cleanLine } from '../message/clean';
import { maskAddress, maskIdNumber, maskName, maskPhone } from '../privacy';
import type { PersonNames } from './names';
import { toPlanRow, type PlanContext } from './plan-row';

export interface ShownPerson {
  readonly person: Person;
  readonly state: CareState;
  readonly rev: number;
}

/** A person in care as every seat that may see them is shown them: masked; the date of birth is not shown at all. */
export const toPersonRow = (
  { person, state, rev }: ShownPerson,
  names: PersonNames,
  context: Omit<PlanContext, 'gridCode' | 'minor'>,
): PersonRow => {
  const { now } = context;
  const grid = names.grid(person.gridCode);
  // A grid lies in a group, whose code continues the village's twelve digits.
  const village = (grid?.area ?? person.gridCode).slice(0, 12);
  const member = names.member(state.responsible);
  const { visitPlan } = person;
  const before = visitPlan.lastVisit === undefined ? undefined : startOfDate(visitPlan.lastVisit);
  return {
    id: person.id,
    rev,
    name: maskName(cleanLine(person.name)),
    phone: person.phone === undefined ? undefined : maskPhone(person.phone),
    idNumber: maskIdNumber(person.idNumber),
    age: ageOf(person.birthDate, now),
    sex: person.sex,
    address: maskAddress(cleanLine(person.address)),
    gridCode: person.gridCode,
    gridName: grid?.name ?? person.gridCode,
    village,
    villageName: names.area(village)?.name ?? village,
    lon: person.location.lon,
    lat: person.location.lat,
    care: state.reasons.map(({ kind, level, since }) => ({ kind, level, since })),
    everyDays: visitPlan.everyDays,
    nextDue: startOfDate(state.due) ?? now,
    lastVisit: lastVisitOf(state)?.at ?? before,
    // Who looks after somebody is public in the village; their number is not for a list.
    responsibleName: cleanLine(member?.name ?? state.responsible),
    responsiblePhone: maskPhone(member?.phone ?? ''),
    plan: toPlanRow(state, {
      ...context,
      gridCode: person.gridCode,
      minor: ageOf(person.birthDate, now) < context.rules.childProtection.until,
    }),
  };
};
