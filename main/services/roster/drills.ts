import { createHash } from 'node:crypto';
import * as v from 'valibot';
import {
  DRILL_RESULTS,
  fail,
  MEMBER_ROLES,
  ok,
  periodAt,
  type DrillDetail,
  type DrillRow,
  type Input,
  type Output,
  type Result,
} from '../../../preload/contract';
import {
  areaUnder,
  beginCall,
  cleanLine,
  drawLots,
  drawnState,
  drillCounts,
  endCall,
  maskName,
  maskPhone,
  mayHoldDrills,
  nextRound,
  reachability,
  type Drill,
} from '../../domain';
import type { StoreWrites } from '../../ports';
import type { Context } from '../context';
import type { RosterBook } from './book';

const KIND = 'drill';
/** Whoever sits at this console sees the drills of the area they look after. */
const OWNER = 'desk';
const SEED_BYTES = 16;
/** Months that the figures go back. */
const MONTHS = 6;

const Kept: v.GenericSchema<unknown, Drill> = v.object({
  drillId: v.string(),
  at: v.number(),
  by: v.string(),
  area: v.string(),
  role: v.optional(v.picklist(MEMBER_ROLES)),
  onDuty: v.boolean(),
  seed: v.string(),
  among: v.number(),
  round: v.number(),
  people: v.array(
    v.object({
      memberId: v.string(),
      role: v.picklist(MEMBER_ROLES),
      area: v.string(),
      calls: v.array(
        v.object({
          round: v.number(),
          at: v.number(),
          ended: v.optional(v.object({ at: v.number(), result: v.picklist(DRILL_RESULTS) })),
        }),
      ),
    }),
  ),
});

/** One that another version wrote and this one cannot read is none. */
const readDrill = (value: unknown): Drill | undefined => {
  const read = v.safeParse(Kept, value);
  return read.success ? read.output : undefined;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Call drills of this console: who was drawn, called, and answered. Kept here and sent nowhere. 随打随通 */
export const createDrills = (context: Context, book: () => RosterBook) => {
  const { store, clock, names } = context;
  const limits = context.roster.drills;
  const put = (tx: StoreWrites, drill: Drill): void => tx.putOwnDocument(KIND, OWNER, { key: drill.drillId, at: drill.at, value: drill });
  const refusal = (): Result<never> | undefined => {
    const { role } = context.getSeat();
    return mayHoldDrills(role) ? undefined : fail('not-allowed', 'this seat holds no call drills', { role });
  };
  const audit = (tx: StoreWrites, act: string, subject: string, result: 'ok' | 'refused', details?: Record<string, unknown>): void => {
    const { operatorId, role } = context.getSeat();
    tx.audit({ at: clock.now(), who: operatorId, role, kind: `drill.${act}`, subject, result, ...(details ? { details } : {}) });
  };
  /** What was refused is written down as well. */
  const refuse = (act: string, subject: string, refused: Result<never>): Result<never> => {
    store.write((tx) => audit(tx, act, subject, 'refused'));
    return refused;
  };

  const mine = (drill: Drill | undefined): drill is Drill => drill !== undefined && areaUnder(drill.area, context.getSeat().area);
  const find = (drillId: string): Result<Drill> => {
    const drill = readDrill(store.read.ownDocument(KIND, OWNER, drillId)?.value);
    return mine(drill) ? ok(drill) : fail('not-found', 'this seat has no such drill', { drillId });
  };
  const all = (): Drill[] => store.read.ownDocuments(KIND, OWNER).flatMap(({ value }) => readDrill(value) ?? []);
  const areaName = (code: string): string => names.area(code)?.name ?? code;

  const rowOf = (drill: Drill): DrillRow => {
    const { people: _people, ...row } = drill;
    return { ...row, areaName: areaName(drill.area), ...drillCounts(drill, limits) };
  };
  const detailOf = (drill: Drill): DrillDetail => ({
    ...rowOf(drill),
    rows: drill.people.map((person) => {
      const member = names.member(person.memberId);
      return {
        memberId: person.memberId,
        name: member ? maskName(cleanLine(member.name)) : '',
        phone: member ? maskPhone(member.phone) : '',
        role: person.role,
        area: person.area,
        areaName: areaName(person.area),
        state: drawnState(person, drill.round),
        calls: person.calls.map(({ round, at, ended }) => ({
          round,
          at,
          ...(ended ? { ended: { result: ended.result, ms: ended.at - at } } : {}),
        })),
      };
    }),
  });

  const draw = ({ area, role, onDuty, people }: Input<'drills.draw'>): Result<DrillDetail> => {
    const seat = context.getSeat();
    const { place, root, members } = book();
    const here = area === undefined ? root : place(area);
    const subject = area ?? seat.area;
    const refused = refusal();
    if (refused) return refuse('draw', subject, refused);
    if (!here) return refuse('draw', subject, fail('not-found', 'this seat has no such area', { area }));
    const { code } = here.area;
    const among = members.filter(
      (member) => areaUnder(member.area, code) && (role === undefined || member.role === role) && (!onDuty || member.onDuty),
    );
    if (among.length === 0) return refuse('draw', subject, fail('wrong-state', 'nobody of the roster is like that', { area: code }));
    const seed = Buffer.from(context.random(new Uint8Array(SEED_BYTES))).toString('hex');
    const byId = new Map(among.map((member) => [member.id, member]));
    const drill: Drill = {
      drillId: context.newId(),
      at: clock.now(),
      by: seat.operatorId,
      area: code,
      ...(role === undefined ? {} : { role }),
      onDuty,
      seed,
      among: among.length,
      round: 1,
      people: drawLots([...byId.keys()], people, seed, sha256).map((memberId) => {
        const member = byId.get(memberId)!;
        return { memberId, role: member.role, area: member.area, calls: [] };
      }),
    };
    store.write((tx) => {
      audit(tx, 'draw', drill.drillId, 'ok', { area: code, seed, among: among.length, people: drill.people.length });
      put(tx, drill);
    });
    return ok(detailOf(drill));
  };

  const change = (
    act: string,
    drillId: string,
    step: (drill: Drill) => Drill | undefined,
    details?: Record<string, unknown>,
  ): Result<DrillDetail> => {
    const refused = refusal();
    if (refused) return refuse(act, drillId, refused);
    const found = find(drillId);
    if (!found.ok) return refuse(act, drillId, found);
    const next = step(found.value);
    if (!next) return refuse(act, drillId, fail('wrong-state', 'the drill does not stand so', { drillId }));
    store.write((tx) => {
      audit(tx, act, drillId, 'ok', details);
      put(tx, next);
    });
    return ok(detailOf(next));
  };

  /** Whether a call may begin; its value writes it down, together with the record of whose number was handed out. */
  const begin = (
    { drillId, memberId, how }: { readonly drillId: string; readonly memberId: string; readonly how: 'call' | 'write' },
    at: number,
  ): Result<(tx: StoreWrites) => void> => {
    const refused = refusal();
    if (refused) return refused;
    const found = find(drillId);
    if (!found.ok) return found;
    const next = how === 'call' ? beginCall(found.value, memberId, at) : undefined;
    return next ? ok((tx) => put(tx, next)) : fail('wrong-state', 'it is not this person’s turn to be called', { drillId, memberId });
  };

  const figures = (): Result<Output<'drills.reachability'>> => {
    const refused = refusal();
    if (refused) return refused;
    const months = Array.from({ length: MONTHS }, (_, at) => periodAt('month', clock.now(), at - MONTHS + 1));
    const { area } = context.getSeat();
    return ok({
      answerSeconds: limits.answerSeconds,
      months,
      villages: reachability(all(), months, limits)
        .filter((village) => areaUnder(village.area, area))
        .map(({ months: monthly, medianMs, ...village }) => ({
          ...village,
          name: areaName(village.area),
          ...(medianMs === undefined ? {} : { medianMs }),
          months: [...monthly],
        })),
    });
  };

  return {
    begin,
    /** Every drill of this console, the oldest first, for who counts them. */
    kept: all,
    limits: (): Result<Output<'drills.limits'>> => {
      const { source, ...numbers } = limits;
      return ok({ ...numbers, ...source });
    },
    list: (): Result<DrillRow[]> => refusal() ?? ok(all().filter(mine).map(rowOf).toReversed()),
    draw,
    read: ({ drillId }: Input<'drills.read'>): Result<DrillDetail> => {
      const found = refusal() ?? find(drillId);
      return found.ok ? ok(detailOf(found.value)) : found;
    },
    result: ({ drillId, memberId, result }: Input<'drills.result'>): Result<DrillDetail> =>
      change('result', drillId, (drill) => endCall(drill, memberId, result, clock.now()), { memberId, result }),
    again: ({ drillId }: Input<'drills.again'>): Result<DrillDetail> => change('again', drillId, (drill) => nextRound(drill, limits)),
    reachability: figures,
  };
};
export type Drills = ReturnType<typeof createDrills>;
