import type { BroadcastEventOf } from '../../../preload/contract';
import {
  advance,
  claimed,
  called,
  isReachable,
  NOBODY_YET,
  talliesOf,
  villageOfMember,
  type AddressedPerson,
  type AnswerStage,
} from '../../domain';
import type { AskedPerson, BroadcastRecord, StoreWrites } from '../../ports';
import type { Context } from '../context';

type Answer = Extract<
  BroadcastEventOf<'broadcast.delivered' | 'broadcast.read' | 'broadcast.acknowledged' | 'broadcast.replied'>,
  { type: string }
>;

const STAGE = {
  'broadcast.delivered': 'delivered',
  'broadcast.read': 'read',
  'broadcast.acknowledged': 'answered',
  'broadcast.replied': 'answered',
} as const satisfies Record<Answer['type'], AnswerStage>;

interface Entry {
  readonly kept: AskedPerson;
  now: AskedPerson;
}

/**
 * What a batch changes of broadcasts: each person is read once and written once, and the counts are moved by what changed, so
 * that a message costs the same whether a hundred or twenty thousand people were asked.
 */
export const createLedger = (context: Context, tx: StoreWrites) => {
  const records = new Map<string, BroadcastRecord | undefined>();
  const people = new Map<string, Map<string, Entry | undefined>>();
  const tallies = new Map<string, { broadcastId: string; village: string; minute: number; what: AnswerStage | 'sent'; by: number }>();

  const record = (id: string): BroadcastRecord | undefined => {
    if (!records.has(id)) records.set(id, tx.broadcast(id));
    return records.get(id);
  };

  const person = (broadcastId: string, memberId: string): Entry | undefined => {
    let ofBroadcast = people.get(broadcastId);
    if (!ofBroadcast) people.set(broadcastId, (ofBroadcast = new Map()));
    if (!ofBroadcast.has(memberId)) {
      const kept = tx.askedPerson(broadcastId, memberId);
      ofBroadcast.set(memberId, kept && { kept, now: kept });
    }
    return ofBroadcast.get(memberId);
  };

  const count = (broadcastId: string, village: string, minute: number, what: AnswerStage | 'sent', by: number): void => {
    const key = `${broadcastId} ${village} ${minute} ${what}`;
    const found = tallies.get(key);
    if (found) found.by += by;
    else tallies.set(key, { broadcastId, village, minute, what, by });
  };

  const step = (broadcastId: string, memberId: string, change: (person: AddressedPerson) => AddressedPerson): void => {
    // Whoever was not asked and answers all the same counts for nothing; their words are kept.
    const entry = person(broadcastId, memberId);
    if (!entry) return;
    const after = change(entry.now);
    if (after === entry.now) return;
    const { sentAt } = record(broadcastId)!;
    for (const { stage, minute, by } of talliesOf(sentAt, entry.now, after)) count(broadcastId, entry.kept.village, minute, stage, by);
    entry.now = { ...entry.kept, ...after };
  };

  return {
    record,
    put: (changed: BroadcastRecord): void => void records.set(changed.id, changed),
    /** A part of the frozen audience. Who is in it already is not asked twice. */
    ask: (broadcastId: string, memberIds: readonly string[]): void => {
      const before = record(broadcastId)!;
      let n = before.people;
      for (const memberId of memberIds) {
        if (person(broadcastId, memberId)) continue;
        const member = context.names.member(memberId);
        const village = member ? villageOfMember(member) : '';
        const asked: AskedPerson = { ...NOBODY_YET, memberId, n, village, reachable: member !== undefined && isReachable(member) };
        n += 1;
        tx.putPerson(broadcastId, asked);
        people.get(broadcastId)!.set(memberId, { kept: asked, now: asked });
        count(broadcastId, village, 0, 'sent', 1);
      }
      records.set(broadcastId, { ...before, people: n });
    },
    /** A clock behind that of the sender puts nothing before the sending. */
    answer: ({ broadcastId, type, data }: Answer, at: number): void =>
      step(broadcastId, data.memberId, (one) =>
        advance(one, STAGE[type], Math.max(record(broadcastId)!.sentAt, at), data.channel ?? 'app'),
      ),
    claim: ({ broadcastId, actor, data }: BroadcastEventOf<'broadcast.claimed'>): void => {
      for (const memberId of data.memberIds) step(broadcastId, memberId, (one) => claimed(one, actor.id, actor.name ?? actor.id));
    },
    call: ({ broadcastId, actor, data }: BroadcastEventOf<'broadcast.called'>): void =>
      step(broadcastId, data.memberId, (one) => called(one, data.result, actor.id)),
    /** Writes everything that changed. */
    close: (): void => {
      for (const changed of records.values()) if (changed) tx.putBroadcast(changed);
      for (const [broadcastId, entries] of people)
        for (const entry of entries.values()) if (entry && entry.now !== entry.kept) tx.putPerson(broadcastId, entry.now);
      for (const { broadcastId, village, minute, what, by } of tallies.values())
        if (by !== 0) tx.tally(broadcastId, village, minute, what, by);
    },
  };
};
export type Ledger = ReturnType<typeof createLedger>;
