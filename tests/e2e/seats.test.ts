import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRow, CommandName, Input, Seat } from '../../preload/contract';
import { findings } from '../support/axe';
import { allSent, createConsoles, give, report, until } from '../support/consoles';
import type { Console } from '../support/electron';

const TOWNSHIP = '530303101';
const POWER = `power-supply-${TOWNSHIP}`;
const EMERGENCY = `emergency-office-${TOWNSHIP}`;
const kept = createConsoles();
afterAll(kept.end);

let desk: Console;
let village: string;
let committee: string;
/** A case brought into each state, by what it shows. */
const cases = new Map<string, string>();

/** Takes another chair at the same console; resolves when the windows show it. */
const sit = async (role: Seat['role'], more: Partial<Seat> = {}): Promise<void> => {
  const now = await desk.griddesk('settings.read');
  if (!now.ok) throw new Error(now.error.message);
  const { operatorId, operatorName } = now.value.seat;
  const seat = { operatorId, operatorName, area: TOWNSHIP, role, ...more };
  const answer = await desk.griddesk('settings.update', { seat });
  if (!answer.ok) throw new Error(answer.error.message);
};
const must = async <N extends CommandName>(name: N, input: Omit<Input<`cases.${N}`>, 'commandId'>): Promise<void> => {
  const answer = await give(desk, name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
};
const rowOf = async (caseId: string): Promise<CaseRow | undefined> => {
  const answer = await desk.griddesk('cases.read', { caseId });
  return answer.ok ? answer.value.row : undefined;
};
const taskOf = async (caseId: string, departmentId: string): Promise<string> => {
  const task = (await rowOf(caseId))?.tasks.findLast((one) => one.departmentId === departmentId);
  if (!task) throw new Error('no such task');
  return task.taskId;
};

/** Steps a case can be taken by, each from the chair whose step it is. */
const steps = {
  accept: async (caseId: string) => {
    await sit('dispatcher');
    await must('accept', { caseId, category: 'power-tree', priority: 'important' });
  },
  dispatch: async (caseId: string) => {
    await sit('dispatcher');
    const tasks = [POWER, committee].map((departmentId, index) => ({ departmentId, lead: index === 0, instructions: '请到场处置' }));
    await must('dispatch', { caseId, tasks });
  },
  acknowledge: async (caseId: string) => {
    await sit('department', { departmentId: POWER });
    await must('acknowledge', { caseId, taskId: await taskOf(caseId, POWER) });
  },
  arrive: async (caseId: string) => must('arrive', { caseId, taskId: await taskOf(caseId, POWER) }),
  decline: async (caseId: string) => {
    await sit('department', { departmentId: POWER });
    await must('decline', { caseId, taskId: await taskOf(caseId, POWER), reason: '不属于本部门职责。' });
  },
  complete: async (caseId: string) => {
    await sit('department', { departmentId: POWER });
    await must('complete', { caseId, taskId: await taskOf(caseId, POWER), feedback: '已处置' });
    await sit('village', { area: village });
    await must('acknowledge', { caseId, taskId: await taskOf(caseId, committee) });
    await must('complete', { caseId, taskId: await taskOf(caseId, committee), feedback: '已协助' });
  },
  verify: async (caseId: string) => {
    await sit('village', { area: village });
    await must('verify', { caseId, result: 'pass' });
  },
  fail: async (caseId: string) => {
    await sit('dispatcher');
    await must('verify', { caseId, result: 'fail', text: '还有枝条压在线上' });
  },
  close: async (caseId: string) => {
    await sit('dispatcher');
    await must('close', { caseId, outcome: 'resolved' });
  },
  reject: async (caseId: string) => {
    await sit('dispatcher');
    await must('reject', { caseId, reason: '不属于本辖区。' });
  },
  merge: async (caseId: string) => {
    await sit('dispatcher');
    await must('merge', { caseId, into: cases.get('filed')! });
  },
  suspend: async (caseId: string) => {
    await sit('lead');
    await must('suspend', { caseId, reason: '等待批复' });
  },
  supervise: async (caseId: string) => {
    await sit('lead');
    await must('supervise', { caseId, level: 'blue', text: '请尽快处置。' });
  },
  ask: async (caseId: string) => {
    await sit('department', { departmentId: POWER });
    await must('request', { caseId, kind: 'extension', reason: '需要吊车', taskId: await taskOf(caseId, POWER) });
  },
  appeal: async (caseId: string) => {
    await sit('dispatcher');
    await must('request', { caseId, kind: 'appeal', reason: '不可抗力' });
  },
  escalate: async (caseId: string) => {
    await sit('village', { area: village });
    await must('escalate', { caseId, toArea: TOWNSHIP, reason: '超出本级处置能力' });
  },
} as const;
type Step = keyof typeof steps;

const HANDLED: readonly Step[] = ['accept', 'dispatch', 'acknowledge', 'complete'];
const STATES: Readonly<Record<string, readonly Step[]>> = {
  received: [],
  filed: ['accept'],
  'sent back': ['accept', 'dispatch', 'decline'],
  dispatched: ['accept', 'dispatch'],
  handling: ['accept', 'dispatch', 'acknowledge'],
  'on site': ['accept', 'dispatch', 'acknowledge', 'arrive'],
  'more time asked for': ['accept', 'dispatch', 'acknowledge', 'ask'],
  supervised: ['accept', 'dispatch', 'supervise'],
  escalated: ['accept', 'escalate'],
  suspended: ['accept', 'dispatch', 'acknowledge', 'suspend'],
  feedback: HANDLED,
  verified: [...HANDLED, 'verify'],
  'the lead closes': [...HANDLED, 'supervise', 'verify'],
  rework: [...HANDLED, 'fail'],
  closed: [...HANDLED, 'verify', 'close'],
  appealed: [...HANDLED, 'verify', 'close', 'appeal'],
  rejected: ['reject'],
  merged: ['merge'],
};

const SEATS: Readonly<Record<string, () => [Seat['role'], Partial<Seat>]>> = {
  dispatcher: () => ['dispatcher', {}],
  'shift lead': () => ['lead', {}],
  'village duty room': () => ['village', { area: village }],
  'department desk': () => ['department', { departmentId: POWER }],
  'another department': () => ['department', { departmentId: EMERGENCY }],
  'district dispatcher': () => ['dispatcher', { area: '530303' }],
  observer: () => ['observer', {}],
};

beforeAll(async () => {
  desk = await kept.start();
  await until('the township has grids', async () => {
    const grids = await desk.griddesk('directory.grids', { area: TOWNSHIP });
    return grids.ok && grids.value.length > 0;
  });
  const grids = await desk.griddesk('directory.grids', { area: TOWNSHIP });
  if (!grids.ok) throw new Error(grids.error.message);
  const [grid] = grids.value;
  village = grid!.area.slice(0, 12);
  committee = `village-committee-${village}`;
  const [lon, lat] = grid!.geometry.coordinates[0]![0] as unknown as [number, number];
  for (const [name, path] of Object.entries(STATES)) {
    await sit('dispatcher');
    const caseId = await report(desk, { title: `席位 ${name}`, gridCode: grid!.gridCode, location: { lon, lat, crs: 'WGS84' } });
    cases.set(name, caseId);
    for (const step of path) await steps[step](caseId);
  }
  await sit('dispatcher');
  await allSent(desk);
}, 180_000);

/** Opens a case whatever the seat's list looks like: a department's inbox keeps ended tasks on a shelf of their own. */
const open = async (caseId: string, title: string): Promise<void> => {
  const { window } = desk;
  const row = window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`);
  const inbox = await window.locator('[data-testid="queue"][data-kind="inbox"]').count();
  const isThere = () =>
    row.waitFor({ timeout: 700 }).then(
      () => true,
      () => false,
    );
  if (inbox > 0) {
    await window.getByTestId('inbox-todo').click();
    if (!(await isThere())) await window.getByTestId('inbox-done').click();
  } else await window.getByTestId('queue-search').fill(title);
  await row.click();
  await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor({ timeout: 10_000 });
};

/** What can be pressed in the panel now: the case's actions, and each task's with its id. */
const offered = async (): Promise<string[]> => {
  const found = await desk.window.getByTestId('case-panel').evaluate((panel) =>
    [...panel.querySelectorAll('[data-testid^="action-"]')].map((button) => {
      const { testid = '', taskId } = (button as HTMLElement).dataset;
      return [testid.slice('action-'.length), taskId ?? ''].join(' ').trim();
    }),
  );
  return found.sort();
};

/** Recalling is the case's action and stands with each task that can be recalled. */
const allowed = (row: CaseRow): string[] =>
  [
    ...row.actions.filter((action) => action !== 'recall'),
    ...row.tasks.flatMap((task) => task.actions.map((action) => `${action} ${task.taskId}`)),
  ].sort();

describe('what a seat is offered', () => {
  it.each(Object.keys(SEATS))('at the %s is, in every state, exactly what the table allows it', async (name) => {
    const [role, more] = SEATS[name]!();
    await sit(role, more);
    await desk.window.locator('[data-testid="queue"][data-status="ready"]').waitFor({ timeout: 30_000 });
    const seen: string[] = [];
    for (const [state, caseId] of cases) {
      const row = await rowOf(caseId);
      // Out of this seat's sight: nothing is shown, and nothing can be pressed.
      if (!row) continue;
      await open(caseId, `席位 ${state}`);
      await expect.poll(offered, { timeout: 5000, message: `${name}: ${state}` }).toEqual(allowed(row));
      seen.push(state);
    }
    if (name === 'another department') expect(seen).toEqual([]);
    else if (role !== 'department') expect(seen).toEqual([...cases.keys()]);
    else expect(seen.length).toBeGreaterThan(8);
  });

  it('differs from seat to seat and from state to state, so that the comparison above can fail', async () => {
    const at = async (seat: string, state: string): Promise<string[]> => {
      const [role, more] = SEATS[seat]!();
      await sit(role, more);
      return allowed((await rowOf(cases.get(state)!))!);
    };
    expect(await at('observer', 'handling')).toEqual([]);
    expect(await at('shift lead', 'more time asked for')).toContain('answer');
    expect(await at('dispatcher', 'the lead closes')).toEqual(expect.arrayContaining(['request-closing']));
    expect(await at('dispatcher', 'the lead closes')).not.toContain('close');
    expect(await at('dispatcher', 'verified')).toContain('close');
    expect((await at('department desk', 'dispatched')).some((one) => one.startsWith('acknowledge '))).toBe(true);
    expect((await at('village duty room', 'dispatched')).some((one) => one.startsWith('acknowledge '))).toBe(true);
    expect(await at('dispatcher', 'escalated')).toContain('return');
    expect(await at('village duty room', 'escalated')).not.toContain('return');
  });
});

describe('the inbox of a department', () => {
  it('is worked by keys alone: acknowledge, arrive, ask for more time, complete', async () => {
    const { window } = desk;
    const caseId = cases.get('dispatched')!;
    await sit('department', { departmentId: POWER });
    await window.locator('[data-testid="queue"][data-kind="inbox"][data-status="ready"]').waitFor({ timeout: 30_000 });
    await window.getByTestId('inbox-new').click();
    const line = (state: string) => window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"][data-task-state="${state}"]`);
    await line('sent').waitFor();
    const panel = window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`);
    const search = window.getByTestId('queue-search');
    await search.fill('席位 dispatched');
    await search.press('Enter');
    await window.keyboard.press('Home');
    // The rows of the seat before may still be shown for a moment, with what that seat may do.
    await panel.getByTestId('action-acknowledge').waitFor();
    expect(await findings(window, 'inbox')).toEqual([]);
    await window.keyboard.press('t');
    await panel.locator('[data-testid="task"][data-state="acknowledged"]').waitFor();
    await window.keyboard.press('h');
    await panel.locator('[data-testid="task"][data-state="arrived"]').waitFor();
    await window.keyboard.press('Shift+E');
    await window.getByTestId('form-request-extension').waitFor();
    await window.keyboard.type('需要调配吊车');
    await window.keyboard.press('Control+Enter');
    await panel.getByTestId('requests').waitFor();
    await window.keyboard.press('w');
    await window.getByTestId('form-complete').waitFor();
    await window.keyboard.type('已清除枯树，线路正常。');
    await window.keyboard.press('Control+Enter');
    await panel.locator('[data-testid="task"][data-state="completed"]').waitFor();
    await search.fill('');
    await window.getByTestId('inbox-done').click();
    await line('completed').waitFor();
    expect(await window.getByTestId('queue-row').count()).toBeGreaterThan(1);
  });
});

describe('the inbox of the shift lead', () => {
  it('lists what waits for a decision; a request is refused with a reason and another granted, by keys', async () => {
    const { window } = desk;
    await sit('lead');
    await window.locator('[data-testid="queue"][data-status="ready"]').waitFor({ timeout: 30_000 });
    await window.getByTestId('queue-search').fill('');
    await window.getByTestId('queue-only-requests').click();
    const waiting = [cases.get('more time asked for')!, cases.get('appealed')!, cases.get('dispatched')!];
    for (const caseId of waiting) await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).waitFor();
    expect(await window.getByTestId('queue-row').count()).toBe(waiting.length);

    const decide = async (caseId: string, decision: 'ArrowRight' | ' ', words: string): Promise<void> => {
      await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).click();
      await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();
      await window.getByTestId('action-answer').waitFor();
      await window.keyboard.press('Shift+A');
      const form = window.getByTestId('form-answer');
      await form.getByRole('radio').first().focus();
      await window.keyboard.press(decision);
      await form.locator('textarea:not([aria-hidden])').fill(words);
      await window.keyboard.press('Control+Enter');
      await form.waitFor({ state: 'hidden' });
      await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).waitFor({ state: 'hidden' });
    };
    await decide(waiting[0]!, 'ArrowRight', '理由不充分，请按原时限办理。');
    await decide(waiting[1]!, ' ', '情况属实');

    const refused = await desk.griddesk('cases.read', { caseId: waiting[0]! });
    const granted = await desk.griddesk('cases.read', { caseId: waiting[1]! });
    if (!refused.ok || !granted.ok) throw new Error('not read');
    expect(refused.value.row.requests).toEqual([]);
    expect(refused.value.timeline.at(-1)).toMatchObject({ type: 'case.answered', data: { granted: false } });
    expect(granted.value.row.excluded).toBe(true);
  });
});
