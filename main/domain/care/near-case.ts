import type { Person } from '../../../preload/contract';
import { metresBetween } from '../place/distance';
import type { CaseState } from '../types';

/** How somebody in care has to do with a case. */
export type CaseRelation = 'about' | 'address' | 'near' | 'grid';
const ORDER: readonly CaseRelation[] = ['about', 'address', 'near', 'grid'];

/** What a case says of where it is and of whom it is. */
export interface CasePlace {
  readonly about?: string | undefined;
  readonly address?: string | undefined;
  readonly gridCode?: string | undefined;
  readonly at?: { readonly lon: number; readonly lat: number } | undefined;
}

export const placeOfCase = ({ report }: CaseState, at: CasePlace['at']): CasePlace => ({
  about: report.care?.personId,
  address: report.location.address,
  gridCode: report.gridCode,
  at,
});

export interface Beside {
  readonly relation: CaseRelation;
  /** Undefined: the case names no point. */
  readonly metres: number | undefined;
}

/**
 * How a person in care has to do with a case: it is about them, its address is theirs, they live within `nearMetres`, or
 * their grid is all that is known of where it is. Undefined: not at all.
 */
export const besideCase = (person: Person, { about, address, gridCode, at }: CasePlace, nearMetres: number): Beside | undefined => {
  const metres = at && Math.round(metresBetween(at, person.location));
  const is = (relation: CaseRelation): Beside => ({ relation, metres });
  if (person.id === about) return is('about');
  if (address?.includes(person.address)) return is('address');
  if (metres !== undefined) return metres <= nearMetres ? is('near') : undefined;
  return gridCode === person.gridCode ? is('grid') : undefined;
};

/** Whom it is about first, then the nearest. */
export const byNearness = (a: Beside, b: Beside): number =>
  ORDER.indexOf(a.relation) - ORDER.indexOf(b.relation) || (a.metres ?? 0) - (b.metres ?? 0);
