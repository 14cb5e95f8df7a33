import type { Person, PersonRow } from '../../../preload/contract';
import { dateOf, localDay, startOfDate } from '../clock/local';
import { cleanLine } from '../message/clean';
import { maskAddress, maskIdNumber, maskName, maskPhone } from '../privacy';
import type { PersonNames } from './names';

/** Whole years on the local date of `now`. */
const ageOf = (birthDate: string, now: number): number => {
  const today = dateOf(localDay(now));
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return Math.max(0, today.slice(5) < birthDate.slice(5) ? years - 1 : years);
};

/** A person in care as every seat is shown them: masked; the date of birth is not shown at all. */
export const toPersonRow = (person: Person, rev: number, names: PersonNames, now: number): PersonRow => {
  const grid = names.grid(person.gridCode);
  // A grid lies in a group, whose code continues the village's twelve digits.
  const village = (grid?.area ?? person.gridCode).slice(0, 12);
  const member = names.member(person.responsible);
  const { visitPlan } = person;
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
    care: person.care.map(({ kind, level, since }) => ({ kind, level, since })),
    everyDays: visitPlan.everyDays,
    nextDue: startOfDate(visitPlan.nextDue) ?? now,
    lastVisit: visitPlan.lastVisit === undefined ? undefined : startOfDate(visitPlan.lastVisit),
    // Who looks after somebody is public in the village; their number is not for a list.
    responsibleName: cleanLine(member?.name ?? person.responsible),
    responsiblePhone: maskPhone(member?.phone ?? ''),
  };
};
