import { describe, expect, it } from 'vitest';
import { answer, type AnswerOptions } from '../../../main/ipc/answer';
import { forWall } from '../../../main/ipc/wall';
import { channels, ok, WALL_CHANNELS, type Channel } from '../../../preload/contract';

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

describe('what a wall is answered', () => {
  it('names no operator, no address of a platform and no department', () => {
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
    const directory = {
      rev: 1,
      areas: [],
      departments: [{ id: 'x', name: '供电所', phone: '10001' }],
      rulebook: { categories: [], templates: ['t'] },
    };
    const said = JSON.stringify([
      forWall('settings.read', ok(settings)),
      forWall('app.info', ok({ version: '1', seat, upstream: settings.upstream })),
      forWall('directory.read', ok(directory)),
    ]);
    for (const secret of ['op-1', '王值班', '10.1.2.3', '供电所', '10001']) expect(said).not.toContain(secret);
  });
});
