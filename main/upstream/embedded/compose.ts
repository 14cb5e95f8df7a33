import gcoord from 'gcoord';
import type { EventOf, Grid } from '../../../preload/contract';
import { toTimestamp, townshipOf, uuidv7 } from '../../domain';
import type { Cast, Village } from './cast';
import { spotIn } from './geography/spot';
import { photoId } from './photos';
import { seeded, type Random } from './random';
import type { Script, ScriptCase } from './script';
import type { Story } from './stories';
import { inventedName, inventedPhone } from './world/invented';

export type Reported = EventOf<'case.reported'>;

/** What is reported, and in which village. */
export interface Scene {
  readonly category: string;
  readonly item: ScriptCase;
  readonly village: Village;
  readonly story?: Story | undefined;
}

/** Phones of people who call the hotline. */
const FIRST_CALLER = 300_000;
/** Ways a report arrives, in the proportion of a working day. */
const SOURCES = { app: 62, hotline: 22, patrol: 16 } as const;
/** How often each category comes up; the rest as 1. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'power-tree': 2,
  'road-damage': 2,
  sanitation: 3,
  livelihood: 3,
  dispute: 2,
  rescue: 0.6,
  'geological-hazard': 0.8,
};

/** Matters that a grid member can settle alone, and how often one of them was before it is reported. 格内即办 */
const SMALL: ReadonlySet<string> = new Set(['sanitation', 'livelihood', 'dispute']);
const SETTLED_SHARE = 0.3;
const SETTLED_MS = 25 * 60_000;

/**
 * Small things are settled in one grid: some of the reports of grid members say that it is done. Drawn apart from the rest,
 * which stays as it was. Not of a case that the play needs.
 */
export const settledAlone = (report: Reported, script: Script, ...purpose: readonly (string | number)[]): Reported => {
  const { data } = report;
  const random = seeded('settled', ...purpose);
  const isSmall = data.source === 'app' && data.urgency !== 'urgent' && SMALL.has(data.category ?? '');
  if (!isSmall || !random.chance(SETTLED_SHARE)) return report;
  const at = toTimestamp(Date.parse(report.at) - random.int(1, SETTLED_MS));
  return { ...report, data: { ...data, settled: { at, text: random.pick(script.settled) } } };
};

/** Any matter of the script in any of the villages. */
export const sceneOf = (script: Script, villages: readonly Village[], random: Random): Scene => {
  const category = random.weighted(Object.fromEntries(Object.keys(script.cases).map((id) => [id, WEIGHTS[id] ?? 1])));
  return { category, item: random.pick(script.cases[category]!), village: random.pick(villages) };
};

/** Phones answer in GCJ-02, surveyed systems in WGS84; the console has to take both. */
const locationOf = (grid: Grid, address: string, random: Random): Reported['data']['location'] => {
  const [lon, lat] = spotIn(grid.geometry, random);
  if (random.chance(0.6)) return { lon, lat, crs: 'WGS84', address };
  const [east, north] = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02);
  return { lon: Math.round(east * 1e6) / 1e6, lat: Math.round(north * 1e6) / 1e6, crs: 'GCJ02', address };
};

/** The event by which a scene reaches the centre. `purpose` fixes everything that is left to chance. */
export const compose = (
  { category, item, village, story }: Scene,
  cast: Cast,
  script: Script,
  at: number,
  ...purpose: readonly (string | number)[]
): Reported => {
  const random = seeded('report', ...purpose);
  const grid = random.pick(village.grids);
  const place = `${village.name}${/(\d+组)/.exec(grid.name)?.[0] ?? ''}`;
  const spot = item.spot === '' ? '' : random.pick(script.spots[item.spot]!);
  const source = story?.source ?? random.weighted(SOURCES);
  const member = cast.member(grid.members[0]!);
  const reporter =
    story?.reporter ??
    (source === 'hotline' || !member
      ? { id: `caller-${random.int(1000, 9999)}`, name: inventedName(random), phone: inventedPhone(FIRST_CALLER + random.int(0, 99_999)) }
      : { id: member.id, name: member.name, phone: member.phone });
  const photo = item.photo !== undefined && source !== 'hotline' ? [photoId(item.photo, at, ...purpose)] : undefined;
  // A caller on the phone knows the place, not the grid.
  const knowsGrid = source !== 'hotline' || story !== undefined || random.chance(0.5);
  return {
    v: 1,
    id: uuidv7(at, seeded('event', ...purpose).bytes),
    type: 'case.reported',
    caseId: uuidv7(at, seeded('case', ...purpose).bytes),
    area: knowsGrid ? village.code : townshipOf(village.code),
    at: toTimestamp(at),
    actor: { kind: 'reporter', id: reporter.id, name: reporter.name },
    data: {
      title: spot + item.title,
      description: item.text.replace('{place}', place).replace('{spot}', spot),
      category,
      source,
      location: locationOf(grid, place + (spot && `，${spot}`), random),
      ...(knowsGrid ? { gridCode: grid.gridCode } : {}),
      reporter,
      ...(photo ? { media: photo } : {}),
      urgency: item.urgent ? 'urgent' : 'normal',
    },
  };
};
