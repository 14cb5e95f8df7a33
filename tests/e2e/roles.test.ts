import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRow, PersonRow, Result, SnapshotPage } from '../../preload/contract';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { allSent, createConsoles, give, report, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { replicaRows } from '../support/replica';

const TOWNSHIP = '530303101';
const POWER = `power-supply-${TOWNSHIP}`;
const kept = createConsoles();
const consoles = createConsoles();
afterAll(kept.end);
afterEach(consoles.end);

let dataDir: string;
let village: string;
let otherVillage: string;
let tree: string;
let elsewhere: string;

/** Everything the bridge hands out for the windows' copy. */
const snapshot = async (desk: Console): Promise<{ cases: CaseRow[]; people: PersonRow[] }> => {
  const all = { cases: [] as CaseRow[], people: [] as PersonRow[] };
  for (let cursor: string | null = null; ;) {
    const page: Result<SnapshotPage> = await desk.griddesk('feed.snapshot', { cursor, limit: 500 });
    if (!page.ok) throw new Error(page.error.message);
    all.cases.push(...page.value.cases);
    all.people.push(...page.value.people);
    if (page.value.next === null) return all;
    cursor = page.value.next;
  }
};
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).sort();
const filled = (desk: Console) => desk.window.locator('[data-testid="queue"][data-status="ready"]').waitFor({ timeout: 30_000 });

beforeAll(async () => {
  dataDir = kept.newFolder();
  const desk = await kept.start({ dataDir });
  await until('the township has grids', async () => {
    const grids = await desk.griddesk('directory.grids', { area: TOWNSHIP });
    return grids.ok && new Set(grids.value.map(({ area }) => area)).size > 2;
  });
  const grids = await desk.griddesk('directory.grids', { area: TOWNSHIP });
  if (!grids.ok) throw new Error(grids.error.message);
  const [one] = grids.value;
  const other = grids.value.find(({ area }) => area !== one!.area);
  village = one!.area;
  otherVillage = other!.area;
  const at = (grid: typeof one) => {
    const [lon, lat] = grid!.geometry.coordinates.flat(grid!.geometry.type === 'Polygon' ? 1 : 2)[0] as unknown as [number, number];
    return { gridCode: grid!.gridCode, location: { lon, lat, crs: 'WGS84' as const } };
  };
  tree = await report(desk, { title: '枯树压线', category: 'power-tree', ...at(one) });
  elsewhere = await report(desk, { title: '别处的事', ...at(other) });
  for (const caseId of [tree, elsewhere])
    expect(await give(desk, 'accept', { caseId, category: 'power-tree', priority: 'important' })).toMatchObject({ ok: true });
  const tasks = [{ departmentId: POWER, lead: true, instructions: '请到场处置' }];
  expect(await give(desk, 'dispatch', { caseId: tree, tasks })).toMatchObject({ ok: true });
  await allSent(desk);
  expect((await snapshot(desk)).people.length).toBeGreaterThan(10);
  await kept.close(desk);
});

describe('an observer', () => {
  it('is shown no people in care: not by the bridge, not in the copy, not on a screen; and may do nothing', async () => {
    const desk = await consoles.start({ dataDir, role: 'observer' });
    await filled(desk);
    const { cases, people } = await snapshot(desk);
    expect(people).toEqual([]);
    const changes = await desk.griddesk('feed.changes', { since: 0, limit: 1000 });
    expect(changes).toMatchObject({ ok: true, value: { people: [], peopleGone: [] } });
    expect(ids(cases)).toEqual([tree, elsewhere].sort());
    expect(cases.flatMap((row) => [...row.actions, ...row.tasks.flatMap((task) => task.actions)])).toEqual([]);

    const screen = createDesk(desk.window);
    await screen.open(tree, '枯树压线');
    expect(await desk.window.locator('[data-testid^="action-"]').count()).toBe(0);
    await desk.window.getByTestId('go-people').click();
    await desk.window.getByTestId('people-panel').waitFor();
    expect(await desk.window.getByTestId('person-row').count()).toBe(0);
    expect(await replicaRows(desk.window, 'people')).toEqual([]);

    for (const answer of [
      await give(desk, 'note', { caseId: tree, text: '我也说一句' }),
      await give(desk, 'reply', { caseId: tree, text: '好' }),
      await give(desk, 'dispatch', { caseId: elsewhere, tasks: [{ departmentId: POWER, lead: true, instructions: '' }] }),
      await give(desk, 'report', {
        caseId: '01900000-0000-7000-8000-00000000abcd',
        title: '登记',
        description: '',
        source: 'operator',
        location: { lon: 104.07, lat: 25.6, crs: 'WGS84' },
      }),
    ])
      expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });
});

describe("a village's duty room", () => {
  it('sees its own village only: cases, search and people in care', async () => {
    const desk = await consoles.start({ dataDir, role: 'village', area: village });
    await filled(desk);
    const { cases, people } = await snapshot(desk);
    expect(ids(cases)).toEqual([tree]);
    expect(new Set(people.map((person) => person.village))).toEqual(new Set([village]));
    expect(new Set((await replicaRows(desk.window, 'people')).map((person) => person['village']))).toEqual(new Set([village]));
    expect(await desk.griddesk('cases.read', { caseId: elsewhere })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await desk.griddesk('cases.search', { text: '别处', limit: 10 })).toMatchObject({ ok: true, value: [] });
    expect((await give(desk, 'note', { caseId: elsewhere, text: '越界' })).ok).toBe(false);
    expect(otherVillage).not.toBe(village);
  });
});

describe("a department's desk", () => {
  it('sees its tasks and carries them out: acknowledged, on site, complete', async () => {
    const desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'department', args: ['--department', POWER] });
    await filled(desk);
    const { cases, people } = await snapshot(desk);
    expect({ cases: ids(cases), people }).toEqual({ cases: [tree], people: [] });
    const screen = createDesk(desk.window);
    const task = (state: string) => desk.window.locator(`[data-testid="task"][data-state="${state}"]`).waitFor({ timeout: 10_000 });
    await screen.open(tree, '枯树压线');
    await screen.act('acknowledge');
    await task('acknowledged');
    await screen.act('arrive');
    await task('arrived');
    await screen.act('complete', '已清除枯树，线路正常。');
    await task('completed');
    expect(await screen.reaches(['feedback'], 10_000)).toBe('feedback');
    await allSent(desk);
  });
});

describe('a shift lead', () => {
  it('supervises, extends, suspends and resumes', async () => {
    const desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'lead' });
    await filled(desk);
    expect(
      await give(desk, 'dispatch', { caseId: elsewhere, tasks: [{ departmentId: POWER, lead: true, instructions: '请处置' }] }),
    ).toMatchObject({ ok: true });
    const screen = createDesk(desk.window);
    await screen.open(elsewhere, '别处的事');
    await screen.reaches(['dispatched'], 10_000);
    await screen.act('supervise', '请抓紧办理。');
    await screen.act('extend', '等待配件到货。');
    await screen.act('suspend', '等待天气好转。');
    expect(await screen.reaches(['suspended'], 10_000)).toBe('suspended');
    await screen.act('resume', '天气已好转。');
    expect(await screen.reaches(['dispatched'], 10_000)).toBe('dispatched');
    const detail = await desk.griddesk('cases.read', { caseId: elsewhere });
    expect(detail.ok && detail.value.timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['case.supervised', 'case.extended', 'case.suspended', 'case.resumed']),
    );
  });

  it('is asked for by a dispatcher in vain: those acts are refused', async () => {
    const desk = await consoles.start({ dataDir, area: TOWNSHIP, role: 'dispatcher' });
    for (const answer of [
      await give(desk, 'extend', { caseId: elsewhere, reason: '想多要时间' }),
      await give(desk, 'suspend', { caseId: elsewhere, reason: '想挂账' }),
      await give(desk, 'supervise', { caseId: elsewhere, level: 'red', text: '督办' }),
      await give(desk, 'acknowledge', { caseId: elsewhere, taskId: elsewhere }),
    ])
      expect(answer.ok).toBe(false);
  });
});
