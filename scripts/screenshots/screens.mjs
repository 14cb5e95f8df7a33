import { askLead, CALL, choosePerson, inEnglish, mobilise, open, sit, takeReport } from './acts.mjs';

/** The main screens, and how a person gets to each. */
const WAYS = {
  dispatch: async (window, caseId) => {
    await window.getByTestId('go-dispatch').click();
    await open(window, `[data-case-id="${caseId}"]`);
  },
  'dispatch-dialog': async (window) => {
    await window.getByTestId('go-dispatch').click();
    // One that waits for it: its departments are proposed, with the reasons.
    await open(window, '[data-state="filed"]');
    await window.getByTestId('case-panel').getByTestId('action-dispatch').click();
    await window.getByTestId('dispatch-dialog').waitFor();
  },
  intake: async (window, caseId) => {
    await takeReport(window, caseId);
  },
  'intake-compare': async (window, caseId) => {
    await takeReport(window, caseId);
    await window.locator(`[data-testid="intake-candidate"][data-case-id="${caseId}"]`).click();
    await window.getByTestId('intake-compare').waitFor();
  },
  merge: async (window) => {
    await window.getByTestId('go-dispatch').click();
    // It may lie below what is drawn of the list.
    const search = window.getByTestId('queue-search');
    await search.fill(CALL.title);
    await open(window, `:has-text("${CALL.title}")`);
    await search.fill('');
    await window.getByTestId('case-panel').getByTestId('action-merge').click();
    await window.getByTestId('form-merge').waitFor();
  },
  palette: async (window) => {
    await window.getByTestId('open-palette').click();
    await window.getByTestId('command-palette').waitFor();
  },
  map: async (window, caseId) => {
    await WAYS.dispatch(window, caseId);
    await window.getByTestId('go-map').click();
    await window.getByTestId('map').waitFor();
  },
  people: async (window) => {
    await window.getByTestId('go-people').click();
    await window.getByTestId('people-panel').waitFor();
  },
  care: async (window) => {
    await choosePerson(window, 'lives-alone');
    await window.getByTestId('care-history').waitFor();
  },
  reveal: async (window) => {
    await choosePerson(window, 'lives-alone');
    await window.getByTestId('reveal').click();
    await window.getByTestId('reveal-reason').fill((await inEnglish(window)) ? 'Call the neighbour who looks in' : '联系邻居了解情况');
    await window.getByTestId('reveal-confirm').click();
    await window.getByTestId('revealed').scrollIntoViewIfNeeded();
  },
  duty: async (window) => {
    await choosePerson(window, 'left-behind-child');
    await window.getByTestId('care-duty').click();
    await window.getByTestId('duty-form').waitFor();
  },
  handover: async (window) => {
    await window.getByTestId('go-handover').click();
    await window.getByTestId('handover').waitFor();
  },
  roster: async (window) => {
    await window.getByTestId('go-roster').click();
    await window.getByTestId('roster-member').first().waitFor();
  },
  archive: async (window) => {
    await window.getByTestId('go-archive').click();
    await window.getByTestId('archive-row').first().click();
    await window.getByTestId('case-panel').waitFor();
  },
  evaluation: async (window) => {
    await window.getByTestId('go-evaluation').click();
    await window.getByTestId('evaluation-figures').waitFor();
  },
  mobilise: async (window) => {
    await window.getByTestId('go-mobilise').click();
    await window.getByTestId('mobilise').waitFor();
    if ((await window.getByTestId('mobilise-board').count()) === 0) await mobilise(window);
    await window.getByTestId('mobilise-board').waitFor();
  },
  settings: async (window) => {
    await window.getByTestId('go-settings').click();
  },
  'lead-inbox': async (window, caseId) => {
    await askLead(window, caseId);
    await window.getByTestId('go-dispatch').click();
    await window.getByTestId('queue-only-requests').click();
    await open(window, `[data-case-id="${caseId}"]`);
    await window.getByTestId('case-panel').getByTestId('action-answer').click();
    await window.getByTestId('form-answer').waitFor();
  },
  routing: async (window) => {
    await window.getByTestId('open-palette').click();
    const words = (await inEnglish(window)) ? 'routing rules' : '派遣规则';
    await window.getByTestId('command-palette').getByRole('combobox').fill(words);
    await window.keyboard.press('Enter');
    await window.getByTestId('routing').waitFor();
  },
  department: async (window) => {
    await window.getByTestId('go-dispatch').click();
    await window.locator('[data-kind="inbox"][data-status="ready"]').waitFor();
    await window.getByTestId('inbox-todo').click();
    if ((await window.getByTestId('queue-row').count()) === 0) await window.getByTestId('inbox-done').click();
    await window.getByTestId('queue-row').first().click();
    await window.getByTestId('case-panel').waitFor();
  },
};

/** Whose screen it is, where it is not the dispatcher's. */
const SEATS = {
  'lead-inbox': { role: 'lead' },
  routing: { role: 'lead' },
  evaluation: { role: 'lead' },
  mobilise: { role: 'lead' },
  roster: { role: 'lead' },
  department: { role: 'department', departmentId: 'power-supply-530303101' },
};

/** Screens that are windows of their own: how they are asked for, and what is there once they are drawn. */
const WINDOWS = {
  wall: [() => ({ show: 'wall' }), '[data-testid=wall-overdue]'],
  paper: [(caseId) => ({ show: 'print', paper: 'dispatch-order', caseId }), '[data-testid=paper][data-status=ready]'],
};

/** Software drawing of the map takes its time; nothing on the other screens moves after it. */
const SETTLE_MS = { map: 4000, dispatch: 2500, wall: 5000 };

export const SCREENS = [...Object.keys(WAYS), ...Object.keys(WINDOWS)];

/**
 * Brings a screen up and lets it settle.
 * @param {import('playwright').Page} window
 * @param {string} screen
 * @param {string} caseId the case that is open
 * @returns {Promise<import('playwright').Page>} the window it is in: the same, or one of its own
 */
export async function show(window, screen, caseId) {
  await closeDialogs(window);
  await sit(window, SEATS[screen] ?? { role: 'dispatcher' });
  if (screen in WINDOWS) return ownWindow(window, screen, caseId);
  await WAYS[screen](window, caseId);
  // Away from the buttons, whose tooltips would stand in the picture.
  await window.mouse.move(400, 8);
  await window.waitForTimeout(SETTLE_MS[screen] ?? 800);
  return window;
}

/** As large as the main window is. */
async function ownWindow(window, screen, caseId) {
  const [about, drawn] = WINDOWS[screen];
  const opened = window.context().waitForEvent('page');
  await window.evaluate((asked) => globalThis.griddesk.app.openWindow(asked), about(caseId));
  const own = await opened;
  const [width, height] = await window.evaluate(() => [globalThis.innerWidth, globalThis.innerHeight]);
  await own.setViewportSize({ width, height });
  await own.locator(drawn).first().waitFor();
  await own.waitForTimeout(SETTLE_MS[screen] ?? 800);
  return own;
}

async function closeDialogs(window) {
  const dialog = window.getByRole('dialog').or(window.getByTestId('command-palette')).first();
  for (let tries = 0; tries < 3 && (await dialog.isVisible()); tries += 1) {
    await window.keyboard.press('Escape');
    await window.waitForTimeout(300);
  }
}
