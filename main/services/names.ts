import type { Area, Department, Grid, LonLat, Member } from '../../preload/contract';
import type { PersonNames } from '../domain';
import type { StoreReads } from '../ports';

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Names and places by code, read once and kept until the directory changes. */
export interface NameBook extends PersonNames {
  areas(): readonly Area[];
  departments(): readonly Department[];
  /** Members of the roster under an area's code. */
  membersIn(area: string): readonly Member[];
  /** Where a report is believable: around everything the directory places, degrees WGS84. */
  bounds(): Box | undefined;
  /** The directory has changed: read again at the next question. */
  forget(): void;
  /** Another object whenever names may be others. */
  edition(): object;
}

/** About 20 km: a village at the edge reports from beyond its township's centre. */
const MARGIN_DEGREES = 0.2;

const pointsOf = (area: Area): readonly LonLat[] => [...(area.center ? [area.center] : []), ...(area.geometry?.coordinates.flat() ?? [])];

const boxAround = (points: readonly LonLat[]): Box | undefined => {
  if (points.length === 0) return undefined;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { west: west - MARGIN_DEGREES, south: south - MARGIN_DEGREES, east: east + MARGIN_DEGREES, north: north + MARGIN_DEGREES };
};

/** A map that remembers what is not there as well, so that an unknown code is looked up once. */
const remembered = <T>(read: (key: string) => T | undefined) => {
  const seen = new Map<string, T | undefined>();
  return (key: string): T | undefined => {
    if (!seen.has(key)) seen.set(key, read(key));
    return seen.get(key);
  };
};

const load = (read: StoreReads) => {
  const areas = read.areas();
  const departments = read.departments();
  const areaByCode = new Map(areas.map((area) => [area.code, area]));
  const departmentById = new Map(departments.map((department) => [department.id, department]));
  return {
    areas,
    departments,
    area: (code: string) => areaByCode.get(code),
    department: (id: string) => departmentById.get(id),
    grid: remembered<Grid>((code) => read.grid(code)),
    member: remembered<Member>((id) => read.member(id)),
    membersIn: remembered<readonly Member[]>((area) => read.members(area)),
    bounds: boxAround(areas.flatMap(pointsOf)),
  };
};

export const createNameBook = (read: StoreReads): NameBook => {
  let loaded: ReturnType<typeof load> | undefined;
  const book = () => (loaded ??= load(read));
  return {
    area: (code) => book().area(code),
    grid: (code) => book().grid(code),
    department: (id) => book().department(id),
    member: (id) => book().member(id),
    areas: () => book().areas,
    departments: () => book().departments,
    membersIn: (area) => book().membersIn(area) ?? [],
    bounds: () => book().bounds,
    forget: () => (loaded = undefined),
    edition: book,
  };
};
