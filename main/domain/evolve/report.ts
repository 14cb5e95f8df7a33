import type { EventOf } from '../../../preload/contract';
import { toInstant } from '../clock/local';
import type { CaseState, Report } from '../types';

/** Settled alone, and not later than it was reported. */
const settledOf = ({ settled }: EventOf<'case.reported'>['data'], at: number): Pick<Report, 'settled'> =>
  settled ? { settled: { at: Math.min(at, toInstant(settled.at) ?? at), text: settled.text, media: settled.media ?? [] } } : {};

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
  ...settledOf(data, at),
  ...(data.care ? { care: { personId: data.care.personId, departments: data.care.departments } } : {}),
});

/** Category of a case that nobody gave one. */
export const UNSORTED = 'other';

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

/**
 * The first event of a case. What a grid member has settled alone is closed by rule as it comes in: every console comes to
 * the same from the report, and nobody has to say so. 信息收集、格内即办
 */
export const begin = (event: EventOf<'case.reported'>, at: number): CaseState => {
  const report = reportOf(event, at);
  const base = { ...UNTOUCHED, id: event.caseId, area: event.area, report, updatedAt: at };
  if (!report.settled) return { ...base, state: 'received' };
  const filing = { category: report.category ?? UNSORTED, priority: 'routine', filedAt: at, dueAt: at, dueSetAt: at } as const;
  return { ...base, ...filing, state: 'closed', endedAt: at, outcome: 'resolved', text: report.settled.text };
};

/** A state kept by an older version, with what this one carries besides; for where its events are gone. */
export const upgraded = (state: CaseState): CaseState => ({ ...UNTOUCHED, ...state });
