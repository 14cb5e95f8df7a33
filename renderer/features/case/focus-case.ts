/** How long a case just taken down may need to be drawn, ms. */
const WAIT_MS = 3000;

/** Puts the keyboard where the work goes on in the panel of this case: on the act that usually comes next. */
export const focusCase = (caseId: string): void => {
  const end = performance.now() + WAIT_MS;
  const look = () => {
    const panel = document.querySelector(`[data-testid=case-panel][data-case-id="${caseId}"]`);
    const next = panel?.querySelector<HTMLElement>('[data-usual]');
    if (next) next.focus();
    else if (performance.now() < end) requestAnimationFrame(look);
    else panel?.querySelector<HTMLElement>('button')?.focus();
  };
  requestAnimationFrame(look);
};
