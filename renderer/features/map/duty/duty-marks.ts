import Supercluster from 'supercluster';
import type { Area, Duty, DutyMember, LonLat } from '../../../../preload/contract';
import type { Mark } from '../marks';

type Box = readonly [west: number, south: number, east: number, north: number];
type MarksIn = (box: Box, zoom: number) => readonly Mark[];

/** From this zoom on people one by one, below it by village. */
export const MEMBERS_FROM = 12.5;
/** Around a place that several stand at, degrees; some 30 metres. */
const APART = 0.0003;

const feature = <P>([lon, lat]: LonLat, properties: P) => ({
  type: 'Feature' as const,
  geometry: { type: 'Point' as const, coordinates: [lon, lat] },
  properties,
});

/** Several at one place stand in a ring around it, so that they come apart from near. */
export const apart = (members: readonly DutyMember[]): readonly (readonly [member: DutyMember, at: LonLat])[] => {
  const byPlace = new Map<string, DutyMember[]>();
  for (const member of members) {
    const here = byPlace.get(member.place);
    if (here) here.push(member);
    else byPlace.set(member.place, [member]);
  }
  return [...byPlace.values()].flatMap((here) =>
    here.map((member, i): readonly [DutyMember, LonLat] => {
      if (here.length === 1) return [member, [member.lon, member.lat]];
      const angle = (2 * Math.PI * i) / here.length;
      return [member, [member.lon + APART * Math.cos(angle), member.lat + APART * Math.sin(angle)]];
    }),
  );
};

/** Counts by village, gathered where villages lie close; somebody is in exactly one of them. */
const villageMarks = (villages: Duty['villages'], areas: ReadonlyMap<string, Area>): MarksIn => {
  const index = new Supercluster<{ readonly count: number }, { count: number }>({
    radius: 44,
    maxZoom: 12,
    extent: 512,
    map: ({ count }) => ({ count }),
    reduce: (sum, { count }) => {
      sum.count += count;
    },
  });
  index.load(
    villages.flatMap(({ code, onDuty }) => {
      const at = areas.get(code)?.center;
      return at && onDuty > 0 ? [feature(at, { count: onDuty })] : [];
    }),
  );
  return (box, zoom) =>
    index.getClusters([...box], Math.floor(zoom)).map(({ geometry, properties }): Mark => {
      const at = geometry.coordinates as unknown as LonLat;
      const expandAt = 'cluster' in properties ? index.getClusterExpansionZoom(properties.cluster_id) : MEMBERS_FROM;
      return { kind: 'members', at, count: properties.count, expandAt };
    });
};

const memberMarks = (members: readonly DutyMember[], nameOf: (code: string) => string): MarksIn => {
  const index = new Supercluster<{ readonly member: DutyMember }>({ radius: 30, maxZoom: 15, extent: 512 });
  index.load(apart(members).map(([member, at]) => feature(at, { member })));
  return (box, zoom) =>
    index.getClusters([...box], Math.floor(zoom)).map(({ geometry, properties }): Mark => {
      const at = geometry.coordinates as unknown as LonLat;
      if ('cluster' in properties)
        return { kind: 'members', at, count: properties.point_count, expandAt: index.getClusterExpansionZoom(properties.cluster_id) };
      const { id, name, role, place } = properties.member;
      return { kind: 'member', at, id, name, role, place, placeName: nameOf(place) };
    });
};

/** Who is on duty: from near one by one where main told of them, else by village. */
export const dutyMarks = (
  { villages, members }: Pick<Duty, 'villages' | 'members'>,
  near: boolean,
  areas: ReadonlyMap<string, Area>,
  nameOf: (code: string) => string,
): MarksIn => (near ? memberMarks(members, nameOf) : villageMarks(villages, areas));
