import * as v from 'valibot';
import { Polygon } from '../directory';
import { MemberRow } from '../intake';
import { RosterRules } from '../roster-rules';
import { AreaCode, Code, Id, Latitude, Longitude, Millis, type Of } from '../scalars';
import { AREA_LEVELS, GRID_TYPES, MEMBER_ROLES } from '../vocabulary';
import { channel } from './channel';

/** The roster: the four levels, their grids, and who is there. 网格队伍 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** An area's code, a group's too: `530303101201-02`. */
export const PlaceCode = v.pipe(v.string(), v.regex(/^\d{4}(\d{2}(\d{3}(\d{3}(-\d{2,3})?)?)?)?$/, 'an area’s code'));

const numbers = {
  grids: count,
  members: count,
  onDuty: count,
};

/** What stands under a place in the tree. */
export const BranchNode = v.variant('kind', [
  v.strictObject({
    kind: v.literal('area'),
    code: PlaceCode,
    name: v.string(),
    level: v.picklist(AREA_LEVELS),
    ...numbers,
    opens: v.boolean(),
  }),
  v.strictObject({
    kind: v.literal('grid'),
    code: Code,
    name: v.string(),
    type: v.picklist(GRID_TYPES),
    households: count,
    /** Who is in charge of it, masked; absent: nobody. */
    memberName: v.optional(v.string()),
    onDuty: v.boolean(),
  }),
]);
export type BranchNode = Of<typeof BranchNode>;

/** A place in figures. */
export const AreaFacts = v.strictObject({
  code: PlaceCode,
  name: v.string(),
  level: v.picklist(AREA_LEVELS),
  ...numbers,
  households: count,
  /** Grids of which nobody is in charge. */
  vacant: count,
  types: v.array(v.strictObject({ type: v.picklist(GRID_TYPES), count })),
  roles: v.array(v.strictObject({ role: v.picklist(MEMBER_ROLES), count, onDuty: count })),
  /** Departments that serve this place itself. */
  departments: v.array(Code),
});
export type AreaFacts = Of<typeof AreaFacts>;

export const RosterRow = v.strictObject({
  ...MemberRow.entries,
  area: PlaceCode,
  /** Codes of the grids in charge, in order; the first two hundred. */
  grids: v.array(Code),
  gridCount: count,
  /** From the point asked for to the nearest of the grids in charge. */
  metres: v.optional(count),
});
export type RosterRow = Of<typeof RosterRow>;

/** A village as it stands on its board: the only answer in which names and numbers of the roster are whole. 公示牌 */
export const VillageBoard = v.strictObject({
  code: PlaceCode,
  name: v.string(),
  townshipName: v.string(),
  districtName: v.string(),
  geometry: v.optional(Polygon),
  grids: v.array(v.strictObject({ code: Code, name: v.string(), type: v.picklist(GRID_TYPES), households: count, geometry: Polygon })),
  people: v.array(
    v.strictObject({
      id: Code,
      name: v.string(),
      phone: v.string(),
      role: v.picklist(MEMBER_ROLES),
      /** The group led; absent: the village's. */
      groupName: v.optional(v.string()),
      grids: v.array(Code),
    }),
  ),
  /** The numbers a resident can call at the village and the township. */
  offices: v.array(v.strictObject({ name: v.string(), phone: v.string() })),
  rules: RosterRules,
});
export type VillageBoard = Of<typeof VillageBoard>;

const where = { area: v.optional(PlaceCode) };

export const rosterChannels = {
  /** What is right under a place of the seat's; absent: the seat's own place, or nothing where the directory is not there yet. */
  'roster.branch': channel(v.strictObject(where), v.array(BranchNode)),
  /** For papers that hang in the village or are handed to its people; written down before. */
  'roster.board': channel(v.strictObject({ area: AreaCode }), VillageBoard),
  'roster.facts': channel(v.strictObject(where), AreaFacts),
  /**
   * A page of people, masked: of a place, by name, phone (four digits or more) or grid; with `near` those with grids near a
   * point, the nearest first, else by place and role.
   */
  'roster.people': channel(
    v.strictObject({
      ...where,
      gridCode: v.optional(Code),
      text: v.pipe(v.string(), v.trim(), v.maxLength(100)),
      role: v.optional(v.picklist(MEMBER_ROLES)),
      onDuty: v.optional(v.boolean()),
      near: v.optional(v.strictObject({ lon: Longitude, lat: Latitude })),
      skip: count,
      limit: v.pipe(count, v.minValue(1), v.maxValue(200)),
    }),
    v.strictObject({ total: count, rows: v.array(RosterRow) }),
  ),
} as const;

/** How somebody of the roster is reached from this desk. */
export const contactChannels = {
  /**
   * Hands the number to whatever the system calls or writes with, written down before; answers it, so that it can be dialled by
   * hand, to be shown until `until`. With `drillId` the call counts in that drill, from now on. `opened`: the system has something for it.
   */
  'contact.reach': channel(
    v.strictObject({ memberId: Code, how: v.picklist(['call', 'write']), caseId: v.optional(Id), drillId: v.optional(Id) }),
    v.strictObject({ memberId: Code, name: v.string(), phone: v.string(), until: Millis, opened: v.boolean() }),
  ),
} as const;
