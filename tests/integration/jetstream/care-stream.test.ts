import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { CARE, streamConfig } from '../../../main/upstream/jetstream/topology';
import { bothOnline, knows, lead, LONG_MS, online } from '../../support/care-desks';
import { startCareServer, type CareServer } from '../../support/care-server';
import { AFTERNOON, allSent, ask, HOUR } from '../../support/care-world';
import { eventually } from '../../support/clock';
import type { JetStreamDesk } from '../../support/jetstream-desk';

let world: CareServer;
beforeEach(async () => {
  world = await startCareServer();
});
afterEach(() => world.end());

describe('a stream of people in care that is not as agreed', () => {
  const setUp = (over: object) =>
    world.platform.manager.streams.add({
      ...streamConfig(CARE, 1),
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      ...over,
    });
  const settled = (desk: JetStreamDesk) =>
    eventually('the line has settled', () => ['online', 'refused'].includes(desk.line().kind), LONG_MS);

  beforeEach(async () => {
    await world.platform.manager.streams.delete(CARE.name);
  });

  it('is made where nothing has been read of one yet, also by a console that knows the platform from before', async () => {
    const [a] = await bothOnline(world);
    expect((await world.platform.manager.streams.info(CARE.name)).config).toMatchObject({ allow_rollup_hdrs: true, storage: 'file' });
    await a.stop();
    await world.platform.manager.streams.delete(CARE.name);
    const again = await world.open({ seat: lead, folder: a.folder });
    await online(again);
    expect((await world.platform.manager.streams.info(CARE.name)).config.subjects).toEqual(['grid.v1.care.*.*.*']);
    await again.stop();
  });

  it('is worked with and named where nothing is lost by it, and nothing is changed', async () => {
    await setUp({ allow_rollup_hdrs: false });
    const before = (await world.platform.manager.streams.info(CARE.name)).config;
    const desk = await world.open();
    await settled(desk);
    expect(desk.line()).toEqual({
      kind: 'online',
      warnings: ['GRID_CARE: a history cannot be ended (allow_rollup_hdrs is off, expected on)'],
    });
    expect((await world.platform.manager.streams.info(CARE.name)).config).toEqual(before);
  });

  it('is not worked with when it forgets', async () => {
    await setUp({ storage: StorageType.Memory });
    const desk = await world.open();
    await settled(desk);
    expect(desk.line()).toMatchObject({ kind: 'refused', why: 'settings', detail: 'GRID_CARE: storage is memory, expected file' });
  });

  it('is refused where it ends before what this console has applied of it', async () => {
    await setUp({});
    const [a] = await bothOnline(world);
    await ask(a, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'well' });
    await allSent(a);
    await eventually('it is applied', () => a.store.read.careSeq() === 1, LONG_MS);
    // As after an older copy of the stream was put back.
    a.store.write((tx) => tx.setCareSeq(5));
    await a.stop();
    const again = await world.open({ seat: lead, folder: a.folder });
    await settled(again);
    expect(again.line()).toMatchObject({
      kind: 'refused',
      why: 'platform-behind',
      detail: expect.stringMatching(/^GRID_CARE ends at 1, this console has applied 5:/),
    });
    expect(again.store.read.careSeq()).toBe(5);
    // Once the stream is as long as it was, work goes on.
    for (let n = 0; n < 4; n += 1) await world.publish('p-0002', '{}');
    again.upstream.retry();
    await online(again);
    await again.stop();
  });

  it('is another one when it was made anew, and one that is gone has lost something', async () => {
    await setUp({});
    const [a] = await bothOnline(world);
    await ask(a, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'well' });
    await allSent(a);
    await knows(a, 1);
    await eventually('it is applied', () => a.store.read.careSeq() === 1, LONG_MS);
    await a.stop();
    await world.platform.manager.streams.purge(CARE.name);
    await world.platform.manager.streams.delete(CARE.name);
    const gone = await world.open({ seat: { ...lead }, folder: a.folder });
    await settled(gone);
    expect(gone.line()).toMatchObject({ kind: 'refused', why: 'missing', detail: 'GRID_CARE is gone from the platform' });
    await setUp({});
    for (let n = 0; n < 3; n += 1) await world.publish('p-0002', '{}');
    gone.upstream.retry();
    await eventually(
      'the new one is told from the old',
      () => {
        const line = gone.line();
        return line.kind === 'refused' && line.why === 'other-platform' && line.detail.includes('GRID_CARE');
      },
      LONG_MS,
    );
    expect(gone.store.read.careEvents('p-0001')).toHaveLength(1);
    await gone.stop();
  });
});
