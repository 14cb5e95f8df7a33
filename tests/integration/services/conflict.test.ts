import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../support/desk';
import { eventually } from '../../support/clock';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, reported } from '../../support/wire';

const other = { kind: 'operator', id: 'op-9', name: '孙值班' } as const;

describe('a command on a case that has moved on', () => {
  let platform: MemoryPlatform;
  let desk: Desk;
  let caseId: string;
  const offered = (type: string) => platform.stream.filter((one) => one.body.includes(`"${type}"`));
  const foreign = (type: string, data: Record<string, unknown>) =>
    platform.publish(message(envelope(type, caseId, data, { actor: other, at: desk.clock.now() })));
  const accepted = { category: 'other', priority: 'routine', dueAt: '2026-11-24T08:00:00.000+08:00' };

  beforeEach(async () => {
    platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    caseId = newId();
    platform.publish(message(reported(caseId)));
    desk = await openDesk({ platform });
    await desk.settled();
    desk.line.cut();
  });
  afterEach(() => desk.close());

  it('that is still legal is decided again and sent once', async () => {
    await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
    foreign('case.noted', { text: '我也看到了' });
    desk.line.restore();
    await desk.settled();
    expect(offered('case.accepted')).toHaveLength(1);
    const detail = await desk.value('cases.read', { caseId });
    expect(detail.timeline.map((entry) => entry.type)).toEqual(['case.reported', 'case.noted', 'case.accepted']);
    expect(detail.row).toMatchObject({ state: 'filed', priority: 'urgent', pending: 0, unread: true });
    expect((await desk.value('feed.snapshot', { cursor: null, limit: 1 })).attention).toEqual([]);
  });

  it('that is no longer legal waits in the tray with what happened instead and the operator’s own words', async () => {
    await desk.command('reject', { caseId, reason: '重复上报,不予立案' });
    foreign('case.accepted', accepted);
    desk.line.restore();
    await desk.settled();
    expect(offered('case.rejected')).toHaveLength(0);
    const { attention, cases } = await desk.value('feed.snapshot', { cursor: null, limit: 10 });
    expect(attention).toMatchObject([
      {
        caseId,
        command: 'reject',
        words: '重复上报,不予立案',
        reason: 'wrong-state',
        insteadType: 'case.accepted',
        insteadBy: '孙值班',
        title: '枯树倾斜,有压断电线的危险',
      },
    ]);
    expect(cases).toMatchObject([{ id: caseId, state: 'filed', pending: 0 }]);
    expect(attention[0]!.number).toBe(cases[0]!.number);
  });

  it('takes those that were built on it along, each into the tray', async () => {
    await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
    await desk.command('dispatch', { caseId, tasks: [{ departmentId: 'power-supply', lead: true, instructions: '速去处置' }] });
    await desk.command('note', { caseId, text: '已电话通知' });
    foreign('case.rejected', { reason: '已处理' });
    desk.line.restore();
    await desk.settled();
    const detail = await desk.value('cases.read', { caseId });
    expect(detail.timeline.map((entry) => entry.type)).toEqual(['case.reported', 'case.rejected', 'case.noted']);
    const { attention } = await desk.value('feed.snapshot', { cursor: null, limit: 10 });
    expect(attention.map((row) => [row.command, row.words])).toEqual([
      ['accept', undefined],
      ['dispatch', '速去处置'],
    ]);
  });

  it('of several events of which some are stored sends only the departments that are left', async () => {
    desk.line.restore();
    await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
    await desk.settled();
    const noteBetween = { done: false };
    const publish = platform.publish.bind(platform);
    platform.publish = (one) => {
      const answer = publish(one);
      if (!noteBetween.done && one.body.includes('task.dispatched')) {
        noteBetween.done = true;
        publish(message(envelope('case.noted', caseId, { text: '插入' }, { actor: other })));
      }
      return answer;
    };
    await desk.command('dispatch', {
      caseId,
      tasks: [
        { departmentId: 'power-supply', lead: true, instructions: 'a' },
        { departmentId: 'general-office', lead: false, instructions: 'b' },
      ],
    });
    await desk.settled();
    const detail = await desk.value('cases.read', { caseId });
    expect(detail.timeline.map((entry) => entry.type)).toEqual([
      'case.reported',
      'case.accepted',
      'task.dispatched',
      'case.noted',
      'task.dispatched',
    ]);
    expect(detail.row.tasks.map((task) => task.departmentId)).toEqual(['power-supply', 'general-office']);
  });

  /** As a cluster of nats-server 2.9 does with two messages that come at once: both are stored, whatever either of them expected. */
  describe('that the platform stores behind what came first, though it expected something else', () => {
    /** The first message of ours is under way for long: somebody else's is stored before it, and `arrive` stores ours. */
    const overtake = (type: string, data: Record<string, unknown>) => {
      const publish = platform.publish.bind(platform);
      const late: Parameters<typeof publish>[0][] = [];
      const arrive = () => late.splice(0).forEach(({ subject, body, id }) => platform.append(subject, body, id));
      let first = true;
      platform.publish = (one) => {
        arrive();
        if (!first) return publish(one);
        first = false;
        late.push(one);
        publish(message(envelope(type, caseId, data, { actor: other, at: desk.clock.now() })));
        return { kind: 'unreachable', reason: 'no answer' };
      };
      desk.line.restore();
      return arrive;
    };

    it('is not sent a second time when it has been decided again meanwhile', async () => {
      await desk.command('note', { caseId, text: '已电话通知' });
      overtake('case.accepted', accepted);
      await desk.settled();
      expect(offered('case.noted')).toHaveLength(1);
      const detail = await desk.value('cases.read', { caseId });
      expect(detail.timeline.map((entry) => entry.type)).toEqual(['case.reported', 'case.accepted', 'case.noted']);
      expect(detail.row.pending).toBe(0);
      expect(desk.store.read.attention()).toEqual([]);
    });

    it('of several events is finished with those that are not stored yet', async () => {
      desk.line.restore();
      await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
      await desk.settled();
      desk.line.cut();
      const tasks = ['power-supply', 'general-office'].map((departmentId, n) => ({ departmentId, lead: n === 0, instructions: '速去' }));
      await desk.command('dispatch', { caseId, tasks });
      overtake('case.noted', { text: '插入' });
      await desk.settled();
      expect(offered('task.dispatched')).toHaveLength(2);
      const detail = await desk.value('cases.read', { caseId });
      expect(detail.row.tasks.map((task) => task.departmentId)).toEqual(['power-supply', 'general-office']);
    });

    it('leaves the tray when it had been set aside, and the audit says why', async () => {
      await desk.command('reject', { caseId, reason: '重复上报,不予立案' });
      const arrive = overtake('case.accepted', accepted);
      await eventually('it is set aside', () => desk.store.read.attention().length === 1);
      arrive();
      await desk.settled();
      expect(desk.store.read.attention()).toEqual([]);
      expect(desk.store.read.auditBefore(Number.MAX_SAFE_INTEGER, 2).map(({ kind }) => kind)).toEqual(['outbox.stored', 'outbox.refused']);
      const detail = await desk.value('cases.read', { caseId });
      expect(detail.timeline.map((entry) => entry.type)).toEqual(['case.reported', 'case.accepted', 'case.rejected']);
    });
  });

  describe('that the platform has stored the first half of', () => {
    /** Reopens a closed case; the others say something between the reopening and the filing that belongs to it. */
    const reopenWith = async (type: string, data: Record<string, unknown>) => {
      desk.line.restore();
      await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
      await desk.command('close', { caseId, outcome: 'unfounded' });
      await desk.settled();
      const publish = platform.publish.bind(platform);
      platform.publish = (one) => {
        const answer = publish(one);
        if (one.body.includes('case.reopened')) publish(message(envelope(type, caseId, data, { actor: other, at: desk.clock.now() })));
        return answer;
      };
      await desk.command('reopen', { caseId, reason: '树又倒了' });
      await desk.settled();
      return (await desk.value('cases.read', { caseId })).timeline.map((entry) => entry.type).slice(-3);
    };

    it('is finished when it still can be', async () => {
      expect(await reopenWith('case.noted', { text: '插入' })).toEqual(['case.reopened', 'case.noted', 'case.accepted']);
      expect(desk.store.read.attention()).toEqual([]);
    });

    it('goes to the tray when it cannot', async () => {
      expect(await reopenWith('case.rejected', { reason: '另案处理' })).toEqual(['case.closed', 'case.reopened', 'case.rejected']);
      expect(desk.store.read.attention()).toMatchObject([{ command: 'reopen', words: '树又倒了', insteadType: 'case.rejected' }]);
    });
  });

  it('whose answer was lost is known by its id and not sent twice', async () => {
    desk.line.restore();
    desk.line.loseAnswers = 2;
    await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
    await desk.settled();
    expect(offered('case.accepted')).toHaveLength(1);
    expect((await desk.value('cases.read', { caseId })).row).toMatchObject({ state: 'filed', pending: 0 });
    expect(await desk.value('diagnostics.read')).toMatchObject({ events: 2, attention: 0, pending: 0 });
  });

  it('that the platform will never take goes to the tray, and the rest is decided without it', async () => {
    platform.forbidden.add(message(reported(caseId)).subject);
    await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
    await desk.command('note', { caseId, text: '记一笔' });
    desk.line.restore();
    await eventually('both are in the tray', () => desk.store.read.attention().length === 2);
    await desk.settled();
    expect((await desk.value('cases.read', { caseId })).row).toMatchObject({ state: 'received', pending: 0 });
    expect(desk.store.read.attention().map((row) => [row.command, row.reason])).toEqual([
      ['accept', 'not-allowed'],
      ['note', 'not-allowed'],
    ]);
  });

  it('a report that the platform will never take stays readable as not taken up', async () => {
    const mine = newId();
    platform.forbidden.add(message(reported(mine)).subject);
    await desk.command('report', {
      caseId: mine,
      title: '路灯坏了',
      description: '',
      source: 'hotline',
      location: { lon: 103.82, lat: 25.6, crs: 'WGS84' },
      gridCode: '530303101201-01-01',
    });
    desk.line.restore();
    await desk.settled();
    expect((await desk.value('cases.read', { caseId: mine })).row).toMatchObject({ state: 'rejected', pending: 0 });
    expect(desk.store.read.attention()).toMatchObject([{ command: 'report', title: '路灯坏了', words: '路灯坏了' }]);
  });

  describe('in the tray', () => {
    const inTray = async () => {
      await desk.command('dispatch', { caseId, tasks: [{ departmentId: 'power-supply', lead: true, instructions: '速去' }] });
      foreign('case.suspended', { reason: '等待材料' });
      desk.line.restore();
      await desk.settled();
      return desk.store.read.attention()[0]!;
    };

    beforeEach(async () => {
      desk.line.restore();
      await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
      await desk.settled();
      desk.line.cut();
    });

    it('stays while it is refused again, and is done once the case allows it', async () => {
      const row = await inTray();
      expect(await desk.call('attention.settle', { id: row.id, how: 'again' })).toMatchObject({
        ok: false,
        error: { code: 'wrong-state' },
      });
      expect(desk.store.read.attention()).toHaveLength(1);
      foreign('case.resumed', {});
      await desk.settled();
      expect(await desk.call('attention.settle', { id: row.id, how: 'again' })).toMatchObject({ ok: true });
      await desk.settled();
      expect(desk.store.read.attention()).toEqual([]);
      expect(offered('task.dispatched')).toHaveLength(1);
      expect(await desk.call('attention.settle', { id: row.id, how: 'again' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    });

    it('is written down as not done, and an observer cannot settle it', async () => {
      const before = desk.store.read.auditLength();
      const row = await inTray();
      // The dispatch, and that it did not happen.
      expect(desk.store.read.auditLength()).toBe(before + 2);
      desk.seat = { ...desk.seat, role: 'observer' };
      expect(await desk.call('attention.settle', { id: row.id, how: 'dismiss' })).toMatchObject({
        ok: false,
        error: { code: 'not-allowed' },
      });
      expect(desk.store.read.attention()).toHaveLength(1);
    });

    it('is let go on request, and the windows are told', async () => {
      const row = await inTray();
      const { rev } = await desk.value('diagnostics.read');
      expect(await desk.call('attention.settle', { id: row.id, how: 'dismiss' })).toMatchObject({ ok: true });
      expect(await desk.value('feed.changes', { since: rev, limit: 10 })).toMatchObject({ attentionGone: [row.id], attention: [] });
      expect(offered('task.dispatched')).toHaveLength(0);
    });
  });
});
