import type { Page } from 'playwright';
import type { Role } from '../../../preload/contract';
import { REPORTER } from '../canaries';
import { until } from '../consoles';
import { replicaRows } from '../replica';
import { answered, storesOf } from '../told';
import { look, TITLE, type FieldDesk } from './desk';

const MAP = '[data-testid="map"][data-state="ready"]';

/** What stands in a place of the rail once it is open. */
const PLACES: Readonly<Record<string, string>> = {
  'go-dispatch': '[data-testid="queue-row"]',
  'go-map': MAP,
  'go-people': '[data-testid="people-panel"]',
  'go-roster': '[data-testid="roster"]',
  'go-mobilise': '[data-testid="mobilise"]',
  'go-archive': '[data-testid="archive"]',
  'go-evaluation': '[data-testid="evaluation"]',
  'go-handover': '[data-testid="handover"]',
  'go-settings': '[data-testid="settings"]',
};

const walkPlaces = async (desk: FieldDesk): Promise<void> => {
  const { window } = desk;
  const places = await window.locator('[data-testid^="go-"]').evaluateAll((all) => all.map((one) => one.getAttribute('data-testid')!));
  for (const place of places) {
    await window.getByTestId(place).click();
    const inside = PLACES[place];
    if (inside === undefined) throw new Error(`nothing is known of ${place}`);
    await window.locator(inside).first().waitFor();
    await look(desk, place);
  }
};

const walkCases = async (desk: FieldDesk): Promise<void> => {
  const { window, cases } = desk;
  await window.getByTestId('go-dispatch').click();
  for (const caseId of Object.values(cases)) {
    await window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).click();
    const panel = window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`);
    await panel.getByTestId('timeline-entry').first().waitFor();
    await look(desk, `case ${caseId}`);
  }
};

/** Goes through the list of what is in view, where the keyboard opens the card of each mark. */
const walkMap = async (desk: FieldDesk): Promise<void> => {
  const { window } = desk;
  await window.getByTestId('go-map').click();
  await window.locator(MAP).waitFor();
  await window.getByTestId('map').getByRole('button', { name: '列出当前范围内的案卷与人员' }).click();
  const list = window.getByTestId('map-list');
  await list.waitFor();
  for (const line of await list.locator('li').getByRole('button').all()) {
    const [name] = (await line.innerText()).split(' · ');
    await line.focus();
    await window.getByTestId('map-card').filter({ hasText: name! }).waitFor();
    await look(desk, 'list of the map');
  }
  await window.keyboard.press('Escape');
};

const walkPeople = async (desk: FieldDesk): Promise<void> => {
  const { window } = desk;
  const people = await replicaRows(window, 'people');
  // A seat that is shown nobody may have no place for them.
  if (people.length > 0) await window.getByTestId('go-people').click();
  for (const { id } of people) {
    await window.locator(`[data-testid="person-row"][data-person-id="${String(id)}"]`).click();
    const card = window.locator(`[data-testid="person-detail"][data-person-id="${String(id)}"]`);
    await card.getByTestId('plan-source').first().waitFor();
    await look(desk, `card of ${String(id)}`);
  }
};

const walkPalette = async (desk: FieldDesk): Promise<void> => {
  const { window, world, console: console_ } = desk;
  await window.getByTestId('open-palette').click();
  const palette = window.getByTestId('command-palette');
  await palette.waitFor();
  await look(desk, 'palette');
  const searches = () => answered(console_.app, 'cases.search');
  // A surname and the end of a number, which every seat may read: what is found must not say more.
  for (const words of ['澹台', world.people[0]!.phone!.slice(-4), REPORTER.name.slice(0, 2), TITLE, '审计', '移交']) {
    const before = await searches();
    await palette.getByRole('combobox').fill(words);
    await until('the archive has answered', async () => (await searches()) > before);
    await look(desk, `palette: ${words}`);
  }
  await window.keyboard.press('Escape');
};

const walkAudit = async (desk: FieldDesk): Promise<void> => {
  const { window } = desk;
  await window.getByTestId('open-palette').click();
  await window.getByTestId('command-palette').getByRole('combobox').fill('审计');
  await window.keyboard.press('Enter');
  await window.getByTestId('audit-table').waitFor();
  await look(desk, 'audit');
  await window.getByTestId('go-dispatch').click();
};

/** Goes through every page of the main window and opens everything in it. */
export const walk = async (desk: FieldDesk, role: Role): Promise<void> => {
  await walkPlaces(desk);
  await walkCases(desk);
  await walkMap(desk);
  await walkPeople(desk);
  await walkPalette(desk);
  if (role === 'lead') await walkAudit(desk);
};

/** A seat that may not print a paper is told so in its place. */
const paperOf = (page: Page) =>
  page
    .locator('[data-testid=paper][data-status=ready]')
    .or(page.getByText('此案卷没有可打印的内容。'))
    .or(page.getByText('没有可打印的内容。', { exact: true }));

/** Opens each kind of window and looks at it; what a window's own bridge tells is in the record of answers. */
export const windows = async (desk: FieldDesk): Promise<void> => {
  const {
    console: { app, griddesk },
    cases,
    told,
  } = desk;
  const entry = (page: Page) => page.getByTestId('case-panel').getByTestId('timeline-entry').first();
  const kinds = [
    [{ show: 'dispatch' }, (page: Page) => page.getByTestId('queue-row').first()],
    [{ show: 'map' }, (page: Page) => page.locator(MAP)],
    [{ show: 'case', caseId: cases.report }, entry],
    [{ show: 'case', caseId: cases.duty }, entry],
    [{ show: 'wall' }, (page: Page) => page.getByTestId('wall-overdue')],
    [{ show: 'print', paper: 'case-history', caseId: cases.duty }, paperOf],
    [{ show: 'print', paper: 'dispatch-order', caseId: cases.report }, paperOf],
    [{ show: 'print', paper: 'handover' }, paperOf],
  ] as const;
  for (const [kind, inside] of kinds) {
    const opened = app.waitForEvent('window', { timeout: 20_000 });
    const answer = await griddesk('app.openWindow', kind);
    if (!answer.ok) {
      opened.catch(() => {});
      continue;
    }
    const page = await opened;
    await inside(page).waitFor();
    await look(desk, JSON.stringify(kind), page);
    // A wall takes turns between its views.
    for (let view = 1; kind.show === 'wall' && view < 5; view += 1) {
      await page.keyboard.press('ArrowRight');
      await look(desk, `wall, view ${view}`, page);
    }
    for (const [store, rows] of Object.entries(await storesOf(page))) told.add(`store ${store} of ${kind.show}`, rows);
    await page.close();
  }
};
