import { join } from 'node:path';
import type { Envelope } from '../../preload/contract';
import { subjectOf, toInstant, toTimestamp } from '../../main/domain';
import { createKeyLock, openPlatformLog } from '../../main/store';
import { foundWorld } from '../../main/upstream/embedded/world/founding';
import { consoleEnvironment, PASSPHRASE_VARIABLE } from '../../scripts/lib/launch.mjs';
import { demoData } from './demo-data';
import { Draw } from './draw';
import { seedHistory, type Fate } from './seed-history';
import { defaultWorld } from './seed';

export const TOWNSHIP = '530303101';
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A console's data folder whose embedded platform has the demo's township and these events, for starts with seed 1 and speed 0. */
export const prepareTownship = async (dataDir: string, events: readonly Envelope[]): Promise<void> => {
  const path = join(dataDir, 'platform.db');
  const lock = createKeyLock({ path: join(dataDir, 'key.json'), databases: [path], keychain: undefined });
  const key = await lock.make({ passphrase: consoleEnvironment()[PASSPHRASE_VARIABLE]! });
  const log = openPlatformLog({ path, key });
  await foundWorld(log, demoData, TOWNSHIP, 1, '2026-09-01');
  for (const event of events) log.append({ subject: subjectOf(event.area, event.caseId), id: event.id, body: JSON.stringify(event) });
  log.close();
};

const later = (event: Envelope, ms: number): Envelope => ({ ...event, at: toTimestamp(toInstant(event.at)! + ms) });

/** Histories spread over a span, some of them late, some suspended or sent back: something is in every figure. */
export const evaluatedHistories = (span: { readonly from: number; readonly to: number }, cases: number, seed = 7): Envelope[] => {
  const draw = new Draw(seed);
  const world = defaultWorld(TOWNSHIP);
  const fates: readonly Fate[] = ['closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'rejected', 'handling', 'feedback'];
  return Array.from({ length: cases }, (_, at) => {
    const reportedAt = span.from + Math.floor(((span.to - span.from - 2 * DAY) * at) / cases);
    const events = seedHistory(draw, world, draw.one(fates), reportedAt);
    // Each step may take longer than it should; what comes after it is put off with it.
    let late = 0;
    return events.map((event) => {
      if (event.type !== 'case.reported' && draw.below(12) === 0) late += draw.below(9 * 60) * MINUTE;
      return later(event, late);
    });
  }).flat();
};
