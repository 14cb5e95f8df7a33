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

/**
 * Asks everybody of the roster to look out, by the form.
 * @param {import('playwright').Page} window
 */
async function mobilise(window) {
  const english = await inEnglish(window);
  await window.getByTestId('mobilise-compose').click();
  await window
    .getByTestId('mobilise-title')
    .fill(english ? 'Look out for a man who collects money in the secretary’s name' : '协查冒充区委书记收款的男子');
  await window
    .getByTestId('mobilise-text')
    .fill(
      english
        ? 'About forty, grey jacket, asks for transfers. Do not pay; tell us where he is.'
        : '四十岁上下，灰色外套，要求转账。不要付款，发现立即回复位置。',
    );
  await window.locator('[data-testid="mobilise-count"]:not([data-people="0"])').waitFor();
  await window.getByTestId('mobilise-send').click();
  await window.getByTestId('mobilise-board').waitFor();
  // At four times the demo's pace the first have answered by then.
  await window.waitForTimeout(45_000);
}

/** A second caller about the case of the story, in words of their own. */
const CALL = { title: '大枯树快倒了，压着电线', description: '座棚村尹家冲进村路边，枯树往电线那边倒，风一吹就晃，小孩放学要从下面过。' };

/**
 * Fills in the report form with that call, right beside the case.
 * @param {import('playwright').Page} window
 * @param {string} caseId
 */
export async function takeReport(window, caseId) {
  const { lon, lat } = await window.evaluate(async (id) => (await globalThis.griddesk.cases.read({ caseId: id })).value.row, caseId);
  await window.getByTestId('go-dispatch').click();
  await window.getByTestId('take-report').click();
  await window.getByTestId('intake-title').fill(CALL.title);
  await window.getByTestId('intake-description').fill(CALL.description);
  await window.getByTestId('intake-place').fill(`${lon + 0.0004}, ${lat + 0.0003}`);
  // GCJ-02, WGS84, BD-09: the second.
  await window.getByRole('option').nth(1).click();
  const hint = window.getByTestId('intake-category-hint').first();
  if (await hint.isVisible()) await hint.click();
  await window.locator(`[data-testid="intake-candidate"][data-case-id="${caseId}"]`).waitFor();
}

const inEnglish = async (window) => (await window.locator('html').getAttribute('lang')) === 'en';

/** In the order of the filter, behind “all”. */
const KINDS = ['mental-health', 'left-behind-child', 'left-behind-elder', 'lives-alone', 'disability'];

/**
 * Chooses the person of a kind who is due first; whoever lives alone is looked in on twice a day and was visited.
 * @param {import('playwright').Page} window
 * @param {string} kind
 */
async function choosePerson(window, kind) {
  await window.getByTestId('go-people').click();
  await window.getByTestId('people-by-kind').click();
  await window
    .getByRole('option')
    .nth(KINDS.indexOf(kind) + 1)
    .click();
  const row = window.getByTestId('person-row').first();
  const personId = await row.getAttribute('data-person-id');
  const closed = window.getByTestId('person-close');
  if (await closed.isVisible()) await closed.click();
  if (kind === 'lives-alone') await lookAfter(window, personId);
  await window.locator(`[data-testid="person-row"][data-person-id="${personId}"]`).click();
  await window.locator(`[data-testid="person-detail"][data-person-id="${personId}"]`).waitFor();
}

async function lookAfter(window, personId) {
  const english = await inEnglish(window);
  const ids = [newId(), newId()];
  await window.evaluate(
    async ([id, commands, reason, text, next]) => {
      const { people } = globalThis.griddesk;
      const { row } = (await people.read({ personId: id })).value;
      if (row.plan.lookIns.length > 0) return;
      await people.plan({ commandId: commands[0], personId: id, lookIns: ['morning', 'evening'], reason });
      await people.visit({ commandId: commands[1], personId: id, visitedAt: Date.now(), result: 'concern', text, next });
    },
    [
      personId,
      ids,
      english ? 'No phone: somebody looks in morning and evening' : '没有手机，早晚各看望一次',
      english ? 'Unsteady on the feet; medicine has run out' : '腿脚不便，药已用完',
      english ? 'Ask the health centre to bring the medicine' : '请卫生院送药上门',
    ],
  );
}

/** Takes the chair whose screen it is; the windows follow. */
async function sit(window, chair) {
  const moved = await window.evaluate(async (wanted) => {
    const { seat } = (await globalThis.griddesk.settings.read()).value;
    if (seat.role === wanted.role) return false;
    const { area, operatorId, operatorName } = seat;
    await globalThis.griddesk.settings.update({ seat: { area, operatorId, operatorName, ...wanted } });
    return true;
  }, chair);
  if (moved) await window.waitForTimeout(1500);
}

/** Something for the lead to decide: an appeal, unless there is one already. */
async function askLead(window, caseId) {
  const commandId = newId();
  await sit(window, { role: 'dispatcher' });
  await window.evaluate((words) => globalThis.griddesk.cases.request(words), {
    commandId,
    caseId,
    kind: 'appeal',
    reason: '树高超过十米，需调配吊车，非本单位原因造成等待。',
  });
  await sit(window, { role: 'lead' });
}

/** UUIDv7 (RFC 9562): the id of an act. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = Date.now().toString(16).padStart(12, '0');
  const rest = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

async function open(window, which) {
  const row = window.locator(`[data-testid="queue-row"]${which}`).first();
  const caseId = await row.getAttribute('data-case-id');
  await row.click();
  await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();
}

async function closeDialogs(window) {
  const dialog = window.getByRole('dialog').or(window.getByTestId('command-palette')).first();
  for (let tries = 0; tries < 3 && (await dialog.isVisible()); tries += 1) {
    await window.keyboard.press('Escape');
    await window.waitForTimeout(300);
  }
}
