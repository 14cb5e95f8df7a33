import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { caseActions } from '../../preload/contract';
import { findings } from '../support/axe';
import { createConsoles, report, until } from '../support/consoles';
import { expectFocus } from '../support/focus';
import { createHands } from '../support/hands';
import { createDay, WORDS } from '../support/keyboard-day';
import { watchMouse } from '../support/no-mouse';
import { pdfPages } from '../support/pdf-text';

const consoles = createConsoles();
afterAll(consoles.end);

const CALL = {
  title: '枯树压断电线',
  text: '座棚村路边枯树倒在电线上，冒火花。',
  address: '座棚村3组路口',
  name: '赵大山',
  phone: '10001230001',
};
const AGAIN = { title: '大树倒了压着电线', name: '匿名' };

it.each(['zh', 'en'] as const)(
  'a whole day without touching the mouse, in %s',
  async (lang) => {
    const folder = consoles.newFolder();
    const desk = await consoles.start({ dataDir: consoles.newFolder(), lang: lang === 'zh' ? 'zh-CN' : 'en' });
    const { window } = desk;
    // Half-faded tooltips have no contrast that means anything.
    await window.emulateMedia({ reducedMotion: 'reduce' });
    const touched = await watchMouse(desk.app);
    const hands = createHands(window);
    const day = createDay(desk, hands, lang, touched);
    const w = WORDS[lang];
    const found: string[] = [];

    // A grid member's report of the same tree stands in the queue before the first call.
    const patrol = await report(desk, { title: '枯树倒伏压住电线', source: 'patrol', location: { lon: 104.07, lat: 25.6, crs: 'WGS84' } });
    await day.peopled();

    // A call is taken down: who, what, where, and the pin is put right on the map.
    await hands.press('Control+n');
    await hands.on('textbox', w.title);
    await hands.go('radio', w.source, { key: 'Shift+Tab' });
    await hands.write('textbox', w.title, CALL.title);
    await hands.press('Tab');
    await hands.type(CALL.text);
    await hands.go('button', w.category);
    await hands.press('Enter');
    await hands.write('textbox', w.address, CALL.address);
    await hands.write('combobox', w.reporter, CALL.name);
    await hands.write('textbox', w.phone, CALL.phone);
    await hands.write('combobox', w.place, '25.6003, 104.0702');
    await day.choose(/WGS84/);
    await hands.press('Alt+m');
    await hands.on('application', w.map);
    const before = await day.pin();
    await hands.press('ArrowRight', 'Shift+ArrowUp');
    await until('the pin has gone', async () => (await day.pin()) !== before);
    found.push(...(await findings(window, 'intake')));
    await hands.press('Control+Enter');
    await hands.on('button', caseActions.accept[lang]);
    const caseId = await day.openCase();

    // The same tree is called in again: it is found among the candidates and goes into the case.
    await hands.press('i');
    await hands.on('textbox', w.title);
    await hands.write('textbox', w.title, AGAIN.title);
    await hands.write('combobox', w.reporter, AGAIN.name);
    await hands.write('combobox', w.place, '25.6003, 104.0702');
    await day.choose(/WGS84/);
    await window.locator(`[data-testid="intake-candidate"][data-case-id="${caseId}"]`).waitFor();
    await hands.press('Alt+d');
    await hands.go('button', new RegExp(`${w.compare}.*${CALL.title}`), { key: 'ArrowDown', most: 3 });
    await hands.press('Enter');
    await hands.on('button', w.mergeAtIntake);
    await hands.press('Enter');
    await hands.on('button', caseActions.accept[lang]);
    expect(await day.openCase()).toBe(caseId);

    // And so does the grid member's report, from its own panel; the work goes on with the case it went into.
    await day.open('枯树倒伏压住电线', patrol);
    await hands.press('m');
    await hands.go('radio', new RegExp(CALL.title), { key: 'ArrowDown', most: 3 });
    await hands.press('Control+Enter');
    await hands.on('button', caseActions.accept[lang]);
    expect(await day.openCase()).toBe(caseId);
    expect((await day.row(caseId)).merged).toHaveLength(2);

    await hands.press('Enter');
    await hands.on('button', w.confirmAccept);
    await hands.press('Enter');
    await hands.on('button', caseActions.dispatch[lang]);

    // To three departments.
    await hands.press('Enter');
    await hands.on('button', w.dispatch);
    const three = ['供电所', '应急办', '综合执法队'];
    await day.chooseOnly(three);
    await hands.press('Control+Enter');
    await day.reaches('dispatched');
    await expectFocus(window, 'case-panel');
    const sent = await day.liveTasks(caseId);
    expect(sent).toHaveLength(3);
    const [power, emergency, law] = three.map((kind) => sent.find((name) => name.includes(kind))!);

    // One declines: it comes back with the reason, and goes to another, who is told.
    await day.sit('department', law);
    await day.open(CALL.title, caseId);
    await hands.press('t');
    await day.task('acknowledged');
    await hands.press('z');
    await hands.type('不属于本部门职责。');
    await hands.press('Control+Enter');
    await day.task('declined');
    await expectFocus(window, 'case-panel');
    await day.sit('dispatcher');
    await day.open(CALL.title, caseId);
    await hands.press('d');
    await hands.on('button', w.dispatch);
    await hands.go('button', w.carry);
    await hands.press('Enter');
    await day.chooseOnly(['交通运输所']);
    found.push(...(await findings(window, 'dispatch again')));
    await hands.press('Control+Enter');
    await window.getByTestId('dispatch-dialog').waitFor({ state: 'detached' });
    await expectFocus(window, 'case-panel');
    const again = await day.liveTasks(caseId);
    expect(again).toHaveLength(3);
    const transport = again.find((name) => name.includes('交通运输所'))!;
    expect((await day.row(caseId)).row.tasks.find((task) => task.departmentName === transport)!.instructions).toContain(
      '不属于本部门职责。',
    );

    // The dispatcher asks to suspend it, the lead agrees, it is resumed.
    await hands.press('Shift+S');
    await hands.type('受天气影响，暂缓处置。');
    await hands.press('Control+Enter');
    await window.getByTestId('requests').waitFor();
    await expectFocus(window, 'case-panel');
    await day.sit('lead');
    await day.open(CALL.title, caseId);
    await hands.on('button', caseActions.answer[lang]);
    await hands.press('Enter');
    await hands.on('radio', w.grant);
    await hands.press('Space', 'Control+Enter');
    await day.reaches('suspended');
    await hands.on('button', caseActions.resume[lang]);
    await day.sit('dispatcher');
    await day.open(CALL.title, caseId);
    await hands.press('v');
    await hands.on('button', w.confirmResume);
    await hands.press('Enter');
    await day.reaches('dispatched');

    // Everybody does the work; the check on the spot fails, and it goes back to them with what was missing.
    for (const department of [power!, emergency!, transport]) await day.work(department, caseId, CALL.title, '已清除枯树。');
    await day.sit('dispatcher');
    await day.open(CALL.title, caseId);
    await day.reaches('feedback');
    await hands.press('f');
    await hands.type('还有枝条压在线上。');
    await hands.press('Control+Enter');
    await day.reaches('dispatched');
    await expectFocus(window, 'case-panel');
    expect(await day.liveTasks(caseId)).toHaveLength(3);
    for (const department of [power!, emergency!, transport]) await day.work(department, caseId, CALL.title, '枝条已清除，线路正常。');

    // It passes, is closed, and printed.
    await day.sit('dispatcher');
    await day.open(CALL.title, caseId);
    await day.reaches('feedback');
    await hands.on('button', caseActions['verify-pass'][lang]);
    await hands.press('Enter');
    await hands.on('button', w.confirmPass);
    await hands.press('Enter');
    await hands.on('button', caseActions.close[lang]);
    await hands.press('Enter');
    await hands.on('button', w.confirmClose);
    await hands.press('Enter');
    await day.reaches('closed');
    await expectFocus(window, 'case-panel');
    found.push(...(await findings(window, 'closed case')));
    const path = join(folder, 'record.pdf');
    await day.print(path);
    const { row, timeline } = await day.row(caseId);
    const text = pdfPages(readFileSync(path))
      .map((page) => page.text)
      .join('')
      .replaceAll(/\s/g, '');
    expect(text).toContain(row.number);
    expect(text).toContain('还有枝条压在线上。');

    expect(row).toMatchObject({ state: 'closed', source: 'hotline', address: CALL.address, rework: 1 });
    expect(timeline.flatMap((entry) => (entry.type === 'case.verified' ? [entry.data.result] : []))).toEqual(['fail', 'pass']);
    expect(timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['case.accepted', 'task.declined', 'case.suspended', 'case.resumed', 'case.verified', 'case.closed']),
    );
    expect(found).toEqual([]);
    expect(await touched()).toEqual([]);
    await consoles.close(desk);
  },
  400_000,
);

it('the watch over the mouse sees one that is used', async () => {
  const desk = await consoles.start({ dataDir: consoles.newFolder() });
  const touched = await watchMouse(desk.app);
  await createHands(desk.window).press('Control+k', 'Escape', 'Tab', 'Enter', 'Escape');
  expect(await touched()).toEqual([]);
  await desk.window.mouse.click(300, 300);
  await desk.window.mouse.wheel(0, 100);
  await expect.poll(touched).toEqual(expect.arrayContaining([expect.stringMatching(/^mousedown/), expect.stringMatching(/^wheel/)]));
  await consoles.close(desk);
});
