import { describe, expect, it } from 'vitest';
import { answer as answerTo, type AnswerOptions } from '../../../main/ipc/answer';
import { channels, fail, ok, type Channel } from '../../../preload/contract';

const answer = (channel: Channel, raw: unknown, options: AnswerOptions) => answerTo(channel, raw, options, { id: 1, wall: false });

const never = () => {
  throw new Error('李四 13800000000');
};

const setUp = (change: Partial<AnswerOptions> & { info?: () => never } = {}) => {
  const unexpected: unknown[] = [];
  const services = Object.fromEntries((Object.keys(channels) as Channel[]).map((name) => [name, () => ok(undefined)]));
  const options: AnswerOptions = {
    app: {
      'boot.state': () => ok({ kind: 'opening' }),
      'boot.unlock': async () => ok({ kind: 'ready' }),
      'boot.recover': async () => ok({ kind: 'ready' }),
      'exports.audit': never,
      'exports.cases': never,
      'exports.evaluation': never,
      'exports.people': never,
      'reports.read': never,
      'reports.choose': never,
      'reports.plan': never,
      'desk.lock': () => ok(undefined),
      'keys.state': never,
      'keys.setPassphrase': never,
      'keys.makeRecovery': never,
      'upstream.login': never,
      'upstream.keepLogin': never,
      'upstream.retry': () => ok(undefined),
      'boot.act': async () => ok({ kind: 'ready' }),
      'app.info': change.info ?? never,
      'app.openWindow': () => ok(undefined),
      'paper.print': never,
      'paper.save': never,
      'contact.reach': never,
      'imports.roster': never,
      'baseMap.read': never,
      'baseMap.choose': never,
      'baseMap.pickFile': never,
      'baseMap.keepKey': never,
      'baseMap.keepUpTo': never,
      'baseMap.forget': never,
      'baseMap.retry': never,
      'exports.roster': never,
      'imports.grids': never,
      'exports.gridFaults': never,
      'settings.read': never,
      'settings.update': never,
    },
    services: () => services as never,
    wallServices: () => undefined,
    closing: () => false,
    refusal: () => undefined,
    unexpected: (where, error) => {
      unexpected.push([where, error]);
      return 'ref-1';
    },
    checkOutput: false,
    ...change,
  };
  return { options, unexpected };
};

describe('an answer', () => {
  it('is given by the app before there is any data, and refused by the rest', async () => {
    const { options } = setUp({ services: () => undefined });
    expect(await answer('boot.state', undefined, options)).toEqual(ok({ kind: 'opening' }));
    expect(await answer('diagnostics.read', undefined, options)).toMatchObject({ ok: false, error: { code: 'locked' } });
  });

  it('is refused while the console is closing', async () => {
    const { options } = setUp({ closing: () => true });
    expect(await answer('boot.state', undefined, options)).toMatchObject({ ok: false, error: { code: 'closing' } });
  });

  it.each([
    ['cases.markRead', undefined],
    ['cases.markRead', { caseId: 'x' }],
    ['cases.markRead', { caseId: '01900000-0000-7000-8000-000000000001', more: 1 }],
    ['boot.state', {}],
    ['feed.changes', { since: -1, limit: 10 }],
    ['feed.changes', { since: 0, limit: 1e9 }],
    ['feed.changes', [0, 10]],
    ['cases.search', { text: 'x'.repeat(101), limit: 10 }],
  ] as [Channel, unknown][])('to %s with %j says what is wrong with the input', async (channel, input) => {
    const { options, unexpected } = setUp();
    expect(await answer(channel, input, options)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(unexpected).toEqual([]);
  });

  it('never repeats the input it refuses', async () => {
    const { options } = setUp();
    const result = await answer('cases.markRead', { caseId: '李四 13800000000' }, options);
    expect(JSON.stringify(result)).not.toMatch(/李四|138/);
    expect(result).toMatchObject({ error: { details: { issues: [{ field: 'caseId' }] } } });
  });

  it('says nothing of an unexpected error but a reference', async () => {
    const { options, unexpected } = setUp();
    const result = await answer('app.info', undefined, options);
    expect(result).toEqual({ ok: false, error: { code: 'internal', message: expect.any(String), details: { reference: 'ref-1' } } });
    expect(JSON.stringify(result)).not.toMatch(/李四|at /);
    expect(unexpected).toHaveLength(1);
  });

  it('gives an error with a meaning its own code', async () => {
    const { options, unexpected } = setUp({ refusal: () => fail('disk-full', 'nothing was saved') });
    expect(await answer('app.info', undefined, options)).toMatchObject({ error: { code: 'disk-full' } });
    expect(unexpected).toEqual([]);
  });

  it('is checked itself when asked to', async () => {
    const { options, unexpected } = setUp({ checkOutput: true });
    expect(await answer('diagnostics.read', undefined, options)).toMatchObject({ error: { code: 'internal' } });
    expect(unexpected).toHaveLength(1);
    expect(await answer('cases.markRead', { caseId: '01900000-0000-7000-8000-000000000001' }, options)).toEqual(ok(undefined));
  });
});
