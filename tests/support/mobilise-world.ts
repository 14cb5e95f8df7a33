import type { Area, BroadcastEventType, Grid, Member } from '../../preload/contract';
import { broadcastSubject, toTimestamp } from '../../main/domain';
import type { RawDirectoryEntry } from '../../main/ports';
import { newId } from './uuid';
import { square } from './small-world';

export const DISTRICT = '530303';
export const SENT_AT = Date.parse('2026-11-23T09:00:00.000+08:00');
export const MINUTE = 60_000;

/** The code of the n-th village, from 0: so many to a township. */
const VILLAGES_A_TOWNSHIP = 13;
export const villageCode = (n: number): string => {
  const township = 101 + Math.floor(n / VILLAGES_A_TOWNSHIP);
  return `${DISTRICT}${township}${201 + (n % VILLAGES_A_TOWNSHIP)}`;
};
export const memberId = (n: number): string => `gm-${String(n).padStart(6, '0')}`;

const ROLES = ['grid-member', 'grid-member', 'grid-member', 'cadre', 'grid-leader'] as const;

/** A district of so many people, spread evenly over its villages; the first of each has a grid, every hundredth no number. */
export const districtOfPeople = (people: number, villages: number): RawDirectoryEntry[] => {
  const area = (code: string, name: string, level: Area['level'], parent: string | null): RawDirectoryEntry => ({
    kind: 'area',
    key: code,
    value: { code, name, level, parent, center: [103.8 + (Number(code.slice(-3)) % 100) / 1000, 25.6] } satisfies Area,
  });
  const codes = Array.from({ length: villages }, (_, n) => villageCode(n));
  const townships = [...new Set(codes.map((code) => code.slice(0, 9)))];
  const members = Array.from({ length: people }, (_, n): Member => ({
    id: memberId(n),
    name: `试验${n}`,
    phone: n % 100 === 99 ? '' : `1000${String(n).padStart(7, '0')}`,
    role: ROLES[n % ROLES.length]!,
    area: codes[n % villages]!,
    grids: n < villages ? [`${codes[n]}001`] : [],
    onDuty: n % 2 === 0,
  }));
  return [
    area(DISTRICT, '沾益区', 'district', null),
    ...townships.map((code, n) => area(code, `第${n + 1}镇`, 'township', DISTRICT)),
    ...codes.map((code, n) => area(code, `第${n + 1}村`, 'village', code.slice(0, 9))),
    ...codes.map((code, n) => ({
      kind: 'grid' as const,
      key: `${code}001`,
      value: {
        gridCode: `${code}001`,
        name: `第${n + 1}村1网格`,
        type: 'rural',
        area: code,
        households: 20,
        members: [memberId(n)],
        geometry: square(103.8 + n / 1000, 25.6),
      } satisfies Grid,
    })),
    {
      kind: 'department' as const,
      key: 'police',
      value: {
        id: 'police',
        name: '派出所',
        kind: 'police-station',
        phone: '10000000110',
        area: townships[0],
        onDuty: [],
        handles: ['power'],
      },
    },
    ...members.map((value) => ({ kind: 'member' as const, key: value.id, value })),
  ];
};

export interface Message {
  readonly subject: string;
  readonly id: string;
  readonly body: string;
}

/** What a member's device says of a broadcast. */
export const memberSays = (
  broadcastId: string,
  type: Extract<BroadcastEventType, 'broadcast.delivered' | 'broadcast.read' | 'broadcast.acknowledged' | 'broadcast.replied'>,
  member: string,
  at: number,
  data: Record<string, unknown> = {},
): Message => message(broadcastId, type, { kind: 'reporter', id: member }, at, { memberId: member, ...data });

/** What another operator's console says of it. */
export const operatorSays = (
  broadcastId: string,
  type: BroadcastEventType,
  operatorId: string,
  at: number,
  data: Record<string, unknown>,
): Message => message(broadcastId, type, { kind: 'operator', id: operatorId, name: `值班员${operatorId}` }, at, data);

const message = (
  broadcastId: string,
  type: BroadcastEventType,
  actor: Record<string, string>,
  at: number,
  data: Record<string, unknown>,
): Message => {
  const id = newId();
  const body = JSON.stringify({ v: 1, id, type, broadcastId, area: DISTRICT, at: toTimestamp(at), actor, data });
  return { subject: broadcastSubject(DISTRICT, broadcastId), id, body };
};

/** Counts made of the stream alone, the slow way: sets of people, looking at each message by itself. */
export const countedFrom = (bodies: readonly string[], broadcastId: string, until = Number.POSITIVE_INFINITY) => {
  const sets = { delivered: new Set<string>(), read: new Set<string>(), answered: new Set<string>() };
  const asked = new Set<string>();
  for (const body of bodies) {
    const event = JSON.parse(body) as { type: string; broadcastId: string; at: string; data: { memberId?: string; audience?: string[] } };
    if (event.broadcastId !== broadcastId || Date.parse(event.at) > until) continue;
    for (const id of event.data.audience ?? []) asked.add(id);
    const { memberId: who } = event.data;
    if (who === undefined) continue;
    if (event.type === 'broadcast.delivered') sets.delivered.add(who);
    if (event.type === 'broadcast.read') sets.read.add(who);
    if (event.type === 'broadcast.acknowledged' || event.type === 'broadcast.replied') sets.answered.add(who);
  }
  const of = (set: Set<string>): string[] => [...set].filter((id) => asked.has(id));
  const answered = new Set(of(sets.answered));
  const unanswered = [...asked].filter((id) => !answered.has(id)).toSorted();
  return {
    counts: { sent: asked.size, delivered: of(sets.delivered).length, read: of(sets.read).length, answered: answered.size },
    unanswered,
    readOnly: unanswered.filter((id) => sets.read.has(id)),
  };
};
