import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Output } from '../../../preload/contract';
import { toTimestamp } from '../../../main/domain';
import { StoppedClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, reported } from '../../support/wire';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-23T09:00:00+08:00');

let platform: MemoryPlatform;
let desk: Desk;
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform, clock: new StoppedClock(NOW) });
});
afterEach(() => desk.close());

const filed = (reportedAt: number, filedAfter: number): void => {
  const caseId = newId();
  const at = reportedAt + filedAfter;
  const data = { category: 'power', priority: 'urgent', dueAt: toTimestamp(at + HOUR) };
  platform.publish(message(reported(caseId, {}, { at: reportedAt })));
  platform.publish(message(envelope('case.accepted', caseId, data, { at })));
};

const figureOf = ({ figures }: Output<'wall.figures'>) => figures.find(({ figure }) => figure === 'filed-on-time');
/** What is answered at the clock's time; until the evaluation has read what there is, that is what was answered before. */
const counted = async () => {
  for (;;) {
    const answer = await desk.value('wall.figures');
    if (answer.at === desk.clock.now() && answer.figures.length > 0) return figureOf(answer);
    await new Promise((done) => setImmediate(done));
  }
};

it('a wall is told the shares of today and of the month, anew each minute and for each seat', async () => {
  const share = (numerator: number, denominator: number) => ({ numerator, denominator });
  filed(NOW - 30 * MINUTE, MINUTE);
  filed(NOW - 54 * HOUR, 25 * HOUR);
  // Last month is not this one.
  filed(NOW - 30 * 24 * HOUR, MINUTE);
  await desk.settled();
  expect(await counted()).toEqual({ figure: 'filed-on-time', today: share(1, 1), month: share(1, 2) });

  filed(NOW - 20 * MINUTE, MINUTE);
  await desk.settled();
  desk.clock.advance(MINUTE - 1);
  expect(figureOf(await desk.value('wall.figures'))).toMatchObject({ today: share(1, 1) });
  desk.clock.advance(1);
  expect(await counted()).toMatchObject({ today: share(2, 2), month: share(2, 3) });

  desk.seat = { ...desk.seat, area: '530303102' };
  expect(await counted()).toMatchObject({ today: share(0, 0), month: share(0, 0) });
});
