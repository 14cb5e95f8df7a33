import type { EventOf } from '../../../preload/contract';
import type { CaseState, Report } from '../types';

/** The wire's report without the fields this version does not know: those stay in the event. */
const reportOf = ({ data }: EventOf<'case.reported'>, at: number): Report => ({
  title: data.title,
  description: data.description,
  category: data.category,
  source: data.source,
  location: { lon: data.location.lon, lat: data.location.lat, crs: data.location.crs, address: data.location.address },
  gridCode: data.gridCode,
  reporter: data.reporter && { id: data.reporter.id, name: data.reporter.name, phone: data.reporter.phone },
  media: data.media ?? [],
  urgent: data.urgency === 'urgent',
  at,
  ...(data.care ? { care: { personId: data.care.personId, departments: data.care.departments } } : {}),
});

/** What a case carries before anything has happened to it. */
const UNTOUCHED = {
  tasks: [],
  rework: 0,
  reopenings: 0,
  extensions: 0,
  suspensions: 0,
  pauses: [],
  slips: [],
  requests: [],
  offeredTo: [],
  excluded: false,
} as const;

/** The first event of a case. 信息收集 */
export const begin = (event: EventOf<'case.reported'>, at: number): CaseState => ({
  ...UNTOUCHED,
  id: event.caseId,
  area: event.area,
  report: reportOf(event, at),
  updatedAt: at,
  state: 'received',
});

/** A state kept by an older version, with what this one carries besides; for where its events are gone. */
export const upgraded = (state: CaseState): CaseState => ({ ...UNTOUCHED, ...state });
