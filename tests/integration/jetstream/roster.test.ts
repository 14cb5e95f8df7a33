import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/clock';
import { startDirectoryDesks } from '../../support/directory-desks';
import type { JetStreamDesk } from '../../support/jetstream-desk';
import { VILLAGE } from '../../support/wire';

const LONG_MS = 60_000;
let desks: Awaited<ReturnType<typeof startDirectoryDesks>>;
beforeEach(async () => {
  desks = await startDirectoryDesks();
});
afterEach(() => desks.end());

const file = (people: number): Uint8Array =>
  Buffer.from(
    [
      '编号,姓名,电话,角色,区域代码',
      ...Array.from({ length: people }, (_, at) => `x-${at},新人${at},1000999${String(at).padStart(4, '0')},网格员,${VILLAGE}`),
    ].join('\n'),
  );
const read = async (desk: JetStreamDesk, people: number): Promise<string> => {
  const answer = await desk.services.readRosterFile('名册.csv', file(people));
  if (!answer.ok || answer.value.kind !== 'read') throw new Error('the file was not read');
  return answer.value.importId;
};

describe('the roster from a file, over NATS', () => {
  it('reaches every console where the login may write it, and is taken back everywhere', async () => {
    const [keeper, other] = [await desks.open('platform'), await desks.open('township')];
    const importId = await read(keeper, 700);
    expect(await keeper.value('roster.take', { importId })).toMatchObject({ entries: 700, done: 700 });
    await eventually('all have come', () => other.store.read.members(VILLAGE).length === 701, LONG_MS);
    expect(other.store.read.member('x-699')).toMatchObject({ name: '新人699', phone: '10009990699', role: 'grid-member', area: VILLAGE });
    await eventually('its own have come back', () => keeper.store.read.members(VILLAGE).length === 701, LONG_MS);
    expect(await keeper.value('roster.takeBack', { importId })).toMatchObject({ back: { entries: 700, left: [] } });
    for (const desk of [keeper, other]) await eventually('all are gone', () => desk.store.read.members(VILLAGE).length === 1, LONG_MS);
  });

  it('is refused, and says so, where the server keeps the roster from the login', async () => {
    const desk = await desks.open('township');
    const importId = await read(desk, 3);
    expect(await desk.value('roster.take', { importId })).toMatchObject({ entries: 3, done: 0, problem: 'refused' });
    expect(desk.store.read.members(VILLAGE)).toHaveLength(1);
    expect(desk.line()).toMatchObject({ kind: 'online' });
  });

  it('says where the line is down, and goes on with it when it is up again', async () => {
    const desk = await desks.open('platform');
    const importId = await read(desk, 3);
    await desks.guarded.server.halt();
    await eventually('the line is down', () => desk.line().kind !== 'online', LONG_MS);
    expect(await desk.value('roster.take', { importId })).toMatchObject({ entries: 3, done: 0, problem: 'unreachable' });
    await desks.guarded.server.resume();
    await eventually('the line is up', () => desk.line().kind === 'online', LONG_MS);
    expect(await desk.value('roster.take', { importId })).toMatchObject({ entries: 3, done: 3 });
    await eventually('all have come', () => desk.store.read.members(VILLAGE).length === 4, LONG_MS);
  });
});
