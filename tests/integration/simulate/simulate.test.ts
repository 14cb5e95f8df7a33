import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toTimestamp } from '../../../main/domain';
import { STREAMS } from '../../../main/upstream/jetstream/topology';
import { simulate, type SimulateOptions } from '../../../scripts/simulate/run';
import { startSmallServer, type SmallServer } from '../../support/small-server';
import { newId } from '../../support/uuid';
import { envelope, message, reported, TOWNSHIP } from '../../support/wire';

describe('npm run simulate', () => {
  let server: SmallServer;
  let said: string[];
  const options = (over: Partial<SimulateOptions> = {}): SimulateOptions => ({
    url: server.url,
    area: TOWNSHIP,
    rate: 40,
    seconds: 2,
    seed: 1,
    reportsOnly: false,
    photos: false,
    say: (text) => said.push(text),
    ...over,
  });
  const stored = async () => (await (await jetstreamManager(server.connection)).streams.info(STREAMS.cases.name)).state.messages;

  beforeEach(async () => {
    said = [];
    server = await startSmallServer();
  });
  afterEach(() => server.end());

  it('publishes at the rate it was told, and counts as acknowledged what the stream holds', async () => {
    const done = await simulate(options());
    expect(done.published).toBe(80);
    expect(done).toMatchObject({ acknowledged: 80, refused: 0, unanswered: 0 });
    expect(await stored()).toBe(80);
    expect(said.filter((line) => line.includes(' s  published'))).toHaveLength(2);
  });

  it('answers for a department that has been sent a task', async () => {
    const caseId = newId();
    const due = toTimestamp(Date.now() + 3_600_000);
    const operator = { kind: 'operator', id: 'op-1' } as const;
    const task = { taskId: newId(), departmentId: 'power-supply', lead: true, instructions: '', dueAt: due };
    const client = jetstream(server.connection);
    for (const event of [
      reported(caseId),
      envelope('case.accepted', caseId, { category: 'power', priority: 'urgent', dueAt: due }, { actor: operator }),
      envelope('task.dispatched', caseId, task, { actor: operator }),
    ]) {
      const { subject, id, body } = message(event);
      await client.publish(subject, body, { msgID: id });
    }
    const done = await simulate(options());
    expect(done.answers).toBeGreaterThan(0);
    const last = await (
      await jetstreamManager(server.connection)
    ).streams.getMessage(STREAMS.cases.name, { last_by_subj: message(reported(caseId)).subject });
    expect(last!.json<{ type: string; actor: { kind: string } }>()).toMatchObject({ type: expect.stringMatching(/^task\./) as string });
    expect(last!.json<{ actor: { kind: string } }>().actor.kind).not.toBe('operator');
  });

  it('says what was not answered when the server dies, and ends in time', async () => {
    const running = simulate(options({ seconds: 8, reportsOnly: true }));
    await expect.poll(() => said.length, { timeout: 60_000 }).toBeGreaterThan(0);
    await server.kill();
    const done = await running;
    expect(done.unanswered).toBeGreaterThan(0);
    expect(done.acknowledged + done.refused + done.unanswered).toBe(done.published);
    await server.start();
    // What a client asks while it dials is lost, so ask again.
    await expect.poll(() => stored().catch(() => -1), { timeout: 60_000 }).toBeGreaterThanOrEqual(done.acknowledged);
  });

  it('refuses a server without a district', async () => {
    await expect(simulate(options({ area: '530303102' }))).rejects.toThrow(/holds no grids under 530303102/);
  });
});
