import type { CareEvent, EventOf, Grid, LonLat, Person } from '../../../preload/contract';
import { areaUnder, townshipOf } from '../area';
import { toTimestamp } from '../clock/local';
import { maskAddress } from '../privacy';
import type { Missed } from './missed';

/** Who says it: nobody at a desk. The same on every console, so that they all make the same event. */
const ACTOR = { kind: 'system', id: 'care-plan', name: '关爱计划' } as const;

/** Ids that follow from what was missed, so that however many consoles notice it, it is reported once. */
export interface MissedIds {
  readonly caseId: string;
  readonly reportId: string;
  readonly missedId: string;
}

export interface MissedParts {
  readonly person: Person;
  readonly missed: Missed;
  readonly ids: MissedIds;
  readonly category: string;
  /** Kinds of department, the leading one first. */
  readonly departments: readonly string[];
  readonly grid: Grid | undefined;
}

/** The middle of a grid's outline: what is reported to everybody must not point at a house. */
const middleOf = ({ geometry }: Grid): LonLat => {
  const ring = geometry.coordinates[0] ?? [];
  const mean = (of: (point: LonLat) => number) => ring.reduce((sum, point) => sum + of(point as LonLat), 0) / ring.length;
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return [round(mean(([lon]) => lon)), round(mean(([, lat]) => lat))];
};

const WORDS = {
  visit: { title: '走访任务逾期未完成', text: '按计划应完成的走访逾期未登记，请尽快核实并补访。' },
  'look-in': { title: '看望任务逾期未完成', text: '按计划应完成的早晚看望逾期未登记，请立即核实人员情况。' },
} as const;

/**
 * The case that a missed visit becomes, and the event that says so in the person's own history. Observers and departments
 * read cases, so it tells neither who it is about nor why they are in care: the id leads there, for seats that may.
 */
export const missedCase = ({
  person,
  missed,
  ids,
  category,
  departments,
  grid,
}: MissedParts): { readonly report: EventOf<'case.reported'>; readonly event: CareEvent } => {
  const village = /^\d{12}/.exec(grid?.area ?? person.gridCode)?.[0];
  const area = village ?? townshipOf(person.gridCode);
  const [lon, lat] = grid ? middleOf(grid) : [person.location.lon, person.location.lat];
  const head = { v: 1, area, at: toTimestamp(missed.caseAt), actor: { ...ACTOR } };
  const words = WORDS[missed.kind];
  const gridCode = areaUnder(person.gridCode, area) ? { gridCode: person.gridCode } : {};
  return {
    report: {
      ...head,
      id: ids.reportId,
      type: 'case.reported',
      caseId: ids.caseId,
      data: {
        title: words.title,
        description: words.text,
        category,
        source: 'patrol',
        location: { lon, lat, crs: 'WGS84', address: grid?.name ?? maskAddress(person.address) },
        ...gridCode,
        urgency: missed.kind === 'look-in' ? 'urgent' : 'normal',
        care: { personId: person.id, departments: [...departments] },
      },
    },
    event: {
      ...head,
      id: ids.missedId,
      type: 'care.missed',
      personId: person.id,
      data: { key: missed.key, caseId: ids.caseId },
    },
  };
};
