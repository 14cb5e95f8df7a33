import { describe, expect, it } from 'vitest';
import { answer, type AnswerOptions } from '../../../main/ipc/answer';
import { forWall } from '../../../main/ipc/wall';
import { channels, fail, ok, WALL_CHANNELS, type Channel } from '../../../preload/contract';

const asked: Channel[] = [];
const handlers = Object.fromEntries(
  (Object.keys(channels) as Channel[]).map((name) => [
    name,
    () => {
      asked.push(name);
      return ok({ cases: [], people: [], secret: '李四' });
    },
  ]),
);
const options: AnswerOptions = {
  app: handlers as never,
  services: () => handlers as never,
  wallServices: () => handlers as never,
  closing: () => false,
  refusal: () => undefined,
  unexpected: () => 'ref',
  checkOutput: false,
};

describe('a wall that asks past its bridge', () => {
  it.each((Object.keys(channels) as Channel[]).filter((name) => !(WALL_CHANNELS as readonly Channel[]).includes(name)))(
    'is refused %s, and nobody is asked',
    async (channel) => {
      asked.length = 0;
      const refused = await answer(channel, undefined, options, { id: 1, wall: true });
      expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      expect(asked).toEqual([]);
      expect(forWall(channel, ok('李四'))).toMatchObject({ ok: false });
    },
  );
});

it('a wall has seven questions, and another one is put on this list on purpose', () => {
  expect([...WALL_CHANNELS].toSorted()).toEqual([
    'app.info',
    'boot.state',
    'directory.read',
    'mobilise.wall',
    'settings.read',
    'wall.figures',
    'wall.read',
  ]);
});

describe('what a wall is answered', () => {
  const seat = { area: '530303101', role: 'lead' as const, operatorId: 'op-1', operatorName: '王值班' };
  const settings = {
    lang: 'en',
    theme: 'dark',
    sounds: true,
    notifications: true,
    lockAfterMinutes: 5,
    undoSeconds: 9,
    seat,
    upstream: 'nats://10.1.2.3:4222',
  };
  const whole = {
    'boot.state': { kind: 'damaged', path: '/home/wang/griddesk.db', detail: 'page 7', unsent: 3 },
    'app.info': { version: '1', seat, upstream: settings.upstream },
    'settings.read': settings,
    'directory.read': {
      rev: 1,
      areas: [],
      departments: [{ id: 'x', name: '供电所', phone: '10001' }],
      rulebook: { categories: [], templates: ['王值班请速处置'] },
    },
  } as const;
  const desk = Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, () => ok(value)])) as never;
  const asking: AnswerOptions = { ...options, app: desk, services: () => desk, wallServices: () => desk };
  const told = async (channel: keyof typeof whole) => {
    const said = await answer(channel, undefined, asking, { id: 1, wall: true });
    if (!said.ok) throw new Error(said.error.message);
    return said.value;
  };

  it('names no operator, no address of a platform, no file and no department', async () => {
    const said = JSON.stringify(await Promise.all((Object.keys(whole) as (keyof typeof whole)[]).map(told)));
    for (const secret of ['op-1', '王值班', '10.1.2.3', '供电所', '10001', '/home/wang', 'page 7']) expect(said).not.toContain(secret);
  });

  it('has no rights, rings for nothing, and waits while the data is not open', async () => {
    const bare = { area: seat.area, role: 'observer', operatorId: 'wall', operatorName: 'wall' };
    expect(await told('app.info')).toMatchObject({ seat: bare });
    expect(await told('settings.read')).toMatchObject({ seat: bare, sounds: false, notifications: false });
    expect(await told('boot.state')).toEqual({ kind: 'opening' });
    expect(forWall('boot.state', ok({ kind: 'locked' }))).toEqual(ok({ kind: 'ready' }));
  });

  it('is what a desk is told where a desk asks', async () => {
    expect(await answer('settings.read', undefined, asking, { id: 1, wall: false })).toEqual(ok(settings));
  });

  it('goes on while the desks are locked, and a desk is not let in by it', async () => {
    const locked: AnswerOptions = { ...asking, app: {} as never, services: () => undefined };
    expect(await answer('directory.read', undefined, locked, { id: 1, wall: true })).toMatchObject({ ok: true });
    expect(await answer('directory.read', undefined, locked, { id: 1, wall: false })).toMatchObject({ error: { code: 'locked' } });
  });

  it('is an error as it stands', () => {
    expect(forWall('wall.read', fail('disk-full', 'no space left'))).toEqual(fail('disk-full', 'no space left'));
  });
});
