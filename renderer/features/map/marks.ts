import Supercluster from 'supercluster';
import { lightOf, type CaseRow, type Light, type LonLat, type MemberRole, type PersonRow } from '../../../preload/contract';
import { isOverdue } from '../../kit/visits';

/** What is drawn at one place above the map. */
export type Mark =
  | {
      readonly kind: 'case';
      readonly at: LonLat;
      readonly id: string;
      readonly light: Light;
      readonly waiting: boolean;
      readonly urgent: boolean;
    }
  | { readonly kind: 'person'; readonly at: LonLat; readonly id: string; readonly late: boolean }
  | { readonly kind: 'cases'; readonly at: LonLat; readonly count: number; readonly light: Light; readonly expandAt: number }
  | { readonly kind: 'people'; readonly at: LonLat; readonly count: number; readonly late: boolean; readonly expandAt: number }
  /** Somebody on duty, at the name of their grid; nobody's position is known. */
  | {
      readonly kind: 'member';
      readonly at: LonLat;
      readonly id: string;
      readonly name: string;
      readonly role: MemberRole;
      readonly place: string;
      readonly placeName: string;
    }
  | { readonly kind: 'members'; readonly at: LonLat; readonly count: number; readonly expandAt: number };

/** A numbered place that something else than a case or a person is said to be at; `solid`: somebody takes it seriously. */
export interface PlaceMark {
  readonly kind: 'place';
  readonly at: LonLat;
  readonly id: string;
  readonly number: number;
  readonly solid: boolean;
}

/** How pressing a light is; a cluster shows its most pressing. */
export const URGENCY: Readonly<Record<Light, number>> = { none: 0, paused: 1, green: 2, yellow: 3, red: 4 };
const LIGHTS = (Object.keys(URGENCY) as Light[]).toSorted((a, b) => URGENCY[a] - URGENCY[b]);
export const worst = (lights: readonly Light[]): Light => LIGHTS[Math.max(0, ...lights.map((light) => URGENCY[light]))] ?? 'none';

/** The next step is the centre's, not a department's. */
const WAITING: readonly CaseRow['state'][] = ['received', 'filed', 'feedback'];

type Box = readonly [west: number, south: number, east: number, north: number];
const OPTIONS = { radius: 44, maxZoom: 15, extent: 512 };
const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });

/** Clusters of open cases with a believable place. Lights are those at `now`; make it anew when they turn. */
export const caseMarks = (rows: readonly CaseRow[], now: number) => {
  type Props = { readonly row: CaseRow; readonly urgency: number };
  const index = new Supercluster<Props, { urgency: number }>({
    ...OPTIONS,
    map: ({ urgency }) => ({ urgency }),
    reduce: (sum, { urgency }) => {
      sum.urgency = Math.max(sum.urgency, urgency);
    },
  });
  index.load(
    rows.flatMap((row) =>
      row.lon === undefined || row.lat === undefined
        ? []
        : [{ type: 'Feature' as const, geometry: point(row.lon, row.lat), properties: { row, urgency: URGENCY[lightOf(row.clock, now)] } }],
    ),
  );
  return (box: Box, zoom: number): readonly Mark[] =>
    index.getClusters([...box], Math.floor(zoom)).map(({ geometry, properties }): Mark => {
      const at = geometry.coordinates as unknown as LonLat;
      const light = LIGHTS[properties.urgency] ?? 'none';
      if ('cluster' in properties) {
        return { kind: 'cases', at, count: properties.point_count, light, expandAt: index.getClusterExpansionZoom(properties.cluster_id) };
      }
      const { row } = properties;
      return { kind: 'case', at, id: row.id, light, waiting: WAITING.includes(row.state), urgent: row.priority === 'urgent' };
    });
};

/** Clusters of people in care; late: a visit that was due has not been made. */
export const peopleMarks = (people: readonly PersonRow[], now: number) => {
  const index = new Supercluster<{ readonly id: string; readonly late: boolean }, { late: boolean }>({
    ...OPTIONS,
    map: ({ late }) => ({ late }),
    reduce: (sum, { late }) => {
      sum.late ||= late;
    },
  });
  index.load(
    people.map((person) => ({
      type: 'Feature' as const,
      geometry: point(person.lon, person.lat),
      properties: { id: person.id, late: isOverdue(person, now) },
    })),
  );
  return (box: Box, zoom: number): readonly Mark[] =>
    index.getClusters([...box], Math.floor(zoom)).map(({ geometry, properties }): Mark => {
      const at = geometry.coordinates as unknown as LonLat;
      if ('cluster' in properties) {
        return {
          kind: 'people',
          at,
          count: properties.point_count,
          late: properties.late,
          expandAt: index.getClusterExpansionZoom(properties.cluster_id),
        };
      }
      return { kind: 'person', at, id: properties.id, late: properties.late };
    });
};

const WORLD: Box = [-180, -85, 180, 85];
/** At this zoom nothing is gathered any more. */
const APART = 17;
/** Every mark by itself: those in the box, for the list of what is in view. */
export const oneByOne = (marksIn: (box: Box, zoom: number) => readonly Mark[], box: Box = WORLD): readonly Mark[] => marksIn(box, APART);
