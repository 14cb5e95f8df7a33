import {
  fail,
  ok,
  type BroadcastBoard,
  type BroadcastEventOf,
  type BroadcastRow,
  type BroadcastVillage,
  type Output,
  type Result,
  type WallBroadcast,
} from '../../../preload/contract';
import { countsForWall, districtOf, mayMobilise, mobiliseActionsFor, parseBroadcast, toInstant } from '../../domain';
import type { BroadcastAct, BroadcastRecord, VillageCounts } from '../../ports';
import type { Context } from '../context';

/** Broadcasts in the list; older ones are in the stream. */
const LISTED = 50;
/** What claims to wait longer does so by a clock that has been set back since, ms. */
const FURTHEST_MS = 120_000;

const NONE = { sent: 0, delivered: 0, read: 0, answered: 0, inTime: 0 };

/** Whether it still waits at this desk and can be taken back. */
export const isHeld = ({ seq, attempts, notBefore }: BroadcastAct, now: number): boolean =>
  seq === null && attempts === 0 && notBefore > now && notBefore <= now + FURTHEST_MS;

type SentEvent = BroadcastEventOf<'broadcast.sent'>;
const sentEvent = (act: BroadcastAct): SentEvent | undefined => {
  const event = parseBroadcast(act.envelope);
  return typeof event === 'object' && event.type === 'broadcast.sent' ? event : undefined;
};

interface Unsent {
  readonly act: BroadcastAct;
  readonly event: SentEvent;
  /** In all parts. */
  readonly people: number;
}

/** Broadcasts of this console that the platform has not yet. */
export const unsentBroadcasts = ({ store }: Context): readonly Unsent[] => {
  const acts = store.read.openActs();
  const sizeOf = (act: BroadcastAct): number => {
    const event = parseBroadcast(act.envelope);
    return typeof event === 'object' && (event.type === 'broadcast.sent' || event.type === 'broadcast.addressed')
      ? event.data.audience.length
      : 0;
  };
  return acts.flatMap((act): Unsent[] => {
    const event = act.envelope.type === 'broadcast.sent' ? sentEvent(act) : undefined;
    if (!event || store.read.broadcast(event.broadcastId)) return [];
    const people = acts.filter(({ envelope }) => envelope.broadcastId === event.broadcastId).reduce((sum, one) => sum + sizeOf(one), 0);
    return [{ act, event, people }];
  });
};

const unsentRow = ({ act, event, people }: Unsent, now: number): BroadcastRow => {
  const held = isHeld(act, now);
  return {
    ...NONE,
    id: event.broadcastId,
    kind: event.data.kind,
    title: event.data.title,
    sentAt: toInstant(event.at) ?? now,
    sentBy: event.actor.name ?? event.actor.id,
    windowMinutes: event.data.windowMinutes,
    state: act.refused !== undefined ? 'refused' : held ? 'held' : 'waiting',
    ...(held ? { heldUntil: act.notBefore } : {}),
    sent: people,
  };
};

export const rowOf = (context: Context, record: BroadcastRecord): BroadcastRow => {
  const { id, kind, title, sentAt, sentBy, windowMinutes, closed } = record;
  return {
    id,
    kind,
    title,
    sentAt,
    sentBy,
    windowMinutes,
    state: closed ? 'closed' : 'running',
    ...(closed ? { closedAt: closed.at } : {}),
    ...context.store.read.broadcastTotals(id, context.getSeat().area, windowMinutes),
  };
};

const villageRow = (context: Context, { village, ...counts }: VillageCounts): BroadcastVillage => ({
  code: village,
  name: village === '' ? '' : (context.names.area(village)?.name ?? village),
  ...counts,
});

/** Those who were asked in the seat's own area; elsewhere it is another's mobilisation. */
const concernsSeat = (context: Context, row: BroadcastRow): boolean =>
  row.sent > 0 || context.getSeat().area === districtOf(context.getSeat().area);

/** The list: what waits here first, then the latest. */
export const createList = (context: Context) => (): Result<Output<'mobilise.list'>> => {
  const now = context.clock.now();
  const seat = context.getSeat();
  const waiting = unsentBroadcasts(context).map((unsent) => unsentRow(unsent, now));
  const known = context.store.read
    .broadcasts(LISTED)
    .map((record) => rowOf(context, record))
    .filter((row) => concernsSeat(context, row));
  return ok({ rows: [...waiting.toReversed(), ...known], maySend: mayMobilise(seat, 'send') });
};

const unsentBoard = (context: Context, broadcastId: string): BroadcastBoard | undefined => {
  const found = unsentBroadcasts(context).find(({ event }) => event.broadcastId === broadcastId);
  if (!found) return undefined;
  const row = unsentRow(found, context.clock.now());
  const { text } = found.event.data;
  return { row, text, villages: [], minutes: [], silent: row.sent, readOnly: 0, replies: 0, unsent: 1, actions: ['see'] };
};

/** Everything a board shows: aggregates only, whatever the number of people. */
export const createBoard =
  (context: Context) =>
  ({ broadcastId }: { readonly broadcastId: string }): Result<BroadcastBoard> => {
    const { store, getSeat } = context;
    const record = store.read.broadcast(broadcastId);
    if (!record) {
      const board = unsentBoard(context, broadcastId);
      return board ? ok(board) : fail('not-found', 'no broadcast has this id', { broadcastId });
    }
    const seat = getSeat();
    const { all, readOnly } = store.read.unanswered(broadcastId, seat.area);
    return ok({
      row: rowOf(context, record),
      text: record.text,
      ...(record.closed ? { outcome: record.closed.outcome } : {}),
      villages: store.read.broadcastVillages(broadcastId, seat.area).map((counts) => villageRow(context, counts)),
      minutes: [...store.read.broadcastMinutes(broadcastId, seat.area)],
      silent: all - readOnly,
      readOnly,
      replies: store.read.replyCount(broadcastId, 'all'),
      unsent: store.read.openActs().filter(({ envelope, refused }) => envelope.broadcastId === broadcastId && refused === undefined).length,
      actions: mobiliseActionsFor(seat, record.closed !== undefined),
    });
  };

/** Broadcasts that ended earlier are no news on a wall. */
const WALL_LISTED = 20;

/** For a wall: those that run, and the last that ended. Neither words nor names of people leave here. */
export const createWall = (context: Context) => (): Result<WallBroadcast[]> => {
  const { store, getSeat } = context;
  const { area } = getSeat();
  const records = store.read.broadcasts(WALL_LISTED);
  const [lastEnded] = records.filter(({ closed }) => closed).toSorted((a, b) => b.closed!.at - a.closed!.at);
  return ok(
    records
      .filter((record) => !record.closed || record === lastEnded)
      .map(({ id, kind, sentAt, windowMinutes, closed }) => ({
        id,
        kind,
        sentAt,
        windowMinutes,
        ...(closed ? { closedAt: closed.at } : {}),
        ...store.read.broadcastTotals(id, area, windowMinutes),
        villages: countsForWall(store.read.broadcastVillages(id, area), area).map((counts) => villageRow(context, counts)),
        minutes: [...store.read.broadcastMinutes(id, area)],
      }))
      .filter(({ sent }) => sent > 0),
  );
};
