import { labelPointOf, type Audience, type Grid, type LonLat, type Member } from '../../../preload/contract';
import { areaUnder } from '../area';
import { metresBetween } from '../place';

/** What has to be known of the district to choose an audience. */
export interface Whereabouts {
  readonly grid: (code: string) => Grid | undefined;
  /** The middle of an area; undefined: it has none. */
  readonly center: (area: string) => LonLat | undefined;
}

/** The village a member belongs to (12 digits), or the township (9) of whom no village is known. */
export const villageOfMember = ({ area }: Pick<Member, 'area'>): string => /^\d{12}/.exec(area)?.[0] ?? /^\d{9}/.exec(area)?.[0] ?? area;

/** Fewer digits are no number that anybody can call. */
const PHONE_DIGITS = 7;
export const isReachable = ({ phone }: Pick<Member, 'phone'>): boolean => phone.replace(/\D/g, '').length >= PHONE_DIGITS;

/** Where somebody is to be looked for: in the grids they look after, else in their village. */
const placesOf = (member: Member, known: Whereabouts): readonly LonLat[] => {
  const ofGrids = member.grids.flatMap((code) => {
    const grid = known.grid(code);
    const middle = grid && labelPointOf(grid);
    return middle ? [middle] : [];
  });
  if (ofGrids.length > 0) return ofGrids;
  const center = known.center(villageOfMember(member));
  return center ? [center] : [];
};

/**
 * The members whom an audience means, in the roster's order: all of its conditions hold. What a seat has not in its area it
 * cannot ask, whatever areas it names.
 */
export const audienceOf = (roster: readonly Member[], { areas, roles, onDuty, near }: Audience, known: Whereabouts): readonly Member[] => {
  const within = (member: Member): boolean =>
    near === undefined ||
    placesOf(member, known).some(([lon, lat]) => metresBetween({ lon, lat }, { lon: near.lon, lat: near.lat }) <= near.metres);
  return roster.filter(
    (member) =>
      (areas.length === 0 || areas.some((area) => areaUnder(member.area, area))) &&
      (roles.length === 0 || roles.includes(member.role)) &&
      (!onDuty || member.onDuty) &&
      within(member),
  );
};

/**
 * Cuts a frozen list into parts that each fit into a message beside its words.
 * @param most bytes of ids to a part
 */
export const partsOf = (memberIds: readonly string[], most: number): readonly (readonly string[])[] => {
  const parts: string[][] = [];
  let left = 0;
  for (const id of memberIds) {
    // Quotes and a comma come with it; an id is at most 64 characters of three bytes.
    const size = new TextEncoder().encode(id).length + 3;
    if (size > left) {
      parts.push([]);
      left = most;
    }
    parts.at(-1)!.push(id);
    left -= size;
  }
  return parts;
};
