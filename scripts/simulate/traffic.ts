import { subjectOf } from '../../main/domain';
import type { Cast } from '../../main/upstream/embedded/cast';
import type { PlayedCase } from '../../main/upstream/embedded/casebook';
import { compose, sceneOf, settledAlone } from '../../main/upstream/embedded/compose';
import type { DemoData } from '../../main/upstream/embedded/data';
import { dueOf, type Due } from '../../main/upstream/embedded/players/due';
import type { Play } from '../../main/upstream/embedded/players/play';
import { seeded } from '../../main/upstream/embedded/random';
import { storyOf } from '../../main/upstream/embedded/stories';
import type { CaseEvent } from '../../preload/contract';

/** Share of acts that are reports, as long as somebody has something to answer. */
const REPORTS = 0.6;

export interface TrafficOptions {
  readonly cast: Cast;
  readonly data: DemoData;
  readonly area: string;
  readonly seed: number;
  /** Milliseconds since 1970; two runs of one seed differ by it. */
  readonly begun: number;
  readonly reportsOnly: boolean;
}

/** One thing somebody does: events in their order. */
export interface Act {
  readonly what: 'report' | 'answer';
  readonly subject: string;
  readonly events: readonly CaseEvent[];
  readonly expectedSeq: number;
}

/**
 * What reporters, departments and the grid members who check do next, without end. Answers follow from the cases as they
 * are: whoever has waited longest goes first.
 */
export const createTraffic = ({ cast, data, area, seed, begun, reportsOnly }: TrafficOptions) => {
  const random = seeded(seed, 'simulate', begun);
  const play: Play = { ...data, area, seed, speed: 1, cast, begun, clock: { now: () => Date.now() }, storyOf };
  const dues = new Map<string, Due>();
  let reports = 0;

  const report = (now: number): Act => {
    reports += 1;
    const composed = compose(sceneOf(data.script, cast.villages, random), cast, data.script, now, seed, 'simulate', begun, reports);
    // Whoever measures reports wants each of them to be work.
    const event = reportsOnly ? composed : settledAlone(composed, data.script, seed, begun, reports);
    return { what: 'report', subject: subjectOf(event.area, event.caseId), events: [event], expectedSeq: 0 };
  };

  const answer = (now: number): Act | undefined => {
    for (const [caseId, due] of dues) {
      // Whatever comes of it, it is done once: the change it makes plans the next.
      dues.delete(caseId);
      const events = due.act(now);
      const first = events[0];
      if (first) return { what: 'answer', subject: subjectOf(first.area, first.caseId), events, expectedSeq: due.expectedSeq };
    }
    return undefined;
  };

  return {
    /** A case has changed: what will be done about it may have too. */
    changed: (found: PlayedCase): void => {
      const due = reportsOnly ? undefined : dueOf(play, found);
      dues.delete(found.state.id);
      if (due) dues.set(found.state.id, due);
    },
    next: (now: number): Act => (random.chance(REPORTS) ? undefined : answer(now)) ?? report(now),
  };
};
