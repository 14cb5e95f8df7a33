import type { Page } from 'playwright';

/** Controls of the panel that do nothing to the case: leading somewhere, printing, closing it. */
const HARMLESS = ['case-close', 'print-menu', 'open-case', 'show-on-map', 'case-person-open', 'timeline-together'];

export interface Offered {
  readonly state: string;
  /** Actions on the case, and on a task with whose and in which state it is: `recall power-supply-… sent`. In order of letters. */
  readonly acts: readonly string[];
  /** Cases beside which merging with them is offered, and taking back their merge. */
  readonly compares: readonly string[];
  readonly unmerges: readonly string[];
  /** Controls nobody has said anything about. */
  readonly unknown: readonly string[];
}

/** Everything in the panel that can be pressed. */
export const offeredIn = (window: Page): Promise<Offered> =>
  window.getByTestId('case-panel').evaluate((panel, harmless) => {
    const controls = panel.querySelectorAll<HTMLElement>(
      'button, a, input, select, textarea, [role=button], [role=menuitem], [role=switch]',
    );
    const named = [...controls].map((control) => ({ control, id: control.dataset['testid'] ?? '' }));
    const beside = (id: string) =>
      named.filter((one) => one.id === id).map(({ control }) => control.closest<HTMLElement>('[data-case-id]')!.dataset['caseId']!);
    const isAct = (id: string) => id.startsWith('action-');
    const taskOf = (control: HTMLElement) => {
      const { departmentId, state } = control.closest<HTMLElement>('[data-testid="task"]')?.dataset ?? {};
      return departmentId === undefined ? '' : ` ${departmentId} ${state}`;
    };
    return {
      state: panel.dataset['state']!,
      acts: named
        .filter(({ id }) => isAct(id))
        .map(({ control, id }) => `${id.slice('action-'.length)}${taskOf(control)}`)
        .sort(),
      compares: beside('compare-case'),
      unmerges: beside('unmerge-case'),
      unknown: named
        .filter(({ id }) => !isAct(id) && ![...harmless, 'compare-case', 'unmerge-case'].includes(id))
        .map(({ control }) => control.outerHTML.slice(0, 200)),
    };
  }, HARMLESS);

/** Opens the palette, reads what it can do, and closes it. @returns its lines */
export const paletteActs = async (window: Page): Promise<readonly { readonly id: string; readonly label: string }[]> => {
  await window.keyboard.press('Control+k');
  const palette = window.getByTestId('command-palette');
  await palette.waitFor();
  const acts = await palette
    .locator('[data-testid="palette-item"][data-kind="actions"]')
    .evaluateAll((all) => all.map((one) => ({ id: one.dataset['id']!, label: one.firstElementChild!.textContent })));
  await window.keyboard.press('Escape');
  await palette.waitFor({ state: 'hidden' });
  return acts;
};

/** Id of the case the keys are about in the list; undefined: the list is empty. */
const current = (window: Page): Promise<string | undefined> =>
  window.evaluate(() => {
    const id = document.querySelector('[role=listbox]')?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.dataset['caseId'];
  });

/** Searches, and waits for as many cases as there should be; with fewer or more the walk goes over what there is. */
const gather = async (window: Page, words: string, count: number): Promise<void> => {
  const search = window.getByTestId('queue-search');
  await search.fill(words);
  const rows = window.getByTestId('queue-row');
  const complete = count === 0 ? rows.first() : window.locator(`[data-testid="queue-row"][aria-setsize="${count}"]`).first();
  await complete.waitFor({ state: count === 0 ? 'hidden' : 'visible', timeout: 10_000 }).catch(() => undefined);
  await search.press('Enter');
  if (count > 0) await window.keyboard.press('Home');
};

/** A list and how many cases it should hold; a department's inbox keeps ended tasks on a shelf of their own. */
export interface Shelf {
  readonly testId?: string;
  readonly count: number;
}

/**
 * Opens each case that the lists show for the words, one after the other by keys, and hands it over. @returns ids of the
 * cases that were there
 */
export const walk = async (
  window: Page,
  words: string,
  shelves: readonly Shelf[],
  visit: (caseId: string) => Promise<void>,
): Promise<ReadonlySet<string>> => {
  const seen = new Set<string>();
  for (const { testId, count } of shelves) {
    if (testId !== undefined) await window.getByTestId(testId).click();
    await gather(window, words, count);
    for (let caseId = await current(window); caseId !== undefined && !seen.has(caseId); caseId = await current(window)) {
      seen.add(caseId);
      await window.keyboard.press('Enter');
      await window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor({ timeout: 10_000 });
      await visit(caseId);
      await window.keyboard.press('j');
    }
  }
  return seen;
};
