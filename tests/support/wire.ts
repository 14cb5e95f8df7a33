import type { Envelope, EventType } from '../../preload/contract';
import { subjectOf, toTimestamp } from '../../main/domain';
import { newId } from './uuid';

export const TOWNSHIP = '530303101';
export const VILLAGE = '530303101201';
export const OTHER_VILLAGE = '530303101202';

export interface WireOptions {
  readonly at?: number;
  readonly area?: string;
  readonly actor?: Envelope['actor'];
}

/** An event as the platform would carry it. */
export const envelope = (
  type: EventType | (string & {}),
  caseId: string,
  data: Record<string, unknown>,
  options: WireOptions = {},
): Envelope => ({
  v: 1,
  id: newId(),
  type,
  caseId,
  area: options.area ?? VILLAGE,
  at: toTimestamp(options.at ?? Date.parse('2026-11-23T08:55:00.000+08:00')),
  actor: options.actor ?? { kind: 'reporter', id: 'gm-0001', name: '张试验' },
  data,
});

export const reportData = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: '枯树倾斜,有压断电线的危险',
  description: '路边枯树向电线倾斜,风大时晃动。',
  category: 'power',
  source: 'app',
  location: { lon: 103.82, lat: 25.6, crs: 'WGS84', address: '试验村一组路口' },
  gridCode: `${VILLAGE}-01-01`,
  reporter: { id: 'gm-0001', name: '张试验', phone: '10001234567' },
  ...over,
});

export const reported = (caseId: string, over: Record<string, unknown> = {}, options: WireOptions = {}): Envelope =>
  envelope('case.reported', caseId, reportData(over), options);

export const message = (event: Envelope) => ({ subject: subjectOf(event.area, event.caseId), id: event.id, body: JSON.stringify(event) });
