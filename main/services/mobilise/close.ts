import { fail, ok, type Input, type Output, type Result } from '../../../preload/contract';
import { mayMobilise, minuteSince, parseBroadcast, reportLines, toInstant, villageOfMember } from '../../domain';
import type { Context } from '../context';
import { rowOf } from './rows';
import { asked, refuse, refusedSeat, say } from './say';

/** Clues in a report; a mobilisation brings a handful that matter. */
const CLUES = 500;

/** The end of a broadcast, and what is left of it: what happened in which minute. */
export const createClose = (context: Context) => {
  const close = ({ commandId, broadcastId, outcome }: Input<'mobilise.close'>): Result<Output<'mobilise.close'>> => {
    const refused = refusedSeat(context, 'close', broadcastId) ?? asked(context, commandId, broadcastId);
    if (refused) return refused;
    const record = context.store.read.broadcast(broadcastId);
    if (!record) return fail('not-found', 'no broadcast has this id', { broadcastId });
    // One that the platform will never take is said again.
    const waits = context.store.read
      .openActs()
      .some(
        ({ envelope, refused: never }) =>
          envelope.broadcastId === broadcastId && envelope.type === 'broadcast.closed' && never === undefined,
      );
    if (record.closed || waits)
      return refuse(context, 'close', broadcastId, 'wrong-state', 'The broadcast has ended.', { state: 'closed' });
    say(context, { commandId, broadcastId, action: 'close', events: [{ type: 'broadcast.closed', data: { outcome } }] });
    return ok({ broadcastId });
  };

  const report = ({ broadcastId }: Input<'mobilise.report'>): Result<Output<'mobilise.report'>> => {
    const { read } = context.store;
    const record = read.broadcast(broadcastId);
    if (!record) return fail('not-found', 'no broadcast has this id', { broadcastId });
    const seat = context.getSeat();
    const minuteOf = (at: number): number => minuteSince(record.sentAt, at);
    const calls = read.broadcastActs(broadcastId).flatMap(({ seq, envelope }) => {
      const event = seq === null ? undefined : parseBroadcast(envelope);
      const isCall =
        typeof event === 'object' &&
        ((event.type === 'broadcast.called' && event.data.result !== 'released') || event.type === 'broadcast.acknowledged');
      const at = toInstant(envelope.at);
      return isCall && at !== undefined ? [minuteOf(at)] : [];
    });
    // What members wrote is for who works with it; that a clue came is in the counts.
    const replies = mayMobilise(seat, 'call') ? read.replies(broadcastId, 'clue', 0, CLUES) : [];
    const clues = replies.flatMap(({ at, text, memberId, mark }) => {
      const member = context.names.member(memberId);
      const village = member ? villageOfMember(member) : '';
      return mark
        ? [
            {
              minute: minuteOf(at),
              clue: {
                text,
                village: context.names.area(village)?.name ?? village,
                mark: mark.mark,
                ...(mark.caseId === undefined ? {} : { caseId: mark.caseId }),
              },
            },
          ]
        : [];
    });
    return ok({
      row: rowOf(context, record),
      ...(record.closed ? { outcome: record.closed.outcome } : {}),
      lines: reportLines({
        minutes: read.broadcastMinutes(broadcastId, seat.area),
        calls,
        clues,
        closedIn: record.closed && minuteOf(record.closed.at),
      }),
    });
  };

  return { close, report };
};
