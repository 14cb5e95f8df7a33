/**
 * The console as a person uses it: through what is on the screen, by the hooks that stay the same in every language.
 * @param {import('playwright').Page} window
 */
export function createDesk(window) {
  const panel = window.getByTestId('case-panel');
  const visible = (locator, timeout) => locator.waitFor({ state: 'visible', timeout }).then(() => true, () => false);

  return {
    ready: () => window.getByTestId('queue').waitFor({ timeout: 60_000 }),

    /** Waits until a case of this title is in the console. @returns {Promise<string>} its id */
    arrival: async (title, timeout) => {
      const found = await window.waitForFunction(
        async (wanted) => {
          const page = await globalThis.griddesk.feed.snapshot({ cursor: null, limit: 200 });
          return page.ok && page.value.cases.find((row) => row.title === wanted)?.id;
        },
        title,
        { timeout, polling: 250 },
      );
      return found.jsonValue();
    },

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
      const field = form.getByRole('textbox').last();
      if (text !== undefined && (await field.isVisible()) && (await field.inputValue()) === '') await field.fill(text);
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

/** A suggested department is chosen already. */
async function choose(option) {
  await option.scrollIntoViewIfNeeded();
  const marks = await option.evaluate((element) =>
    ['aria-selected', 'aria-checked', 'aria-pressed', 'data-selected', 'data-chosen'].some((name) => element.getAttribute(name) === 'true') ||
    element.querySelector('input:checked') !== null);
  if (!marks) await option.click();
}
