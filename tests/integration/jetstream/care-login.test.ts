import { afterEach, describe, expect, it } from 'vitest';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { CARE } from '../../../main/upstream/jetstream/topology';
import { startGuardedServer } from '../../support/care-server';
import { AFTERNOON, allSent, ask, HOUR } from '../../support/care-world';
import { eventually, MovableClock } from '../../support/clock';
import { openJetStreamDesk, type JetStreamDesk } from '../../support/jetstream-desk';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

const LONG_MS = 60_000;

type Guarded = Awaited<ReturnType<typeof startGuardedServer>>;
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
const start = async (...args: Parameters<typeof startGuardedServer>): Promise<Guarded> => {
  const guarded = await startGuardedServer(...args);
  cleanups.push(guarded.end);
  return guarded;
};
const open = async (
  { server, login }: Guarded,
  party: Parameters<Guarded['login']>[0],
  role: 'lead' | 'dispatcher' | 'department' | 'observer',
) => {
  const seat = { role, operatorId: `op-${party}`, ...(role === 'department' ? { departmentId: 'power-supply' } : {}) };
  const desk = await openJetStreamDesk({ url: server.url, login: login(party), seat, clock: new MovableClock(AFTERNOON) });
  cleanups.push(desk.close);
  await eventually(`${party} is let in`, () => desk.line().kind === 'online', LONG_MS);
  return desk;
};
const reportTo = async (guarded: Guarded): Promise<string> => {
  const caseId = newId();
  const { subject, id, body } = message(reported(caseId));
  await jetstream(guarded.platform).publish(subject, body, { msgID: id });
  return caseId;
};
const seesCase = (desk: JetStreamDesk, caseId: string) =>
  eventually('the case has come', () => desk.store.read.case(caseId) !== undefined, LONG_MS);

describe('a login that looks after nobody', () => {
  it.each([
    ['department', 'department'],
    ['watcher', 'observer'],
  ] as const)('of a %s reads cases and is told nothing of people, calmly', async (party, role) => {
    const guarded = await start(['township', party]);
    const centre = await open(guarded, 'township', 'lead');
    await eventually('the people have come', () => centre.store.read.person('p-0001') !== undefined, LONG_MS);
    await ask(centre, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'well', text: '独居' });
    await allSent(centre);
    const desk = await open(guarded, party, role);
    const caseId = await reportTo(guarded);
    for (const one of [centre, desk]) await seesCase(one, caseId);
    // Online and without a warning: that is how it should be.
    expect(desk.line()).toEqual({ kind: 'online', withheld: ['people', 'care'] });
    expect(desk.store.read.people('530303')).toEqual([]);
    expect(desk.store.read.careSeq()).toBe(0);
    expect(centre.line()).toEqual({ kind: 'online' });
    expect((await (await jetstreamManager(guarded.platform)).streams.info(CARE.name)).state.messages).toBe(1);
  });

  it('at a seat of the centre says that visits are kept from it, and works on cases', async () => {
    const without = (subjects: readonly string[]) => subjects.filter((subject) => !subject.includes(CARE.name));
    const guarded = await start(['township'], (_, { publish, subscribe }) => ({ publish: without(publish), subscribe }));
    const desk = await open(guarded, 'township', 'dispatcher');
    await eventually('the people have come', () => desk.store.read.person('p-0001') !== undefined, LONG_MS);
    expect(desk.line()).toEqual({ kind: 'online', withheld: ['care'] });
    const caseId = await reportTo(guarded);
    await seesCase(desk, caseId);
    expect(await desk.command('accept', { caseId, category: 'power', priority: 'routine' })).toMatchObject({ ok: true });
    await desk.settled();
  });

  it('may look at the stream and not read it: the same', async () => {
    const without = (subjects: readonly string[]) => subjects.filter((subject) => !subject.includes(`CONSUMER.CREATE.${CARE.name}`));
    const guarded = await start(['township'], (_, { publish, subscribe }) => ({ publish: without(publish), subscribe }));
    const desk = await open(guarded, 'township', 'dispatcher');
    expect(desk.line()).toEqual({ kind: 'online', withheld: ['care'] });
  });
});

describe('a login that may read of people in care and say nothing', () => {
  it('has what was recorded put into the tray with the operator’s words, and nothing into the stream', async () => {
    const without = (subjects: readonly string[]) => subjects.filter((subject) => !subject.startsWith('grid.v1.care.'));
    const guarded = await start(['township'], (_, { publish, subscribe }) => ({ publish: without(publish), subscribe }));
    const desk = await open(guarded, 'township', 'dispatcher');
    await eventually('the people have come', () => desk.store.read.person('p-0001') !== undefined, LONG_MS);
    expect(await ask(desk, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'concern', text: '腿脚不便' })).toMatchObject({ ok: true });
    await eventually('it is in the tray', () => desk.store.read.attention().length === 1, LONG_MS);
    const { attention } = await desk.value('feed.snapshot', { cursor: null, limit: 10 });
    expect(attention).toMatchObject([{ personId: 'p-0001', command: 'visit', words: '腿脚不便' }]);
    expect(desk.line()).toEqual({ kind: 'online' });
    expect((await (await jetstreamManager(guarded.platform)).streams.info(CARE.name)).state.messages).toBe(0);
  });
});
