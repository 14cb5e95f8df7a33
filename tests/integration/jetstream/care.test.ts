import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toTimestamp } from '../../../main/domain';
import { CARE } from '../../../main/upstream/jetstream/topology';
import { bothOnline, dispatcher, knows, LONG_MS, online } from '../../support/care-desks';
import { startCareServer, type CareServer } from '../../support/care-server';
import { AFTERNOON, allSent, ask, DAY, GRID, HOUR } from '../../support/care-world';
import { eventually } from '../../support/clock';
import type { JetStreamDesk } from '../../support/jetstream-desk';
import { person } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { TOWNSHIP, VILLAGE } from '../../support/wire';

const eventsOf = (desk: JetStreamDesk, personId = 'p-0001') =>
  desk.store.read.careEvents(personId).map(({ seq, envelope }) => ({ seq, type: envelope.type }));

let world: CareServer;
beforeEach(async () => {
  world = await startCareServer();
});
afterEach(() => world.end());

describe('people in care on a real nats-server', () => {
  it('a visit recorded at one console is seen at the other, and moves the plan at both', async () => {
    const [a, b] = await bothOnline(world);
    expect(await ask(a, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'concern', text: '腿脚不便', next: '请卫生院上门' })).toMatchObject(
      {
        ok: true,
      },
    );
    await knows(b, 1);
    await allSent(a);
    const { row, history } = await b.value('people.read', { personId: 'p-0001' });
    expect(row).toMatchObject({ lastVisit: AFTERNOON - HOUR, nextDue: Date.parse('2026-12-23T00:00:00+08:00') });
    expect(history[0]).toMatchObject({ type: 'care.visited', data: { text: '腿脚不便', byName: '张试验' } });
    expect(await world.kept()).toMatchObject([{ seq: 1, type: 'care.visited' }]);
  });

  it('visits made while the server was away are sent once later, and read by who was away too', async () => {
    const [a, b] = await bothOnline(world);
    await world.server.halt();
    for (const desk of [a, b]) await eventually('the line is gone', () => desk.line().kind !== 'online', LONG_MS);
    for (const hours of [3, 2, 1]) await ask(a, 'visit', { visitedAt: AFTERNOON - hours * HOUR, result: 'well', text: `第 ${hours} 次` });
    await ask(b, 'plan', { lookIns: ['morning', 'evening'], reason: '家属外出' });
    expect(a.store.read.pendingCount()).toBe(3);
    await world.server.resume();
    const answers = () =>
      world.platform.connection.rtt().then(
        () => true,
        () => false,
      );
    await expect.poll(answers, { timeout: LONG_MS }).toBe(true);
    for (const desk of [a, b]) {
      desk.upstream.retry();
      await knows(desk, 4);
      await allSent(desk);
    }
    const kept = await world.kept();
    expect(kept.map(({ type }) => type).toSorted()).toEqual(['care.planned', 'care.visited', 'care.visited', 'care.visited']);
    expect(kept.filter(({ type }) => type === 'care.visited').map(({ text }) => /第 \d/.exec(text)![0])).toEqual(['第 3', '第 2', '第 1']);
    expect(eventsOf(b)).toEqual(eventsOf(a));
    expect(b.store.read.person('p-0001')?.care).toEqual(a.store.read.person('p-0001')?.care);
  });

  it('visits and risks judged at two consoles at once all stand, in one order at both', async () => {
    await world.platform.putDirectory([
      {
        kind: 'person',
        key: `${TOWNSHIP}.p-0001`,
        value: { ...person('p-0001', GRID), care: [{ kind: 'mental-health', level: 1, condition: 'stable', since: '2025-01-01' }] },
      },
    ]);
    const [a, b] = await bothOnline(world);
    for (const desk of [a, b])
      await eventually(
        'the record is the new one',
        () => desk.store.read.person('p-0001')?.person.care[0]?.kind === 'mental-health',
        LONG_MS,
      );
    await Promise.all(
      [a, b].flatMap((desk, n) => [
        ask(desk, 'visit', { visitedAt: AFTERNOON - (n + 1) * HOUR, result: 'well' }),
        ask(desk, 'assess', { kind: 'mental-health', level: 2 + n, condition: 'unstable', reason: `第 ${n} 席的判断` }),
      ]),
    );
    for (const desk of [a, b]) {
      await knows(desk, 4);
      await allSent(desk);
    }
    await eventually('both know the same', () => JSON.stringify(eventsOf(a)) === JSON.stringify(eventsOf(b)), LONG_MS);
    const kept = await world.kept();
    expect(eventsOf(a)).toEqual(kept.map(({ seq, type }) => ({ seq, type })));
    expect(b.store.read.person('p-0001')?.care).toEqual(a.store.read.person('p-0001')?.care);
    // Who judged what, and why, is in the history of both.
    for (const desk of [a, b]) {
      const { history } = await desk.value('people.read', { personId: 'p-0001' });
      expect(
        history
          .filter(({ type }) => type === 'care.assessed')
          .map(({ data }) => data['reason'])
          .toSorted(),
      ).toEqual(['第 0 席的判断', '第 1 席的判断']);
    }
  });

  it('leaving care erases after its time: the earlier messages are gone from the stream and the record from the bucket', async () => {
    const [a, b] = await bothOnline(world);
    await ask(b, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'well', text: '独居，情绪低落' });
    await ask(b, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'well', text: '另一位' });
    await knows(a, 2);
    // Somebody else's history has to stand.
    await world.publish(
      'p-0002',
      JSON.stringify({
        v: 1,
        id: newId(),
        type: 'care.visited',
        personId: 'p-0002',
        area: TOWNSHIP,
        at: toTimestamp(AFTERNOON),
        actor: { kind: 'operator', id: 'gm-0001' },
        data: { visitedAt: toTimestamp(AFTERNOON), by: 'gm-0001', result: 'well' },
      }),
    );
    expect(await ask(a, 'leave', { reason: '迁往外地' })).toMatchObject({ ok: true });
    await allSent(a);
    await knows(b, 3);
    a.clock.advance(366 * DAY);
    a.services.lookAfter();
    await allSent(a);
    for (const desk of [a, b]) {
      await eventually('the record is gone', () => desk.store.read.person('p-0001') === undefined, LONG_MS);
      await eventually('its history is gone', () => desk.store.read.careEvents('p-0001').length === 0, LONG_MS);
    }
    const kept = await world.kept();
    expect(kept.map(({ type }) => type)).toEqual(['care.erased']);
    expect(kept[0]!.text).not.toMatch(/独居|迁往|李试验/);
    expect(await world.record()).toEqual({ operation: 'PURGE', text: '' });
    const people = await world.platform.manager.streams.info('KV_grid_people', { subjects_filter: `$KV.grid_people.${TOWNSHIP}.p-0001` });
    expect(people.state.subjects).toEqual({ [`$KV.grid_people.${TOWNSHIP}.p-0001`]: 1 });
    expect(await world.kept('p-0002')).toMatchObject([{ type: 'care.visited' }]);
    // A console that was away for all of it, and one that is new, know nobody of that number.
    const late = await world.open({ seat: { operatorId: 'op-3' } });
    await online(late);
    await knows(late, 1, 'p-0002');
    expect(late.store.read.person('p-0001')).toBeUndefined();
    expect(eventsOf(late)).toEqual([]);
  });

  it('goes on after a restart behind the last message it had applied', async () => {
    const [a, b] = await bothOnline(world);
    for (const hours of [4, 3]) await ask(a, 'visit', { visitedAt: AFTERNOON - hours * HOUR, result: 'well' });
    await knows(b, 2);
    await b.stop();
    await ask(a, 'visit', { visitedAt: AFTERNOON - 2 * HOUR, result: 'well' });
    await allSent(a);
    const again = await world.open({ seat: dispatcher, folder: b.folder });
    await knows(again, 3);
    const consumers = await world.platform.manager.consumers.list(CARE.name).next();
    expect(consumers.map(({ config }) => config.opt_start_seq).toSorted()).toContain(3);
    expect(again.store.read.careSeq()).toBe(3);
    await again.stop();
  });

  it('sets aside what is no event of care, with the reason and without its words, and later messages flow', async () => {
    const [a] = await bothOnline(world);
    const envelope = {
      v: 1,
      id: newId(),
      type: 'care.visited',
      personId: 'p-0001',
      area: TOWNSHIP,
      at: toTimestamp(AFTERNOON),
      actor: { kind: 'operator', id: 'gm-0001' },
      data: { visitedAt: toTimestamp(AFTERNOON), by: 'gm-0001', result: 'well' },
    };
    await world.publish('p-0001', '{"病情":');
    await world.publish('p-0001', JSON.stringify({ ...envelope, v: 9 }));
    await world.publish('p-0001', JSON.stringify({ ...envelope, area: '530303102' }));
    await world.publish('p-0001', JSON.stringify({ ...envelope, data: { ...envelope.data, result: '病情' } }));
    await world.publish('p-0001', JSON.stringify(envelope));
    await knows(a, 1);
    const set = a.store.read.quarantine(10).toReversed();
    expect(set.map(({ seq, body }) => ({ seq, body }))).toEqual([1, 2, 3, 4].map((seq) => ({ seq, body: '' })));
    expect(set.map(({ reason }) => reason)).toEqual([
      'not JSON',
      expect.stringContaining('protocol version 9'),
      expect.stringContaining('area: not under'),
      expect.stringContaining('data.result'),
    ]);
    // What was set aside counts as seen: the next visit is no conflict for ever.
    await ask(a, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'well' });
    await allSent(a);
    expect((await world.kept()).at(-1)).toMatchObject({ seq: 6, type: 'care.visited' });
  });

  it('the duty to report: kept in the child’s history on both consoles, and a case for the police on both', async () => {
    await world.platform.putDirectory([
      {
        kind: 'person',
        key: `${TOWNSHIP}.p-0003`,
        value: {
          ...person('p-0003', GRID),
          birthDate: '2016-05-01',
          care: [{ kind: 'left-behind-child', level: 1, since: '2025-01-01' }],
        },
      },
    ]);
    const [a, b] = await bothOnline(world);
    for (const desk of [a, b]) await eventually('the child is known', () => desk.store.read.person('p-0003') !== undefined, LONG_MS);
    const answer = await a.call('people.duty', {
      commandId: newId(),
      personId: 'p-0003',
      to: 'police-station',
      reportedAt: AFTERNOON - 60_000,
      words: '邻居反映有伤',
    });
    const caseId = answer.ok ? answer.value.caseId! : '';
    expect(answer).toMatchObject({ ok: true, value: { caseId: expect.any(String) } });
    await knows(b, 1, 'p-0003');
    await eventually('the case has come', () => b.store.read.case(caseId) !== undefined, LONG_MS);
    expect(await b.value('people.protection', { personId: 'p-0003' })).toMatchObject({
      reports: [{ to: 'police-station', at: AFTERNOON - 60_000 }],
    });
    await allSent(a);
    expect(await world.kept('p-0003')).toMatchObject([{ type: 'care.reported' }]);
    const text = JSON.stringify(b.store.read.case(caseId));
    expect(text).not.toMatch(/李试验|邻居反映/);
    expect(text).toContain(VILLAGE.slice(0, 9));
  });
});
