import type { Area, Grid, Member } from '../../../preload/contract';
import { areaUnder } from '../../domain';
import type { Context } from '../context';
import { remembered } from '../remembered';

export interface Numbers {
  grids: number;
  members: number;
  onDuty: number;
  households: number;
  vacant: number;
}

/** A place with what is right under it and the sums of all that is below. */
export interface Place {
  readonly area: Area;
  readonly children: Place[];
  /** Grids that stand right under it. */
  readonly grids: Grid[];
  readonly sums: Numbers;
  readonly types: Map<Grid['type'], number>;
  readonly roles: Map<Member['role'], { count: number; onDuty: number }>;
}

/** The seat's roster put together once: places with their sums, who is in charge of which grid. */
export interface RosterBook {
  /** Undefined: no such place in the seat's area. */
  place(code: string): Place | undefined;
  readonly root: Place | undefined;
  readonly members: readonly Member[];
  grid(code: string): Grid | undefined;
  inCharge(gridCode: string): readonly Member[];
}

const emptyPlace = (area: Area): Place => ({
  area,
  children: [],
  grids: [],
  sums: { grids: 0, members: 0, onDuty: 0, households: 0, vacant: 0 },
  types: new Map(),
  roles: new Map(),
});

/** The code of the area that holds another, whether or not the directory names it. */
const upwards = (code: string): string | undefined => {
  if (code.includes('-')) return code.slice(0, code.indexOf('-'));
  return code.length > 4 ? code.slice(0, code.length === 6 ? 4 : code.length - 3) : undefined;
};

const make = (context: Context): RosterBook => {
  const { area: own } = context.getSeat();
  const grids = context.store.read.grids(own);
  const members = context.names.membersIn(own);
  const places = new Map(
    context.names
      .areas()
      .filter(({ code }) => areaUnder(code, own))
      .map((area) => [area.code, emptyPlace(area)]),
  );
  for (const place of places.values()) if (place.area.code !== own) places.get(place.area.parent ?? '')?.children.push(place);
  const byGrid = new Map<string, Member[]>();
  /** A group's grids are the village's in the directory; whoever leads the group is in charge of them. */
  const groupOf = new Map<string, string>();
  for (const member of members)
    for (const code of member.grids) {
      const found = byGrid.get(code);
      if (found) found.push(member);
      else byGrid.set(code, [member]);
      if (member.area.includes('-')) groupOf.set(code, member.area);
    }
  /** A place and all that it lies in, as far as the directory names them. */
  const known = new Map<string, readonly Place[]>();
  const upFrom = (code: string): readonly Place[] => {
    const before = known.get(code);
    if (before) return before;
    const up: Place[] = [];
    known.set(code, up);
    for (let at: string | undefined = code; at !== undefined && areaUnder(at, own); at = upwards(at)) {
      const place = places.get(at);
      if (place) up.push(place);
    }
    return up;
  };
  for (const grid of grids) {
    const up = upFrom(groupOf.get(grid.gridCode) ?? grid.area);
    up[0]?.grids.push(grid);
    const vacant = (byGrid.get(grid.gridCode) ?? []).every(({ role }) => role !== 'grid-member');
    for (const { sums, types } of up) {
      sums.grids += 1;
      sums.households += grid.households;
      if (vacant) sums.vacant += 1;
      types.set(grid.type, (types.get(grid.type) ?? 0) + 1);
    }
  }
  for (const { area, role, onDuty } of members)
    for (const { sums, roles } of upFrom(area)) {
      const of = roles.get(role) ?? { count: 0, onDuty: 0 };
      if (of.count === 0) roles.set(role, of);
      of.count += 1;
      sums.members += 1;
      if (!onDuty) continue;
      of.onDuty += 1;
      sums.onDuty += 1;
    }
  const gridByCode = new Map(grids.map((grid) => [grid.gridCode, grid]));
  return {
    place: (code) => places.get(code),
    root: places.get(own),
    members,
    grid: (code) => gridByCode.get(code),
    inCharge: (code) => byGrid.get(code) ?? [],
  };
};

/** Made at the first question and again once the directory has changed or another seat asks. */
export const createRosterBook = (context: Context): (() => RosterBook) => remembered(context, () => make(context));
