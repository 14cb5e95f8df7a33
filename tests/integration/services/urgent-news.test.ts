import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../../main/services/context';
import { createUrgentNews } from '../../../main/services/urgent-news';
import { eventually } from '../../support/clock';
import { Life } from '../../support/notice-life';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

let life: Life;
beforeEach(() => {
  life = new Life();
});
afterEach(() => life.end());

describe('a console that is killed between storing urgent news and calling it out', () => {
  const reportUrgent = (): string => {
    const caseId = newId();
    life.platform.publish(message(reported(caseId, { urgency: 'urgent' }, { at: life.time.now() })));
    return caseId;
  };

  it('calls it out at its next start, once, as long as it is open', async () => {
    const [caseId, ended] = [reportUrgent(), reportUrgent()];
    life.dies = true;
    await life.open();
    expect(life.given.flat().map(({ kind }) => kind)).toEqual(['urgent', 'urgent']);
    expect(life.announced).toEqual([]);
    life.dies = false;
    life.do({ name: 'reject', caseId: ended, reason: '误报' });
    await life.close();
    for (let start = 0; start < 3; start += 1) {
      await life.startsAgain();
      expect(life.announced).toEqual([{ caseId, kind: 'urgent' }]);
    }
  });

  it('calls out nothing at its next start that was called out', async () => {
    const caseId = reportUrgent();
    await life.open();
    await life.time.pass(2000);
    expect(life.announced).toEqual([{ caseId, kind: 'urgent' }]);
    await life.close();
    await life.open();
    await life.time.pass(20_000);
    expect(life.announced).toHaveLength(1);
    expect(life.store.read.notices(caseId)).toMatchObject([{ key: 'urgent', kind: 'urgent', announced: true }]);
  });

  it('writes that it was called out a moment later, for several at once, and at the end at the latest', async () => {
    const cases = [reportUrgent(), reportUrgent()];
    await life.open();
    const written = () => cases.map((caseId) => life.store.read.notices(caseId)[0]?.announced);
    expect(life.announced).toEqual([{ caseId: cases[0], kind: 'urgent', cases: 2 }]);
    expect(written()).toEqual([false, false]);
    await life.time.pass(200);
    expect(written()).toEqual([true, true]);
    cases.push(reportUrgent());
    await life.close();
    await life.open();
    expect(life.announced).toHaveLength(2);
    expect(written()).toEqual([true, true, false]);
    await life.close();
    await life.open();
    await life.time.pass(20_000);
    expect(life.announced).toHaveLength(2);
    expect(written()).toEqual([true, true, true]);
  });

  it('calls out the first at once, and together what comes in soon after it', async () => {
    await life.open();
    life.line!.restore();
    const first = reportUrgent();
    await eventually('it is called out', () => life.announced.length > 0);
    const more = [reportUrgent(), reportUrgent(), reportUrgent()];
    await eventually('they are here', () => more.every((caseId) => life.store.read.case(caseId)));
    expect(life.announced).toEqual([{ caseId: first, kind: 'urgent' }]);
    await life.time.pass(1500);
    expect(life.announced.slice(1)).toEqual([{ caseId: more[0], kind: 'urgent', cases: 3 }]);
    await life.time.pass(1500);
    const last = reportUrgent();
    await eventually('after a pause the next is told at once', () => life.announced.length > 2);
    expect(life.announced.slice(2)).toEqual([{ caseId: last, kind: 'urgent' }]);
  });

  it('calls out what it has gathered when the console closes', async () => {
    await life.open();
    life.line!.restore();
    reportUrgent();
    await eventually('it is called out', () => life.announced.length > 0);
    const next = reportUrgent();
    await eventually('it is here', () => life.store.read.case(next) !== undefined);
    await life.close();
    expect(life.announced.slice(1)).toEqual([{ caseId: next, kind: 'urgent' }]);
    for (let start = 0; start < 2; start += 1) await life.startsAgain();
    expect(life.announced).toHaveLength(2);
  });

  it('calls out once more what the disk did not take', async () => {
    const caseId = reportUrgent();
    await life.open();
    life.full = true;
    await life.time.pass(200);
    expect(life.logged).toEqual([expect.stringContaining('could not be written down')]);
    life.full = false;
    await life.close();
    for (let start = 0; start < 3; start += 1) {
      await life.startsAgain();
      expect(life.announced).toEqual([caseId, caseId].map((id) => ({ caseId: id, kind: 'urgent' })));
    }
  });

  it('calls out once what comes in just before it looks at what was left untold', async () => {
    await life.open();
    await life.time.pass(1400);
    life.line!.restore();
    const caseId = reportUrgent();
    await eventually('it is called out', () => life.announced.length > 0);
    expect(life.store.read.notices(caseId)).toMatchObject([{ announced: false }]);
    await life.time.pass(2000);
    expect(life.announced).toEqual([{ caseId, kind: 'urgent' }]);
  });

  it('writes at once what is still told while the console closes', async () => {
    const caseId = reportUrgent();
    await life.open();
    const news = createUrgentNews({ store: life.store, timers: life.time } as unknown as Context, () => undefined);
    news.stop();
    news.tell([caseId]);
    expect(life.store.read.notices(caseId)).toMatchObject([{ announced: true }]);
  });
});
