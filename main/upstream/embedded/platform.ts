import { BehaviorSubject, NEVER } from 'rxjs';
import {
  MAX_MEDIA_BYTES,
  type Clock,
  type Inbox,
  type Line,
  type PlatformLog,
  type Position,
  type PutDirectoryAnswer,
  type Upstream,
} from '../../ports';
import { foundBacklog } from './backlog/found';
import { readCast } from './cast';
import type { DemoData } from './data';
import { deliver, type Delivery } from './delivery';
import { readDrawing } from './photos';
import { raiseAnswers } from './players/answers-to-broadcasts';
import { raiseCurtain } from './players/stage';
import { storyOf } from './stories';
import { createStream } from './stream';
import { messageOf, systemTimers, type Timers } from './turn';
import { today } from './world/dates';
import { foundWorld } from './world/founding';

export interface EmbeddedOptions {
  /** The platform's disk. Who opened it closes it, after `stop`. */
  readonly log: PlatformLog;
  readonly clock: Clock;
  /** District (6 digits), township (9) or village (12) that the console is in charge of. */
  readonly area: string;
  readonly seed: number;
  /** How many times faster than life; 0: nothing happens by itself, not even a past. */
  readonly speed: number;
  readonly data: DemoData;
  readonly timers?: Timers | undefined;
}

/** After the disk could not take the beginnings of the demo. */
const RETRY_MS = 3000;

/**
 * The platform above the console, played in this process: a durable stream with JetStream's rules, the district's
 * directory, reporters and departments. It knows the console through the port only, as another machine would.
 */
export const createEmbeddedPlatform = ({ log, clock, area, seed, speed, data, timers = systemTimers }: EmbeddedOptions): Upstream => {
  const line$ = new BehaviorSubject<Line>({ kind: 'embedded' });
  const stream = createStream(log);
  let delivery: Delivery | undefined;
  let play: { stop(): Promise<void> } | undefined;
  let opening: Promise<void> = Promise.resolve();
  let retry: unknown;
  let stopped = false;

  const trouble = (reason: string | undefined): void => {
    const line: Line = reason === undefined ? { kind: 'embedded' } : { kind: 'offline', reason: 'storage', detail: reason };
    if (line.kind !== line$.value.kind) line$.next(line);
  };

  /** Founds what is not there yet, in pieces, and lets the players begin. What was done before is not done again. */
  const open = async (inbox: Inbox, from: Position): Promise<void> => {
    await foundWorld(log, data, area, seed, today(clock.now()));
    if (stopped) return;
    delivery ??= deliver(log, from, inbox, timers, trouble);
    if (speed <= 0) return;
    const cast = await readCast(log, area);
    if (stopped) return;
    const { script, rulebook, calendar } = data;
    const fact = `begun/${area}`;
    if (log.get(fact) === undefined) log.set(fact, String(clock.now()));
    const begun = Number(log.get(fact));
    await foundBacklog(log, stream, { cast, script, rulebook, calendar, seed }, begun);
    if (stopped) return;
    const all = { area, seed, speed, clock, cast, begun, script, rulebook, calendar, storyOf };
    const players = [raiseCurtain(all, log, stream, timers), raiseAnswers(all, log, stream, timers)];
    play = { stop: async () => void (await Promise.all(players.map((player) => player.stop()))) };
  };

  const begin = (inbox: Inbox, from: Position): void => {
    opening = open(inbox, from).then(
      () => trouble(undefined),
      (error: unknown) => {
        trouble(messageOf(error));
        if (!stopped) retry = timers.set(() => begin(inbox, from), RETRY_MS);
      },
    );
  };

  stream.onStored(() => delivery?.poke());

  const putDirectory = async (
    kind: 'member' | 'grid',
    entries: readonly { readonly id: string; readonly value: object | null }[],
  ): Promise<PutDirectoryAnswer> => {
    if (stopped) return { kind: 'unreachable', reason: 'the embedded platform has stopped' };
    try {
      log.putDirectory(entries.map(({ id, value }) => ({ kind, key: id, value: value && JSON.stringify(value) })));
      delivery?.poke();
      return { kind: 'stored' };
    } catch (error) {
      return { kind: 'unreachable', reason: messageOf(error) };
    }
  };

  return {
    line$: line$.asObservable(),
    start: async (from, inbox) => begin(inbox, from),
    publish: async ({ subject, id, expectedSeq, body, erases }) => {
      if (stopped) return { kind: 'unreachable', reason: 'the embedded platform has stopped' };
      try {
        return stream.append({ subject, id, expectedSeq, body, erases });
      } catch (error) {
        return { kind: 'unreachable', reason: messageOf(error) };
      }
    },
    media: async (name, most = MAX_MEDIA_BYTES) => {
      const kept = (await readDrawing(name, data.photo)) ?? log.media(name);
      return kept && kept.bytes.length > most ? 'too-large' : kept;
    },
    putMedia: async (name, media) => {
      if (stopped) return { kind: 'unreachable', reason: 'the embedded platform has stopped' };
      if (media.bytes.length > MAX_MEDIA_BYTES)
        return { kind: 'refused', why: 'too-large', reason: `a photo of ${media.bytes.length} bytes` };
      try {
        log.putMedia(name, media);
        return { kind: 'stored' };
      } catch (error) {
        return { kind: 'unreachable', reason: messageOf(error) };
      }
    },
    putRoster: (entries) => putDirectory('member', entries),
    putGrids: (entries) => putDirectory('grid', entries),
    // There is no other seat.
    presence$: NEVER,
    tellPresence: () => {},
    retry: () => {},
    stop: async () => {
      stopped = true;
      timers.clear(retry);
      await opening;
      await Promise.all([play?.stop(), delivery?.stop()]);
    },
  };
};
