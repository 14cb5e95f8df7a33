/**
 * The console as a person uses it: through what is on the screen, by the hooks that stay the same in every language.
 * @param {import('playwright').Page} window
 */
export function createDesk(window) {
  const panel = window.getByTestId('case-panel');
  const visible = (locator, timeout) =>
    locator.waitFor({ state: 'visible', timeout }).then(
      () => true,
      () => false,
    );

  return {
    ready: () => window.getByTestId('queue').waitFor({ timeout: 60_000 }),

    /** Waits until a case of this title is in the console. @returns {Promise<string>} its id */
    arrival: async (title, timeout) => {
      const end = Date.now() + timeout;
      while (Date.now() < end) {
        const caseId = await window.evaluate(findByTitle, title);
        if (caseId) return caseId;
        await window.waitForTimeout(250);
      }
      throw new Error(`no report "${title}" came within ${timeout / 1000} s`);
    },

    /** @returns {Promise<string[]>} the departments that have a task of this case; the leading one first */
    departments: (caseId) => window.evaluate(departmentsOf, caseId),

    /** Opens a case from the queue; searches for it when its row is not among those shown. */
    open: async (caseId, title) => {
      const row = window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`);
      if (!(await visible(row, 5000))) await window.getByTestId('queue-search').fill(title);
      await row.click();
      await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor({ timeout: 10_000 });
    },

    state: () => panel.getAttribute('data-state'),

    /** Waits for the open case to reach one of these states. */
    reaches: async (states, timeout) => {
      const wanted = states.map((state) => `[data-testid="case-panel"][data-state="${state}"]`).join(',');
      await window.locator(wanted).waitFor({ timeout });
      return panel.getAttribute('data-state');
    },

    /** Takes an action that is allowed now; fills in `text` where its form asks for one, and agrees. */
    act: async (name, text) => {
      const form = window.getByTestId(`form-${name}`);
      await panel.getByTestId(`action-${name}`).click();
      if (!(await visible(form, 1500))) return;
      // Words are written in an area; a line is for a time, and may stay empty.
      const field = form.locator('textarea:not([aria-hidden])').last();
      if (text !== undefined && (await field.count()) > 0 && (await field.inputValue()) === '') await field.fill(text);
      await form.getByTestId(`confirm-${name}`).click();
      await form.waitFor({ state: 'hidden', timeout: 10_000 });
    },

    /** Sends the case to departments whose ids begin so; the first leads. */
    dispatch: async (kinds, instructions) => {
      await panel.getByTestId('action-dispatch').click();
      const dialog = window.getByTestId('dispatch-dialog');
      await dialog.waitFor({ timeout: 10_000 });
      for (const kind of kinds) await choose(dialog.locator(`[data-testid="department-option"][data-department-id^="${kind}"]`).first());
      const field = dialog.locator('textarea:not([aria-hidden])').first();
      if ((await field.count()) > 0 && (await field.inputValue()) === '') await field.fill(instructions);
      await dialog.getByTestId('dispatch-confirm').click();
      await dialog.waitFor({ state: 'hidden', timeout: 10_000 });
    },

    /** Waits until an action is allowed. */
    allows: (name, timeout) => panel.getByTestId(`action-${name}`).waitFor({ timeout }),
  };
}

async function findByTitle(title) {
  for (let cursor = null; ;) {
    const page = await globalThis.griddesk.feed.snapshot({ cursor, limit: 500 });
    if (!page.ok) throw new Error(page.error.message);
    const found = page.value.cases.find((row) => row.title === title);
    if (found || page.value.next === null) return found?.id;
    cursor = page.value.next;
  }
}

async function departmentsOf(caseId) {
  const detail = await globalThis.griddesk.cases.read({ caseId });
  if (!detail.ok) throw new Error(detail.error.message);
  return detail.value.row.tasks.toSorted((a, b) => Number(b.lead) - Number(a.lead)).map((task) => task.departmentName);
}

/** A suggested department is chosen already. */
async function choose(option) {
  await option.scrollIntoViewIfNeeded();
  const box = option.getByRole('checkbox');
  if (!(await box.isChecked())) await box.check();
}
