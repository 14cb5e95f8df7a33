import type { BroadcastEventOf } from '../../../../preload/contract';
import { broadcastSubject, readBroadcast, toInstant, toTimestamp, uuidv7, villageOfMember } from '../../../domain';
import type { PlatformLog } from '../../../ports';
import { seeded } from '../random';
import type { Stream } from '../stream';
import { turn, type Timers } from '../turn';
import type { Play } from './play';
import { createRounds } from './rounds';

/** What an operator has just sent is seen within this time. */
const LONGEST_MS = 5_000;
const PAGE = 200;
/** Said in one go before the windows get their turn. */
const A_TURN = 100;
const MINUTE = 60_000;

/** Shares of members whose device is reached, who open it, and who answer once they have; the rest stay silent or read only. */
const REACHED = 0.96;
const READING = 0.86;
const ANSWERING = 0.84;
/** Of those who answer, who write something; of a look-out, who have seen somebody. */
const WRITING = 0.02;
const SEEING = 0.004;
/** By text message, of those who answer. */
const BY_MESSAGE = 0.12;

/** Something a member does about a broadcast. */
interface Act {
  readonly at: number;
  readonly type: 'broadcast.delivered' | 'broadcast.read' | 'broadcast.acknowledged' | 'broadcast.replied';
  readonly memberId: string;
  readonly data: Record<string, unknown>;
}

type Sent = BroadcastEventOf<'broadcast.sent'>;

const clueOf = ({ script, cast }: Play, memberId: string, random: ReturnType<typeof seeded>): Record<string, unknown> => {
  const member = cast.member(memberId);
  const village = member && cast.villages.find(({ code }) => code === villageOfMember(member));
  const ring = village && random.pick(village.grids).geometry.coordinates[0];
  const point = ring?.[0];
  const text = random.pick(script.mobilised.clues).replaceAll('{village}', village?.name ?? '');
  return { text, ...(point ? { location: { lon: point[0], lat: point[1] } } : {}) };
};

/** What one member does, from the seed alone: the same again after a restart. */
const actsOf = (play: Play, { broadcastId, at, data: { kind, windowMinutes } }: Sent, memberId: string): Act[] => {
  const random = seeded(play.seed, 'mobilised', broadcastId, memberId);
  if (!random.chance(REACHED)) return [];
  const sentAt = toInstant(at) ?? 0;
  const after = (minutes: number): number => sentAt + (minutes * MINUTE) / play.speed;
  const delivered = random.between(0.05, 2);
  const acts: Act[] = [{ at: after(delivered), type: 'broadcast.delivered', memberId, data: {} }];
  if (!random.chance(READING)) return acts;
  // Most look within a few minutes, some at the end of their work.
  const read = delivered + windowMinutes * 0.9 * random.next() ** 2.2;
  acts.push({ at: after(read), type: 'broadcast.read', memberId, data: {} });
  if (!random.chance(ANSWERING)) return acts;
  const answered = read + windowMinutes * 0.25 * random.next() ** 2;
  const channel = random.chance(BY_MESSAGE) ? { channel: 'sms' } : {};
  if (kind === 'lookout' && random.chance(SEEING))
    acts.push({ at: after(answered), type: 'broadcast.replied', memberId, data: { ...channel, ...clueOf(play, memberId, random) } });
  else if (random.chance(WRITING))
    acts.push({
      at: after(answered),
      type: 'broadcast.replied',
      memberId,
      data: { ...channel, text: random.pick(play.script.mobilised.replies) },
    });
  else acts.push({ at: after(answered), type: 'broadcast.acknowledged', memberId, data: channel });
  return acts;
};

/** One broadcast being answered. */
interface Answering {
  readonly sent: Sent;
  acts: Act[];
  /** So many of them were said; kept in the log. */
  done: number;
}

/**
 * Members who answer broadcasts, only read them, or stay silent. Everything follows from the seed and the stream, so that a
 * restart goes on with what is due.
 */
export const raiseAnswers = (play: Play, log: PlatformLog, stream: Stream, timers: Timers): { stop(): Promise<void> } => {
  const running = new Map<string, Answering>();
  let seen = 0;

  const fact = (id: string): string => `mobilised/${id}`;
  const add = ({ sent, acts }: Answering, memberIds: readonly string[]): Act[] =>
    [...acts, ...memberIds.flatMap((memberId) => actsOf(play, sent, memberId))].toSorted(
      (a, b) => a.at - b.at || (a.memberId < b.memberId ? -1 : 1),
    );

  /** What operators have sent since the last look. */
  const look = async (): Promise<void> => {
    for (;;) {
      const page = log.broadcasts.after(seen, PAGE);
      for (const { seq, subject, body } of page) {
        seen = seq;
        const read = readBroadcast(subject, body);
        const event = read.ok ? read.event : undefined;
        if (event?.type === 'broadcast.sent') {
          const answering = { sent: event, acts: [], done: Number(log.get(fact(event.broadcastId)) ?? 0) };
          running.set(event.broadcastId, { ...answering, acts: add(answering, event.data.audience) });
        }
        const known = event?.type === 'broadcast.addressed' ? running.get(event.broadcastId) : undefined;
        if (known && event?.type === 'broadcast.addressed') known.acts = add(known, event.data.audience);
      }
      if (page.length < PAGE || rounds.isStopped()) return;
      await turn();
    }
  };

  const say = ({ sent }: Answering, { at, type, memberId, data }: Act): void => {
    const { broadcastId, area } = sent;
    const id = uuidv7(at, seeded(play.seed, 'said', broadcastId, memberId, type).bytes);
    const actor = { kind: 'reporter', id: memberId };
    const body = JSON.stringify({ v: 1, id, type, broadcastId, area, at: toTimestamp(at), actor, data: { memberId, ...data } });
    stream.append({ subject: broadcastSubject(area, broadcastId), id, body });
  };

  const work = async (): Promise<void> => {
    await look();
    const now = play.clock.now();
    for (const answering of running.values())
      while (!rounds.isStopped() && (answering.acts[answering.done]?.at ?? Infinity) <= now) {
        const due = answering.acts.slice(answering.done, answering.done + A_TURN).filter(({ at }) => at <= now);
        log.transaction(() => {
          for (const act of due) say(answering, act);
          log.set(fact(answering.sent.broadcastId), String(answering.done + due.length));
        });
        answering.done += due.length;
        await turn();
      }
  };

  const wait = (): number =>
    Math.min(...[...running.values()].map(({ acts, done }) => acts[done]?.at ?? Infinity), Infinity) - play.clock.now();
  // Members answer all the time: a look a second says it soon enough, and lets the console keep up.
  const rounds = createRounds(timers, { work, wait, least: 1000, most: LONGEST_MS });
  rounds.run();
  return { stop: rounds.stop };
};
