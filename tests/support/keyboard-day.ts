import { expect } from 'vitest';
import { papers, roles, taskActions, type CaseRow, type Role } from '../../preload/contract';
import { until } from './consoles';
import type { Console } from './electron';
import { expectFocus } from './focus';
import { createHands, type Hands } from './hands';

/** What is read on the screen beside the names of acts, seats and papers. */
export const WORDS = {
  zh: {
    title: '标题',
    source: '热线',
    category: '电力设施与树障',
    address: '详细地址',
    reporter: '上报人',
    phone: '电话',
    place: '地点',
    map: '地图选点',
    compare: '对比案卷',
    take: '登记',
    mergeAtIntake: '是，并入此案',
    find: /查找部门/,
    dispatch: /^派遣/,
    carry: '写入任务要求',
    grant: '同意',
    confirmResume: '确认恢复',
    confirmPass: '确认通过',
    confirmClose: '确认结案',
    confirmAccept: '确认立案',
    changeSeat: '更换席位',
    role: '角色',
    department: '部门',
    saveSeat: '保存席位',
  },
  en: {
    title: 'Title',
    source: 'Hotline',
    category: 'Power lines and trees',
    address: 'Address',
    reporter: 'Reporter',
    phone: 'Phone',
    place: 'Place',
    map: 'Pick the place on the map',
    compare: 'Compare with',
    take: 'Take down',
    mergeAtIntake: 'Yes, merge into it',
    find: /Find a department/,
    dispatch: /^Dispatch/,
    carry: 'Put it into the instructions',
    grant: 'Grant',
    confirmResume: 'Resume it',
    confirmPass: 'Pass',
    confirmClose: 'Close it',
    confirmAccept: 'File it',
    changeSeat: 'Change the seat',
    role: 'Role',
    department: 'Department',
    saveSeat: 'Save the seat',
  },
} as const;

/** What the day is made of, each by keys. */
export const createDay = (desk: Console, hands: Hands, lang: 'zh' | 'en', touched: () => Promise<string[]>) => {
  const { window } = desk;
  const w = WORDS[lang];
  const panel = window.getByTestId('case-panel');
  const read = async (caseId: string) => {
    const answer = await desk.griddesk('cases.read', { caseId });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  const day = {
    row: read,
    openCase: async (): Promise<string> => (await panel.getAttribute('data-case-id')) ?? '',
    pin: (): Promise<string> => window.getByTestId('intake-grid').innerText(),
    peopled: () =>
      until('the directory is there', async () => {
        const places = await desk.griddesk('directory.places', { text: '座棚村3组', limit: 1 });
        return places.ok && places.value.length > 0;
      }),
    /** Goes down what a field offers to the line that reads so, and takes it. */
    choose: async (name: RegExp): Promise<void> => {
      const option = window.getByRole('option', { name });
      await option.waitFor();
      for (let tries = 0; tries < 5 && !(await option.getAttribute('class'))?.includes('Mui-focused'); tries += 1)
        await hands.press('ArrowDown');
      await hands.press('Enter');
    },
    liveTasks: async (caseId: string): Promise<string[]> =>
      (await read(caseId)).row.tasks.filter(({ endedAt }) => endedAt === undefined).map(({ departmentName }) => departmentName),
    reaches: (state: CaseRow['state']): Promise<void> =>
      window.locator(`[data-testid="case-panel"][data-state="${state}"]`).waitFor({ timeout: 15_000 }),
    task: (state: string): Promise<void> =>
      panel.locator(`[data-testid="task"][data-state="${state}"]`).first().waitFor({ timeout: 15_000 }),
    open: async (title: string, caseId: string): Promise<void> => {
      await hands.byPalette(title, title);
      await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();
    },
    /** Chooses these departments in the dialog, and no others. */
    chooseOnly: async (kinds: readonly string[]): Promise<void> => {
      const dialog = window.getByTestId('dispatch-dialog');
      for (const kind of kinds) {
        if (await dialog.getByRole('checkbox', { name: kind, checked: true }).count()) continue;
        await hands.go('textbox', w.find);
        await hands.type(kind);
        await hands.press('Enter');
        await dialog.getByRole('checkbox', { name: kind, checked: true }).waitFor();
      }
      // What was proposed besides is taken off again.
      const others = new RegExp(`^(?!.*(${kinds.join('|')}))`);
      for (const other = dialog.getByRole('checkbox', { name: others, checked: true }); (await other.count()) > 0;) {
        await hands.go('checkbox', others, { checked: true });
        await hands.press('Space');
      }
    },
    sit: async (role: Role, department?: string): Promise<void> => {
      await hands.byPalette(w.changeSeat);
      await hands.on('combobox', w.role);
      await hands.press('Enter');
      await hands.on('option', /./);
      await hands.press('Home');
      await hands.go('option', roles[role][lang], { key: 'ArrowDown', most: 6 });
      await hands.press('Enter');
      await hands.on('combobox', w.role);
      if (department !== undefined) {
        await hands.write('combobox', w.department, department);
        await window.getByRole('option', { name: department }).waitFor();
        await hands.press('ArrowDown', 'Enter');
      }
      await hands.go('button', w.saveSeat);
      await hands.press('Enter');
      await until(`the seat is ${role}`, async () => {
        const settings = await desk.griddesk('settings.read');
        return settings.ok && settings.value.seat.role === role;
      });
      await hands.on('button', w.saveSeat);
      await hands.press('Alt+1');
      await window.locator('[data-testid="queue"][data-status="ready"]').waitFor({ timeout: 30_000 });
    },
    work: async (department: string, caseId: string, title: string, feedback: string): Promise<void> => {
      await day.sit('department', department);
      await day.open(title, caseId);
      await hands.on('button', new RegExp(`^${taskActions.acknowledge[lang]}`));
      await hands.press('Enter');
      await hands.on('button', new RegExp(`^${taskActions.arrive[lang]}`));
      await hands.press('Enter');
      await hands.on('button', new RegExp(`^${taskActions.complete[lang]}`));
      await hands.press('Enter');
      await hands.type(feedback);
      await hands.press('Control+Enter');
      await until(`${department} is through`, async () => !(await day.liveTasks(caseId)).includes(department));
      await expectFocus(window, 'case-panel');
    },
    print: async (path: string): Promise<void> => {
      await desk.app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as never;
      }, path);
      const opened = desk.app.waitForEvent('window');
      await hands.press('Control+p');
      await hands.go('menuitem', papers['case-history'][lang], { key: 'ArrowDown', most: 4 });
      await hands.press('Enter');
      const paper = await opened;
      await paper.locator('[data-testid=paper][data-status=ready]').waitFor();
      await createHands(paper).press('Control+s');
      await paper.locator('[data-testid=paper-outcome]:not(:empty)').waitFor();
      expect(await touched()).toEqual([]);
      const gone = paper.waitForEvent('close');
      // The window is gone before the key is let go.
      await paper.keyboard.press('Escape').catch(() => undefined);
      await gone;
    },
  };
  return day;
};
