/** How long a case just taken down, or just opened, may need to be drawn, ms. */
const WAIT_MS = 3000;

/** The act that usually comes next, of the case or of this seat's task in it. */
export const usualIn = (panel: Element | null | undefined): HTMLElement | null => panel?.querySelector<HTMLElement>('[data-usual]') ?? null;

/**
 * Puts the keyboard where the work goes on in the panel of this case: on the act that usually comes next, or before all
 * its acts where none is. Whoever takes the focus elsewhere meanwhile keeps it there.
 */
export const focusCase = (caseId: string): void => {
  const end = performance.now() + WAIT_MS;
  const from = document.activeElement;
  let bar: HTMLElement | undefined;
  const look = () => {
    const panel = document.querySelector(`[data-testid=case-panel][data-case-id="${caseId}"]`);
    const here = document.activeElement;
    if (here !== document.body && here !== from && here !== bar) return;
    const next = usualIn(panel);
    if (next) {
      next.focus();
      return;
    }
    const found = panel?.querySelector<HTMLElement>('[data-acts]') ?? undefined;
    if (found && found !== bar) found.focus();
    bar = found ?? bar;
    if (performance.now() < end) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
