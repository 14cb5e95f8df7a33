import { fail, ok, type Grid, type Input, type Member, type Output, type Result, type RosterRow } from '../../../preload/contract';
import { areaUnder, cleanLine, degreesAround, isInPolygon, maskName, maskPhone, metresBetween, normalise, ROLE_RANK } from '../../domain';
import type { Context } from '../context';
import { remembered } from '../remembered';
import { searchWords } from '../search-words';
import type { RosterBook } from './book';

/** Fewer digits would list a tenth of the roster, and let a number be guessed one digit at a time. */
const PHONE_DIGITS = 4;
const NAMED_GRIDS = 3;
const MOST_GRIDS = 200;
/** Who is farther away is not near. */
const NEAR_METRES = 5000;

interface Entry {
  readonly member: Member;
  readonly text: string;
  readonly phone: string;
}
type Point = NonNullable<Input<'roster.people'>['near']>;

const order = (a: Member, b: Member): number =>
  (a.area < b.area ? -1 : a.area > b.area ? 1 : 0) || ROLE_RANK[a.role] - ROLE_RANK[b.role] || (a.id < b.id ? -1 : 1);

/** Metres from a point to a grid: 0 inside, else to its nearest corner; grids are small, a corner is near enough. */
const metresTo = ({ geometry }: Grid, at: Point): number =>
  isInPolygon(geometry, at) ? 0 : Math.min(...geometry.coordinates.flat().map(([lon, lat]) => metresBetween({ lon, lat }, at)));

interface GridBox {
  readonly grid: Grid;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Degrees that a grid reaches to: most are far away, which four comparisons tell. */
const boxOf = (grid: Grid): GridBox | undefined => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of grid.geometry.coordinates)
    for (const [lon, lat] of ring) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return west <= east ? { grid, west, south, east, north } : undefined;
};

/** The roster a page at a time, masked as every list of people is. */
export const createReadPeople = (context: Context, book: () => RosterBook) => {
  /** What is looked for of somebody, for as long as they and the names of all places stay what they are. */
  let made: { readonly areas: unknown; readonly grids: unknown; readonly byMember: WeakMap<Member, Entry> } | undefined;
  let boxed: { readonly grids: unknown; readonly boxes: readonly GridBox[] } | undefined;
  const entries = remembered(context, () => {
    const { members, grid } = book();
    const areas = context.names.areas();
    const grids = context.store.read.grids(context.getSeat().area);
    if (made?.areas !== areas || made.grids !== grids) made = { areas, grids, byMember: new WeakMap() };
    const { byMember } = made;
    return members.toSorted(order).map((member): Entry => {
      const known = byMember.get(member);
      if (known) return known;
      const areaName = context.names.area(member.area)?.name ?? '';
      const named = member.grids.slice(0, NAMED_GRIDS).map((code) => grid(code)?.name ?? '');
      const entry = {
        member,
        text: normalise([member.name, areaName, ...named, ...member.grids].join(' ')),
        phone: member.phone.replace(/\D/g, ''),
      };
      byMember.set(member, entry);
      return entry;
    });
  });

  const rowOf = (member: Member, metres?: number): RosterRow => {
    const { grid } = book();
    return {
      id: member.id,
      name: maskName(cleanLine(member.name)),
      phone: maskPhone(member.phone),
      role: member.role,
      area: member.area,
      areaName: context.names.area(member.area)?.name ?? member.area,
      gridNames: member.grids.slice(0, NAMED_GRIDS).map((code) => grid(code)?.name ?? code),
      grids: member.grids.slice(0, MOST_GRIDS),
      gridCount: member.grids.length,
      onDuty: member.onDuty,
      ...(metres === undefined ? {} : { metres: Math.round(metres) }),
    };
  };

  const means = ({ text, phone }: Entry, word: string): boolean =>
    text.includes(word) || (/^\d+$/.test(word) && word.length >= PHONE_DIGITS && phone.includes(word));

  const boxes = remembered(context, () => {
    const grids = context.store.read.grids(context.getSeat().area);
    if (boxed?.grids !== grids) boxed = { grids, boxes: grids.flatMap((grid) => boxOf(grid) ?? []) };
    return boxed.boxes;
  });

  /** Metres by grid code, of the grids that reach near. */
  const near = (at: Point): ReadonlyMap<string, number> => {
    const { west, south, east, north } = degreesAround(at, NEAR_METRES);
    const found = new Map<string, number>();
    for (const box of boxes()) {
      if (box.east < west || box.west > east || box.north < south || box.south > north) continue;
      const metres = metresTo(box.grid, at);
      if (metres <= NEAR_METRES) found.set(box.grid.gridCode, metres);
    }
    return found;
  };

  return ({ area, gridCode, text, role, onDuty, near: at, skip, limit }: Input<'roster.people'>): Result<Output<'roster.people'>> => {
    const { root, place } = book();
    const here = area === undefined ? root : place(area);
    if (!here) return fail('not-found', 'this seat has no such area', { area });
    const words = searchWords(text);
    const { code } = here.area;
    const found = entries().filter(
      (entry) =>
        areaUnder(entry.member.area, code) &&
        (gridCode === undefined || entry.member.grids.includes(gridCode)) &&
        (role === undefined || entry.member.role === role) &&
        (onDuty === undefined || entry.member.onDuty === onDuty) &&
        words.every((word) => means(entry, word)),
    );
    if (!at) return ok({ total: found.length, rows: found.slice(skip, skip + limit).map(({ member }) => rowOf(member)) });
    const distances = near(at);
    const close = found
      .flatMap(({ member }) => {
        const metres = Math.min(...member.grids.map((grid) => distances.get(grid) ?? Infinity));
        return Number.isFinite(metres) ? [{ member, metres }] : [];
      })
      // Of a grid its own member before the leaders of all the village's grids.
      .sort((a, b) => a.metres - b.metres || a.member.grids.length - b.member.grids.length || order(a.member, b.member));
    return ok({ total: close.length, rows: close.slice(skip, skip + limit).map(({ member, metres }) => rowOf(member, metres)) });
  };
};
