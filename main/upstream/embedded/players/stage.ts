import type { CaseEvent } from '../../../../preload/contract';
import { subjectOf } from '../../../domain';
import type { PlatformLog } from '../../../ports';
import { createCasebook, type PlayedCase } from '../casebook';
import type { Stream } from '../stream';
import type { Timers } from '../turn';
import { dueOf, type Due } from './due';
import type { Play } from './play';
import { createRounds } from './rounds';
import { nextReportAt, reportNumber, type Progress } from './reporters';

/** Reporters wait while so many cases lie unfiled: an operator's desk that nobody sits at must not drown. */
const MOST_WAITING = 80;
/** A look at least so often, ms. */
const LONGEST_MS = 30_000;
/** Acts done in one go before the windows get their turn. */
const ACTS_A_TURN = 20;

/** Reporters and departments at work. They look at the log only, so that they go on after a restart with what is due. */
export const raiseCurtain = (play: Play, log: PlatformLog, stream: Stream, timers: Timers): { stop(): Promise<void> } => {
  const casebook = createCasebook(log);
  const dues = new Map<string, Due>();
  const fact = `reports/${play.area}`;
  const progress = (): Progress => JSON.parse(log.get(fact) ?? `{"count":0,"last":${play.begun}}`) as Progress;

  const changed = (found: PlayedCase) => {
    const due = dueOf(play, found);
    if (due) dues.set(found.state.id, due);
    else dues.delete(found.state.id);
  };

  const send = (events: readonly CaseEvent[], expectedSeq: number) => {
    let expected = expectedSeq;
    for (const event of events) {
      const answer = stream.append({
        subject: subjectOf(event.area, event.caseId),
        id: event.id,
        body: JSON.stringify(event),
        expectedSeq: expected,
      });
      if (answer.kind !== 'stored') return;
      expected = answer.seq;
    }
  };

  const report = (now: number) => {
    const { count } = progress();
    const event = reportNumber(play, count, now);
    log.transaction(() => {
      send([event], 0);
      log.set(fact, JSON.stringify({ count: count + 1, last: now } satisfies Progress));
    });
  };

  /** Reports of this play that nobody has filed yet. */
  const waiting = () => [...casebook.all()].filter(({ state }) => state.state === 'received' && state.report.at >= play.begun).length;

  const earliest = (): readonly [string, Due] | undefined => {
    let found: readonly [string, Due] | undefined;
    for (const entry of dues) if (!found || entry[1].at < found[1].at) found = entry;
    return found;
  };

  /** Does the earliest thing that is due; false: nothing is. */
  const doNext = (now: number): boolean => {
    const first = earliest();
    const reportAt = nextReportAt(play, progress());
    if (first && first[1].at <= now && first[1].at <= reportAt) {
      // Whatever comes of it, it is done once: the change it makes plans the next.
      dues.delete(first[0]);
      send(first[1].act(now), first[1].expectedSeq);
      return true;
    }
    if (reportAt > now) return false;
    if (waiting() < MOST_WAITING) report(now);
    else log.set(fact, JSON.stringify({ ...progress(), last: now }));
    return true;
  };

  const work = async () => {
    await casebook.catchUp(changed);
    for (let done = 0; done < ACTS_A_TURN && !rounds.isStopped() && doNext(play.clock.now()); done += 1) await casebook.catchUp(changed);
  };

  const wait = () => Math.min(nextReportAt(play, progress()), earliest()?.[1].at ?? Infinity) - play.clock.now();

  const rounds = createRounds(timers, { work, wait, least: 1, most: LONGEST_MS });
  const unsubscribe = stream.onStored(rounds.run);
  rounds.run();
  return {
    stop: async () => {
      unsubscribe();
      await rounds.stop();
    },
  };
};
