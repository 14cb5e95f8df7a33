import { subjectOf, townshipOf } from '../../../domain';
import type { PlatformLog } from '../../../ports';
import type { Stream } from '../stream';
import { turn } from '../turn';
import { backlogOf } from './index';
import type { Teller } from './tale';

/** Gives each township of the cast its past, once; all of a township's or nothing. */
export const foundBacklog = async (log: PlatformLog, stream: Stream, teller: Teller, now: number): Promise<void> => {
  const townships = new Set(teller.cast.villages.map(({ code }) => townshipOf(code)));
  for (const township of townships) {
    const fact = `backlog/${township}`;
    if (log.get(fact) !== undefined) continue;
    const events = backlogOf(teller, township, now);
    log.transaction(() => {
      for (const event of events)
        stream.append({ subject: subjectOf(event.area, event.caseId), id: event.id, body: JSON.stringify(event) });
      log.set(fact, String(now));
    });
    await turn();
  }
};
