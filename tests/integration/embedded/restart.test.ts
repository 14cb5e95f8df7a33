import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEAD_TREE_STORY } from '../../../main/upstream/embedded';
import type { PlatformLog } from '../../../main/ports';
import { startDemo } from '../../support/demo';
import { storePlace, textsFoundIn, type StorePlace } from '../../support/store';
import { VirtualTime } from '../../support/virtual-time';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

let place: StorePlace;
beforeEach(() => {
  place = storePlace();
});
afterEach(() => place.remove());

/** One life of the platform's machine, on the file that the last one left. */
const boot = async (time: VirtualTime, from = { seq: 0, directoryRev: 0, careSeq: 0 }, options: { speed?: number } = {}) => {
  const log: PlatformLog = place.openPlatform();
  const demo = startDemo({ time, log, from, ...options });
  await demo.opened();
  return {
    demo,
    log,
    crash: async () => {
      await demo.stop();
      log.close();
    },
  };
};

const bodies = (log: PlatformLog) => log.after(0, 100_000).map(({ body }) => body);

describe('the platform on its own encrypted file', () => {
  it('goes on with story 1 where a restart cut it off, at every step of it', async () => {
    const time = new VirtualTime();
    let life = await boot(time);
    await time.pass(10 * SECOND);
    const { id } = life.demo.find(DEAD_TREE_STORY.title)!;
    const village = life.demo.find(DEAD_TREE_STORY.title)!.area;
    await life.demo.act(id, { name: 'accept', category: 'power-tree', priority: 'urgent' });
    await time.pass(SECOND);
    await life.demo.act(id, {
      name: 'dispatch',
      tasks: [
        { departmentId: 'power-supply-530303101', lead: true, instructions: '请立即处置。' },
        { departmentId: `village-committee-${village}`, lead: false, instructions: '请疏导。' },
      ],
    });
    // Cut off every forty seconds: before the acknowledgement, on the way, at work.
    for (let i = 0; i < 16; i += 1) {
      await time.pass(40 * SECOND);
      await life.crash();
      life = await boot(time);
    }
    expect(life.demo.find(DEAD_TREE_STORY.title)?.state).toBe('feedback');
    const ofCase = life.demo.events().filter(({ caseId }) => caseId === id);
    const steps = ofCase
      .map(({ type }) => type)
      .filter((type) => type.startsWith('task.'))
      .sort();
    expect(steps).toEqual([
      'task.acknowledged',
      'task.acknowledged',
      'task.arrived',
      'task.arrived',
      'task.completed',
      'task.completed',
      'task.dispatched',
      'task.dispatched',
    ]);
    expect(new Set(ofCase.map((event) => event.id)).size).toBe(ofCase.length);
    await life.crash();
  });

  it('tells each story once, however often it is started', async () => {
    const time = new VirtualTime();
    for (let i = 0; i < 6; i += 1) {
      const life = await boot(time);
      await time.pass(25 * SECOND);
      await life.crash();
    }
    const life = await boot(time);
    expect(
      life.demo
        .events()
        .filter((event) => event.type === 'case.reported' && (event.data as { title: string }).title === DEAD_TREE_STORY.title),
    ).toHaveLength(1);
    await life.crash();
  });

  it('does at once what came due while it was off, and one report, not a flood', async () => {
    const time = new VirtualTime();
    const first = await boot(time);
    await time.pass(2 * MINUTE);
    const before = first.demo.states().size;
    await first.crash();
    await time.pass(6 * 60 * MINUTE);
    const second = await boot(time);
    await time.pass(5 * SECOND);
    expect(second.demo.states().size - before).toBeLessThanOrEqual(1);
    const late = second.demo.events().filter(({ at, type }) => type.startsWith('task.') && Date.parse(at) > time.now() - MINUTE);
    expect(late.length).toBeGreaterThan(0);
    await second.crash();
  });

  it('keeps its world and its past: a second start delivers the same and adds nothing', async () => {
    const time = new VirtualTime();
    const first = await boot(time);
    const stream = bodies(first.log);
    const directory = new Map(first.demo.directory);
    await first.crash();
    const second = await boot(time);
    expect(bodies(second.log)).toEqual(stream);
    expect(second.demo.directory).toEqual(directory);
    await second.crash();
    const third = await boot(time, second.demo.position());
    expect(third.demo.delivered).toEqual([]);
    expect(third.demo.directory.size).toBe(0);
    await third.crash();
  });

  it('leaves no text of a case and no name or phone on the disk in the clear', async () => {
    const time = new VirtualTime();
    const life = await boot(time);
    await time.pass(30 * SECOND);
    const phones = life.demo
      .events()
      .flatMap((event) => (event.type === 'case.reported' ? ((event.data as { reporter?: { phone: string } }).reporter?.phone ?? []) : []));
    expect(phones.length).toBeGreaterThan(50);
    expect(textsFoundIn(place.folder, [DEAD_TREE_STORY.title, '座棚村', ...phones.slice(0, 20)])).toEqual([]);
    await life.crash();
    expect(textsFoundIn(place.folder, [DEAD_TREE_STORY.title, '座棚村', ...phones.slice(0, 20)])).toEqual([]);
  });

  it('begins its past when it is first started at a pace above 0', async () => {
    const time = new VirtualTime();
    const quiet = await boot(time, undefined, { speed: 0 });
    expect(quiet.log.lastSeq()).toBe(0);
    await quiet.crash();
    const lively = await boot(time);
    await time.pass(10 * SECOND);
    expect(lively.demo.find(DEAD_TREE_STORY.title)).toBeDefined();
    await lively.crash();
  });
});
