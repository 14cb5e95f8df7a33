/** What is done in the windows before a picture is taken: as a person does it, or through the door where a form shows nothing new. */

/**
 * Asks everybody of the roster to look out, by the form.
 * @param {import('playwright').Page} window
 */
export async function mobilise(window) {
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
export const CALL = {
  title: '大枯树快倒了，压着电线',
  description: '座棚村尹家冲进村路边，枯树往电线那边倒，风一吹就晃，小孩放学要从下面过。',
};

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

export const inEnglish = async (window) => (await window.locator('html').getAttribute('lang')) === 'en';

/** In the order of the filter, behind “all”. */
const KINDS = ['mental-health', 'left-behind-child', 'left-behind-elder', 'lives-alone', 'disability'];

/**
 * Chooses the person of a kind who is due first; whoever lives alone is looked in on twice a day and was visited.
 * @param {import('playwright').Page} window
 * @param {string} kind
 */
export async function choosePerson(window, kind) {
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
export async function sit(window, chair) {
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
export async function askLead(window, caseId) {
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

export async function open(window, which) {
  const row = window.locator(`[data-testid="queue-row"]${which}`).first();
  const caseId = await row.getAttribute('data-case-id');
  await row.click();
  await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();
}
