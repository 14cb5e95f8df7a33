import * as v from 'valibot';
import { AreaCode, Code, Latitude, Longitude, type Of } from './scalars';
import { GRID_TYPES, MEMBER_ROLES, type Source } from './vocabulary';

/** How a report can reach somebody who writes it down at a desk. */
export const INTAKE_SOURCES = ['hotline', 'operator', 'patrol'] as const satisfies readonly Source[];
export type IntakeSource = (typeof INTAKE_SOURCES)[number];

/** What this seat may do when somebody calls. */
export const IntakeRules = v.strictObject({
  mayReport: v.boolean(),
  /** A report just taken may go into an open case at once. */
  mayMerge: v.boolean(),
  /** A district's seat: without a grid the township would not be known. */
  mustNameGrid: v.boolean(),
  /** A village's duty room takes down what is in its own village. */
  ownAreaOnly: v.boolean(),
});
export type IntakeRules = Of<typeof IntakeRules>;

/** A grid as far as a form shows it. */
export const GridPlace = v.strictObject({
  gridCode: Code,
  name: v.string(),
  type: v.picklist(GRID_TYPES),
  village: v.optional(AreaCode),
  villageName: v.string(),
  townshipName: v.string(),
  /** In the area of this seat. */
  inSeat: v.boolean(),
});
export type GridPlace = Of<typeof GridPlace>;

/** A point on the map, degrees WGS84, and the grid that holds it. */
export const Located = v.strictObject({
  lon: Longitude,
  lat: Latitude,
  grid: v.optional(GridPlace),
  /** Where no grid holds the point: the nearest within a kilometre, and how far its edge is. */
  nearest: v.optional(v.strictObject({ grid: GridPlace, metres: v.number() })),
});
export type Located = Of<typeof Located>;

/** A place found by words: a grid, or an area at its centre. */
export const PlaceFound = v.strictObject({
  kind: v.picklist(['grid', 'village', 'township']),
  code: Code,
  name: v.string(),
  /** The area it lies in. */
  within: v.string(),
  lon: Longitude,
  lat: Latitude,
});
export type PlaceFound = Of<typeof PlaceFound>;

/** Somebody of the roster, masked. 网格队伍 */
export const MemberRow = v.strictObject({
  id: Code,
  name: v.string(),
  phone: v.string(),
  role: v.picklist(MEMBER_ROLES),
  areaName: v.string(),
  /** Names of the grids in charge, three at most. */
  gridNames: v.array(v.string()),
  onDuty: v.boolean(),
});
export type MemberRow = Of<typeof MemberRow>;

/** A category that words of the report point to, and the words. */
export const CategoryHint = v.strictObject({ category: Code, words: v.array(v.string()) });
export type CategoryHint = Of<typeof CategoryHint>;
