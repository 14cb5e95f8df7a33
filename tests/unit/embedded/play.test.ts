import { describe, expect, it } from 'vitest';
import { evolve, type CaseState } from '../../../main/domain';
import { DEAD_TREE_STORY, ROAD_STORY } from '../../../main/upstream/embedded';
import { isOpen, type Area, type CaseStateName } from '../../../preload/contract';
import { startDemo } from '../../support/demo';
import { memoryLog } from '../../support/memory-log';
import { VirtualTime } from '../../support/virtual-time';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const open = async (options: { area?: string; seed?: number; speed?: number } = {}) => {
  const time = new VirtualTime();
  const log = memoryLog();
  const demo = startDemo({ time, log, ...options });
  await demo.opened();
  return { time, log, demo };
};

const sendStoryOne = async (demo: Awaited<ReturnType<typeof open>>['demo']) => {
  const { id } = demo.find(DEAD_TREE_STORY.title)!;
  await demo.act(id, { name: 'accept', category: 'power-tree', priority: 'urgent' });
  const village = demo.find(DEAD_TREE_STORY.title)!.area;
  await demo.act(id, {
    name: 'dispatch',
    tasks: [
      { departmentId: 'power-supply-530303101', lead: true, instructions: '请立即到场处置。' },
      { departmentId: `village-committee-${village}`, lead: false, instructions: '请疏导群众。' },
    ],
  });
  return id;
};

describe('the stream of the demo', () => {
  it('is the same for the same seed at the same time, and another for another seed', async () => {
    const run = async (seed: number) => {
      const { time, demo } = await open({ seed });
      await time.pass(4 * MINUTE);
      await demo.stop();
      return demo.delivered;
    };
    const first = await run(1);
    expect(first.length).toBeGreaterThan(500);
    expect(await run(1)).toEqual(first);
    expect((await run(2)).map(({ body }) => body)).not.toEqual(first.map(({ body }) => body));
  });

  it('parses on every console and folds without one event being ignored', async () => {
    const { time, demo } = await open();
    await time.pass(6 * MINUTE);
    await sendStoryOne(demo);
    await time.pass(15 * MINUTE);
    const states = new Map<string, CaseState>();
    for (const event of demo.events()) {
      const before = states.get(event.caseId);
      const after = evolve(before, event);
      expect(after, `${event.type} of ${event.caseId}`).toBeDefined();
      expect(after === before, `${event.type} changed nothing`).toBe(false);
      states.set(event.caseId, after!);
    }
    await demo.stop();
  });

  it('delivers every message once, in order', async () => {
    const { time, demo, log } = await open();
    await time.pass(3 * MINUTE);
    expect(demo.delivered.map(({ seq }) => seq)).toEqual(Array.from({ length: log.lastSeq() }, (_, i) => i + 1));
    await demo.stop();
  });
});

describe('the backlog', () => {
  it('looks like a working day: some forty open cases in every open state, some sixty ended ones', async () => {
    const { demo } = await open();
    const states = [...demo.states().values()].map(({ state }) => state);
    const count = (state: CaseStateName) => states.filter((one) => one === state).length;
    expect(states.filter(isOpen).length).toBeGreaterThanOrEqual(36);
    expect(states.filter(isOpen).length).toBeLessThanOrEqual(46);
    expect(states.filter((state) => !isOpen(state)).length).toBeGreaterThanOrEqual(55);
    for (const state of ['received', 'filed', 'dispatched', 'handling', 'feedback', 'suspended', 'closed', 'rejected', 'merged'] as const)
      expect(count(state), state).toBeGreaterThan(0);
    expect([...demo.states().values()].some(({ tasks }) => tasks.filter((task) => task.state !== 'recalled').length > 1)).toBe(true);
    await demo.stop();
  });

  it('lies in the past, within a week or so, and in the township', async () => {
    const { time, demo } = await open();
    for (const event of demo.events()) {
      expect(Date.parse(event.at)).toBeLessThanOrEqual(time.now());
      expect(Date.parse(event.at)).toBeGreaterThan(time.now() - 10 * 24 * 60 * MINUTE);
      expect(event.area.startsWith('530303101')).toBe(true);
    }
    await demo.stop();
  });

  it('holds no case that looks like a story', async () => {
    const { demo } = await open();
    expect(demo.find(DEAD_TREE_STORY.title)).toBeUndefined();
    expect([...demo.states().values()].filter(({ report }) => report.title.includes('枯'))).toEqual([]);
    await demo.stop();
  });
});

describe('the stories', () => {
  it('happen within the first two minutes: the dead tree first, urgent and with a photo, then the road', async () => {
    const { time, demo } = await open();
    await time.pass(7 * SECOND);
    expect(demo.find(DEAD_TREE_STORY.title)).toBeUndefined();
    await time.pass(2 * SECOND);
    const tree = demo.find(DEAD_TREE_STORY.title);
    expect(tree).toMatchObject({ state: 'received', area: '530303101203', report: { urgent: true, category: 'power-tree' } });
    expect(await demo.upstream.media(tree!.report.media[0]!)).toMatchObject({ type: 'image/svg+xml' });
    await time.pass(55 * SECOND);
    expect(demo.find(ROAD_STORY.title)).toMatchObject({ state: 'received', report: { source: 'hotline' } });
    await demo.stop();
  });

  it('happen in the area in charge, whichever it is', async () => {
    for (const area of ['530303205', '530303101003', '530303']) {
      const { time, demo } = await open({ area });
      await time.pass(70 * SECOND);
      expect(demo.find(DEAD_TREE_STORY.title)?.area.startsWith(area), area).toBe(true);
      expect(demo.find(ROAD_STORY.title)?.area.startsWith(area), area).toBe(true);
      await demo.stop();
    }
  });

  it('story 1 is answered by both departments: acknowledged, on site, done with a photo, never declined', async () => {
    for (const seed of [1, 2, 3]) {
      const { time, demo } = await open({ seed });
      await time.pass(10 * SECOND);
      await sendStoryOne(demo);
      await time.pass(MINUTE);
      expect(demo.find(DEAD_TREE_STORY.title)!.tasks.every((task) => task.state !== 'sent')).toBe(true);
      await time.pass(10 * MINUTE);
      const state = demo.find(DEAD_TREE_STORY.title)!;
      expect(state.state).toBe('feedback');
      for (const task of state.tasks)
        expect(task, `seed ${seed}`).toMatchObject({ state: 'completed', media: [expect.any(String)], arrivedAt: expect.any(Number) });
      expect(new Set(state.tasks.map((task) => task.state === 'completed' && task.feedback)).size).toBe(2);
      await demo.stop();
    }
  });

  it('runs faster at a higher pace', async () => {
    const { time, demo } = await open({ speed: 60 });
    await time.pass(200);
    await sendStoryOne(demo);
    await time.pass(11 * SECOND);
    expect(demo.find(DEAD_TREE_STORY.title)!.state).toBe('feedback');
    await demo.stop();
  });
});

describe('what the desk asks of others', () => {
  it('is answered: a grid member to whom a check is offered does it, under the own id', async () => {
    const { time, demo } = await open();
    await time.pass(10 * SECOND);
    const id = await sendStoryOne(demo);
    await time.pass(11 * MINUTE);
    const [memberId] = [...demo.directory.values()].filter(({ kind }) => kind === 'member').map(({ key }) => key);
    await demo.act(id, { name: 'offer', memberIds: [memberId!] });
    expect(demo.states().get(id)).toMatchObject({ state: 'feedback', offeredTo: [memberId] });
    await time.pass(4 * MINUTE);
    expect(demo.states().get(id)).toMatchObject({ state: 'feedback', verifiedBy: memberId, offeredTo: [] });
    expect(demo.events().findLast(({ type }) => type === 'case.verified')?.actor).toMatchObject({ kind: 'reporter', id: memberId });
    await demo.stop();
  });

  it('comes back from departments too: slips are answered, and now and then more time is asked for', async () => {
    const { time, demo } = await open();
    const slips = () =>
      [...demo.states().values()].filter(({ state }) => isOpen(state) && state !== 'suspended').flatMap((one) => one.slips);
    expect(slips().some(({ answer }) => answer === undefined)).toBe(true);
    await time.pass(240 * MINUTE);
    expect(slips().some(({ answer }) => answer !== undefined)).toBe(true);
    const asked = demo.events().find(({ type }) => type === 'case.requested');
    expect(demo.states().get(asked!.caseId)?.requests).toMatchObject([{ kind: 'extension', taskId: expect.any(String) }]);
    await demo.stop();
  });
});

describe('the pace', () => {
  it('at 0 there is the district, and nothing happens by itself, ever', async () => {
    const { time, demo, log } = await open({ speed: 0 });
    await time.pass(60 * MINUTE);
    expect(demo.delivered).toEqual([]);
    expect(log.lastSeq()).toBe(0);
    expect(time.waiting).toBe(0);
    expect(demo.directory.has('department/power-supply-530303101')).toBe(true);
    await demo.stop();
  });

  it('at 0 what the console says is stored and comes back, and no department answers', async () => {
    const { time, demo } = await open({ speed: 0 });
    const id = '01a205e1-5566-74c4-8466-9861e24c54f3';
    const grid = demo.directory.get('grid/530303101001001')!;
    expect(grid).toBeDefined();
    await demo.act(id, {
      name: 'report',
      title: '测试',
      description: '',
      source: 'operator',
      location: { lon: 104.07, lat: 25.6, crs: 'WGS84' },
    });
    await time.pass(SECOND);
    await demo.act(id, { name: 'accept', category: 'other', priority: 'routine' });
    await time.pass(SECOND);
    await demo.act(id, { name: 'dispatch', tasks: [{ departmentId: 'power-supply-530303101', lead: true, instructions: '' }] });
    await time.pass(60 * MINUTE);
    expect(demo.states().get(id)?.state).toBe('dispatched');
    expect(demo.delivered).toHaveLength(3);
    await demo.stop();
  });

  it('brings a new report every minute or so, and stops bringing them when nobody files any', async () => {
    const { time, demo } = await open();
    const begun = time.now();
    const before = demo.states().size;
    await time.pass(20 * MINUTE);
    expect(demo.states().size - before).toBeGreaterThan(14);
    expect(demo.states().size - before).toBeLessThan(32);
    await time.pass(300 * MINUTE);
    const unfiled = [...demo.states().values()].filter(({ state, report }) => state === 'received' && report.at >= begun).length;
    expect(unfiled).toBe(80);
    await demo.stop();
  });

  it('stopping leaves no timer behind and publishes nothing more', async () => {
    const { time, demo, log } = await open();
    await time.pass(MINUTE);
    await demo.stop();
    const { length } = demo.delivered;
    const last = log.lastSeq();
    expect(time.waiting).toBe(0);
    await time.pass(10 * MINUTE);
    expect(demo.delivered).toHaveLength(length);
    expect(log.lastSeq()).toBe(last);
    expect(await demo.upstream.publish({ subject: 'x', id: 'y', expectedSeq: 0, body: '' })).toMatchObject({ kind: 'unreachable' });
  });
});

describe('the directory', () => {
  const areas = (demo: { directory: ReadonlyMap<string, { kind: string; value: unknown }> }, level: string) =>
    [...demo.directory.values()].filter(({ kind, value }) => kind === 'area' && (value as Area).level === level).length;
  const count = (demo: { directory: ReadonlyMap<string, { kind: string }> }, kind: string) =>
    [...demo.directory.values()].filter((entry) => entry.kind === kind).length;

  it('tells a township console of its own people and grids, and the district console of all', async () => {
    const township = await open({ area: '530303101', speed: 0 });
    expect(areas(township.demo, 'village')).toBe(135);
    expect(
      [...township.demo.directory.values()].filter(({ kind }) => kind === 'grid').every(({ key }) => key.startsWith('530303101')),
    ).toBe(true);
    expect(count(township.demo, 'person')).toBeGreaterThan(29);
    expect(count(township.demo, 'person')).toBeLessThan(61);
    const district = await open({ area: '530303', speed: 0 });
    expect(count(district.demo, 'grid')).toBe(4378);
    expect(count(district.demo, 'member')).toBeGreaterThan(5000);
    await Promise.all([township.demo.stop(), district.demo.stop()]);
  });

  it('delivers what is missing when the area changes, and nothing a second time', async () => {
    const time = new VirtualTime();
    const log = memoryLog();
    const first = startDemo({ time, log, speed: 0 });
    await first.opened();
    await first.stop();
    const second = startDemo({ time, log, speed: 0, area: '530303205', from: first.position() });
    await second.opened();
    await second.stop();
    expect(second.directory.size).toBeGreaterThan(500);
    for (const key of second.directory.keys()) expect(first.directory.has(key), key).toBe(false);
    const third = startDemo({ time, log, speed: 0, area: '530303205', from: second.position() });
    await third.opened();
    await third.stop();
    expect(third.directory.size).toBe(0);
  });

  it('makes the world anew for another seed: what is gone is taken back', async () => {
    const time = new VirtualTime();
    const log = memoryLog();
    const first = startDemo({ time, log, speed: 0 });
    await first.opened();
    await first.stop();
    const second = startDemo({ time, log, speed: 0, seed: 2, from: first.position() });
    await second.opened();
    await second.stop();
    const left = new Map([...new Map([...first.directory, ...second.directory])].filter(([, { value }]) => value !== null));
    const fresh = startDemo({ time, log: memoryLog(), speed: 0, seed: 2 });
    await fresh.opened();
    await fresh.stop();
    expect(new Set(left.keys())).toEqual(new Set(fresh.directory.keys()));
    for (const [key, { value }] of left) expect(value, key).toEqual(fresh.directory.get(key)!.value);
  });
});
